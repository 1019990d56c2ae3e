import { describe, expect, test } from 'vitest';
import { classAnswer } from '../../src/wire/class';
import { addLimitPath, limitsAnswer, limitsPath, removeLimitPath } from '../../src/wire/limit';
import { release } from '../../src/endpoint/release/close';
import { figuresAnswer } from '../../src/wire/figures';
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

// eslint-disable-next-line max-params -- Who, when, what and where written: a sentence.
const add = (admin: Hand, from: string, limit: object, source = '') =>
  told(post(admin, addLimitPath, { from, limit, source }));
const remove = (admin: Hand, from: string) => told(post(admin, removeLimitPath, { from }));
const FINE = { status: 200, body: { changed: true } };
const BY_GRADE = {
  preset: 'by-grade',
  scope: 'written',
  minutes: [0, 0, 40, 40, 50, 60, null, null, null, null, null, null],
};

describe.each(ENGINES)('on %s', (engine) => {
  test('a limit holds from its evening on, with its source; the one before is there for the nights before', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const [classId = ''] = await addClasses(admin, '三年级2班');
    const teacher = await invited(admin, '李老师', { role: 'teacher', class: classId });
    const source = '《向阳小学作业管理办法》第5条';
    expect(await add(admin, '2026-11-25', BY_GRADE, source)).toEqual(FINE);
    expect(await add(admin, '2027-03-01', { preset: 'school-30-60', atSchool: 'apart' })).toEqual(FINE);
    expect(await answerOf(limitsAnswer, look(teacher, limitsPath))).toEqual({
      tonight: '2026-11-22',
      next: '2026-11-23',
      first: { preset: 'cn-national' },
      changes: [
        { from: '2026-11-25', limit: BY_GRADE, source },
        { from: '2027-03-01', limit: { preset: 'school-30-60', atSchool: 'apart' }, source: '' },
      ],
    });
    const tellFamilies = () => answerOf(classAnswer, post({ desk }, '/v1/class', { class: classId }));
    const before = await tellFamilies();
    expect(before.limit).toEqual({ preset: 'cn-national' });
    const own = { preset: 'custom', scope: 'written', minutes: 40, by: 'school' };
    expect(before.limits?.changes[0]).toEqual({ from: '2026-11-25', limit: own, source });
    desk.turn('2026-11-25T12:00:00+08:00');
    // As a phone of the first version reads it.
    expect((await tellFamilies()).limit).toEqual({ preset: 'custom', scope: 'written', minutes: 40 });
    desk.turn('2027-03-02T12:00:00+08:00');
    expect((await tellFamilies()).limit).toEqual({ preset: 'school-30-60' });
  });

  test('a limit that has not begun can be taken back or replaced, one that has cannot', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    await add(admin, '2027-03-01', { preset: 'school-30-60' });
    await add(admin, '2027-03-01', { preset: 'cn-national', atSchool: 'apart' });
    const changes = async () => (await answerOf(limitsAnswer, look(admin, limitsPath))).changes;
    expect(await changes()).toHaveLength(1);
    expect(await remove(admin, '2027-03-01')).toEqual(FINE);
    expect(await changes()).toEqual([]);
    await add(admin, '2026-11-23', { preset: 'cn-national', atSchool: 'apart' });
    desk.turn('2026-11-23T12:00:00+08:00');
    expect(await remove(admin, '2026-11-23')).toEqual({ status: 409, body: { problem: 'limit-begun' } });
  });
});

test('other work than families of an open evening told of does not come back to count in it by the limit before', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  expect(await add(admin, '2026-11-24', { preset: 'school-40-60' })).toEqual(FINE);
  // All work counts tonight, and families have begun to tell of it; what counted yesterday is written work.
  desk.turn('2026-11-24T20:00:00+08:00');
  expect(await add(admin, '2026-11-24', { preset: 'cn-national' })).toEqual({
    status: 400,
    body: { problem: 'limit-scope-too-soon', field: 'from' },
  });
  expect(await add(admin, '2026-11-24', { preset: 'school-40-60', atSchool: 'apart' })).toEqual(FINE);
  expect(await add(admin, '2026-11-25', { preset: 'cn-national' })).toEqual(FINE);
});

test('an evening is published with the limit of its night, and keeps it whatever comes after', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  await add(admin, '2026-11-24', BY_GRADE, '校规');
  for (const night of ['2026-11-23', '2026-11-24'])
    await lettersOf(12, desk.world.keeping, { class: classId, night });
  desk.turn('2026-11-26T08:00:00+08:00');
  await release(desk.world);
  await add(
    admin,
    '2026-11-26',
    { ...BY_GRADE, minutes: BY_GRADE.minutes.map(() => 20), atSchool: 'apart' },
    '校规',
  );
  await release(desk.world);
  const question = { class: classId, from: '2026-11-16', to: '2026-11-30' };
  const { evenings } = await answerOf(figuresAnswer, post({ desk }, '/v1/figures', question));
  expect(evenings.map(({ night, limit }) => [night, limit])).toEqual([
    ['2026-11-23', { id: 'cn-national', scope: 'written', unit: 'day', minutes: 60, strength: 'law' }],
    ['2026-11-24', { id: 'custom', scope: 'written', unit: 'day', minutes: 40, strength: 'school' }],
  ]);
});

test.each([
  ['2026-11-21', { preset: 'cn-national' }, '', 'limit-in-past'],
  ['2056-11-21', { preset: 'cn-national' }, '', 'limit-too-far'],
  // It is Sunday evening, and the weekend has begun.
  ['2026-11-22', { preset: 'school-40-60' }, '', 'limit-scope-too-soon'],
  ['2026-11-25', BY_GRADE, '', 'limit-source-empty'],
  ['2026-11-25', { ...BY_GRADE, minutes: [0, 0, 4000] }, '校规', 'question-malformed'],
  ['2026-11-25', { preset: 'custom', scope: 'written', minutes: -5 }, '校规', 'question-malformed'],
  ['2026-11-25', { preset: 'custom', scope: 'written', minutes: 481 }, '校规', 'question-malformed'],
  ['2026-11-31', { preset: 'cn-national' }, '', 'question-malformed'],
  ['2026-11-25', { preset: 'lax' }, '', 'question-malformed'],
  ['2026-11-25', BY_GRADE, '<b>\u0000校规', 'question-malformed'],
])('refused, and nothing is written: from %s %j, %s %s', async (...[from, limit, source, problem]) => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const before = await everyRow(desk.world.keeping);
  const { status, body } = await add(admin, from, limit, source);
  expect({ status, body }).toMatchObject({ status: 400, body: { problem } });
  expect(await everyRow(desk.world.keeping)).toEqual(before);
});
