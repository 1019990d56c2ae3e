import { describe, expect, test } from 'vitest';
import { classAnswer } from '../../src/wire/class';
import {
  changeClassDaysPath,
  changeDaysAnswer,
  changeDaysPath,
  daysAnswer,
  daysPath,
} from '../../src/wire/days';
import { release } from '../../src/endpoint/release/close';
import { everyRow } from '../setup/every-row';
import {
  addClasses,
  answerOf,
  foundSchool,
  invited,
  look,
  openDesk,
  post,
  told,
  type Hand,
} from '../setup/desk';
import { lettersOf } from '../setup/evening';
import { ENGINES } from '../setup/keeping';

type Act = { change: object; from?: 'tonight' | 'next'; accepts?: string[] };

const change = (admin: Hand, { change: act, from = 'next', accepts = [] }: Act) =>
  post(admin, changeDaysPath, { change: act, from, accepts });
const changed = (admin: Hand, act: Act) => answerOf(changeDaysAnswer, change(admin, act));
const evenings = (says: string, ...nights: string[]) => ({ kind: 'evenings', nights, says });

const daysFor = (hand: Hand) => answerOf(daysAnswer, look(hand, daysPath));

async function schoolOfTwo(engine: (typeof ENGINES)[number] = 'sqlite') {
  const desk = await openDesk(engine);
  const admin = await foundSchool(desk);
  const [first = '', second = ''] = await addClasses(admin, '三年级1班', '三年级2班');
  const classFor = (id: string) => answerOf(classAnswer, post({ desk }, '/v1/class', { class: id }));
  return { desk, admin, first, second, classFor };
}

describe.each(ENGINES)('on %s', (engine) => {
  test('what the admin says of the days is told to everyone signed in, and to each family’s phone', async () => {
    const { admin, first, classFor } = await schoolOfTwo(engine);
    const teacher = await invited(admin, '李老师', { role: 'teacher', class: first });
    const winter = { from: '2027-01-23', to: '2027-02-21' };
    const acts = [
      { kind: 'friday', counts: true },
      { kind: 'breaks', year: 2026, breaks: [winter, { from: '2027-07-03', to: '2027-08-31' }] },
      { kind: 'breaks', year: 2027, breaks: [] },
      evenings('no-homework', '2026-12-02', '2026-12-09'),
    ];
    for (const act of acts) expect(await changed(admin, { change: act })).toMatchObject({ isWritten: true });
    await changed(admin, { change: evenings('calendar', '2026-12-09') });
    const { days, tonight, next } = await daysFor(teacher);
    expect({ tonight, next }).toEqual({ tonight: '2026-11-22', next: '2026-11-23' });
    expect(days).toMatchObject({
      fridayCounts: true,
      breaks: [winter, { from: '2027-07-03', to: '2027-08-31' }],
      yearsWithoutBreaks: [2027],
      overrides: { '2026-12-02': 'no-homework' },
    });
    expect((await classFor(first)).calendar).toEqual(days);
  });

  test('a class’s own word wins over its school’s, in that class alone', async () => {
    const { admin, first, second, classFor } = await schoolOfTwo(engine);
    const teacher = await invited(admin, '李老师', { role: 'teacher', class: first });
    await changed(admin, { change: evenings('no-homework', '2026-12-02', '2026-12-03') });
    const asked = { class: first, change: evenings('school', '2026-12-02'), from: 'next', accepts: [] };
    await answerOf(changeDaysAnswer, post(teacher, changeClassDaysPath, asked));
    const overridesOf = async (id: string) => (await classFor(id)).calendar.overrides;
    expect(await overridesOf(first)).toEqual({ '2026-12-02': 'school', '2026-12-03': 'no-homework' });
    expect(await overridesOf(second)).toEqual({ '2026-12-02': 'no-homework', '2026-12-03': 'no-homework' });
    expect((await daysFor(teacher)).classes).toEqual([
      { class: first, overrides: { '2026-12-02': 'school' } },
    ]);
    const other = await invited(admin, '周老师', { role: 'teacher', class: second });
    expect((await daysFor(other)).classes).toEqual([]);
  });

  test('what would cost an open evening is not written before somebody accepts it, and never from the next on', async () => {
    const { desk, admin, first } = await schoolOfTwo(engine);
    desk.turn('2026-11-28T11:00:00+08:00');
    await lettersOf(12, desk.world.keeping, { class: first, night: '2026-11-27' });
    const before = await everyRow(desk.world.keeping);
    const act = { change: evenings('holiday', '2026-11-30') };
    expect(await changed(admin, { ...act, from: 'tonight' })).toEqual({
      isWritten: false,
      from: '2026-11-28',
      next: '2026-11-30',
      lost: [{ night: '2026-11-27', last: '2026-11-29' }],
    });
    expect(await everyRow(desk.world.keeping)).toEqual(before);
    expect(await changed(admin, act)).toMatchObject({ isWritten: true, from: '2026-11-30', lost: [] });
    const accepted = { ...act, from: 'tonight' as const, accepts: ['2026-11-27'] };
    expect(await changed(admin, accepted)).toMatchObject({ isWritten: true });
  });
});

test('a weekend that had begun is published although Monday became free meanwhile', async () => {
  const { desk, admin, first } = await schoolOfTwo();
  desk.turn('2026-11-28T11:00:00+08:00');
  await lettersOf(12, desk.world.keeping, { class: first, night: '2026-11-27' });
  await desk.world.keeping.open
    .insertInto('evening')
    .values({ class: first, night: '2026-11-27', last: '2026-11-29', state: 'open' })
    .execute();
  await changed(admin, { change: evenings('holiday', '2026-11-30') });
  desk.turn('2026-12-01T06:00:00+08:00');
  await release(desk.world);
  const rows = await desk.world.keeping.main.selectFrom('published_evening').selectAll().execute();
  expect(rows).toMatchObject([{ night: '2026-11-27', last: '2026-11-29', kind: 'weekend' }]);
});

test('days that count from tomorrow on change nothing that was published', async () => {
  const { desk, admin, first } = await schoolOfTwo();
  await lettersOf(12, desk.world.keeping, { class: first, night: '2026-11-20' });
  desk.turn('2026-11-25T12:00:00+08:00');
  await release(desk.world);
  const publishedIn = async () =>
    Object.fromEntries(
      Object.entries(await everyRow(desk.world.keeping)).filter(([table]) => table.startsWith('published')),
    );
  const before = await publishedIn();
  await changed(admin, { change: { kind: 'friday', counts: true }, from: 'tonight' });
  await release(desk.world);
  expect(await publishedIn()).toEqual(before);
});

test.each([
  [evenings('holiday', '2026-11-21'), 'days-in-past'],
  [evenings('holiday', '2056-11-21'), 'days-too-far'],
  [{ kind: 'breaks', year: 2026, breaks: [{ from: '2027-02-02', to: '2027-01-01' }] }, 'break-backwards'],
  [
    {
      kind: 'breaks',
      year: 2026,
      breaks: [
        { from: '2027-01-20', to: '2027-02-20' },
        { from: '2027-02-01', to: '2027-02-25' },
      ],
    },
    'break-overlaps',
  ],
  [evenings('holiday', '2026-02-30'), 'question-malformed'],
  [evenings('holiday'), 'question-malformed'],
  [evenings('party', '2026-12-01'), 'question-malformed'],
  [{ ...evenings('holiday', '2026-12-01'), why: 'sports' }, 'question-malformed'],
  [{ kind: 'friday', counts: 'yes' }, 'question-malformed'],
])('refused, and nothing is written: %j, %s', async (act, problem) => {
  const { desk, admin } = await schoolOfTwo();
  const before = await everyRow(desk.world.keeping);
  const { status, body } = await told(change(admin, { change: act }));
  expect(status).toBe(400);
  expect(body).toMatchObject({ problem });
  expect(await everyRow(desk.world.keeping)).toEqual(before);
});
