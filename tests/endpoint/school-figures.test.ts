import { plannedAgainst } from '../../src/core/planned-against';
import { noHomeworkPath, postNoticePath } from '../../src/wire/notice-desk';
import { LIMIT } from '../setup/published';
import { taskOf } from '../setup/planned';

import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/endpoint/database/engine';
import { figuresAnswer, figuresPath } from '../../src/wire/figures';
import { schoolFiguresAnswer, schoolFiguresPath } from '../../src/wire/school-figures';
import { addClasses, answerOf, foundSchool, invited, openDesk, post, told, type Hand } from '../setup/desk';
import { ENGINES } from '../setup/keeping';
import { releaseAt, sendAlike } from '../setup/told';

const WEEK = { from: '2026-11-16', to: '2026-11-22' };

/** 三年级1班 of which Monday and Tuesday are published, 三年级2班 of which a week is, 三年级3班 and 四年级1班 of nothing. */
async function room(engine: Engine = 'sqlite') {
  const desk = await openDesk(engine);
  const admin = await foundSchool(desk);
  const ids = await addClasses(admin, '四年级1班', '三年级3班', '三年级2班', '三年级1班');
  const [, , second = '', first = ''] = ids;
  for (const night of ['2026-11-16', '2026-11-17'])
    await sendAlike(desk, { classId: first, night, families: 12, minutes: { math: 30, chinese: 20 } });
  for (const night of ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'])
    await sendAlike(desk, { classId: second, night, families: 7, minutes: { math: 40 } });
  await releaseAt(desk, '2026-11-28T12:00:00+08:00');
  const ask = (hand: Hand, dates = WEEK) =>
    answerOf(schoolFiguresAnswer, post(hand, schoolFiguresPath, dates));
  return { desk, admin, first, second, ask };
}

describe.each(ENGINES)('on %s', (engine) => {
  test('a school is told of each class what its own families may read, in the order of grade and number', async () => {
    const { desk, admin, ask } = await room(engine);
    const { classes } = await ask(admin);
    expect(classes.map(({ name, evenings, weeks }) => [name, evenings.length, weeks.length])).toEqual([
      ['三年级1班', 2, 0],
      ['三年级2班', 0, 1],
      ['三年级3班', 0, 0],
      ['四年级1班', 0, 0],
    ]);
    for (const { class: id, evenings, weeks } of classes) {
      const question = { class: id, ...WEEK };
      const own = await answerOf(
        figuresAnswer,
        post({ desk, headers: { origin: '' } }, figuresPath, question),
      );
      expect({ evenings, weeks }).toEqual({ evenings: own.evenings, weeks: own.weeks });
    }
  });

  test('a lead is told of the own grade and an auditor of all; a school without classes of none', async () => {
    const { desk, admin, ask } = await room(engine);
    const names = async (hand: Hand) => (await ask(hand)).classes.map(({ name }) => name);
    expect(await names(await invited(admin, '冯组长', { role: 'lead', grade: 4 }))).toEqual(['四年级1班']);
    expect(await names(await invited(admin, '卫督学', { role: 'auditor' }))).toHaveLength(4);
    expect(await names(await foundSchool(desk, '赵校长'))).toEqual([]);
  });
});

test('a class stands in the grade it was in then, and before it entered it was not there', async () => {
  const { admin, ask } = await room();
  await addClasses(admin, '一年级1班');
  const lastYear = { from: '2026-03-02', to: '2026-03-08' };
  const graded = (await ask(admin, lastYear)).classes.map(({ name, grade }) => [name, grade]);
  expect(graded).toEqual([
    ['三年级1班', 2],
    ['三年级2班', 2],
    ['三年级3班', 2],
    ['四年级1班', 3],
  ]);
});

test('since when there are figures is told of the classes one oversees, and of none where there never was any', async () => {
  const { desk, admin, ask } = await room();
  expect((await ask(admin, { from: '2026-03-02', to: '2026-03-08' })).since).toBe('2026-11-16');
  const lead = await invited(admin, '冯组长', { role: 'lead', grade: 4 });
  expect(await ask(lead)).not.toHaveProperty('since');
  expect(await ask(await foundSchool(desk, '赵校长'))).not.toHaveProperty('since');
});

test('a longer time than a school year and its weeks is not told at once', async () => {
  const { admin } = await room();
  const question = { from: '2025-01-01', to: '2026-11-22' };
  expect(await told(post(admin, schoolFiguresPath, question))).toEqual({
    status: 400,
    body: { problem: 'question-malformed', field: 'to' },
  });
});

const [MONDAY, TUESDAY] = ['2026-11-23', '2026-11-24'];

test('a school is told what was planned in the scope of the limit then, beside what was published', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [one = '', two = ''] = await addClasses(admin, '三年级1班', '三年级2班');
  await desk.world.keeping.commitMain(async (writes) => {
    const { school_id } = await writes.selectFrom('school').select('school_id').executeTakeFirstOrThrow();
    const of = { school_id, class_id: one, night: MONDAY };
    await writes
      .insertInto('published_evening')
      .values({
        ...of,
        last: MONDAY,
        kind: 'school',
        is_known: 1,
        grade: 3,
        limit_then: JSON.stringify({ ...LIMIT, scope: 'all' }),
        band: '20+',
      })
      .execute();
    await writes
      .insertInto('published_figure')
      .values([
        { ...of, figure: 'homework', minutes: 40 },
        { ...of, figure: 'math', minutes: 25 },
      ])
      .execute();
  });
  const reading = taskOf({ subject: 'chinese', kind: 'other', minutes: 10 });
  for (const night of [MONDAY, TUESDAY])
    expect(
      await told(
        post(admin, postNoticePath, {
          night,
          classes: [{ class: one, seen: {} }],
          subjects: ['math', 'chinese'],
          tasks: [taskOf(), reading],
        }),
      ),
    ).toMatchObject({ status: 200 });
  await post(admin, noHomeworkPath, { class: two, night: MONDAY, seen: {}, stands: true });

  const { classes } = await answerOf(
    schoolFiguresAnswer,
    post(admin, schoolFiguresPath, { from: MONDAY, to: TUESDAY }),
  );
  expect(classes.map(({ planned }) => planned)).toEqual([
    [
      // Monday's figure was made under a limit for all work, Tuesday the school's counts written work alone.
      {
        night: MONDAY,
        isNoHomework: false,
        subjects: { chinese: { minutes: 10, unknown: 0 }, math: { minutes: 15, unknown: 0 } },
      },
      { night: TUESDAY, isNoHomework: false, subjects: { math: { minutes: 15, unknown: 0 } } },
    ],
    [{ night: MONDAY, isNoHomework: true, subjects: {} }],
  ]);
  const bands = { '10-14': 0, '15-19': 0, '20+': 1 };
  expect(plannedAgainst(classes)).toEqual({
    homework: { planned: 25, measured: 40, evenings: 1, bands },
    subjects: { math: { planned: 15, measured: 25, evenings: 1, bands } },
    nights: { published: 1, posted: 1, whole: 1, withoutFigure: 2 },
  });
});
