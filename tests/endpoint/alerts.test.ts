import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/endpoint/database/engine';
import { alertsAnswer, alertsPath, changeAlertPath } from '../../src/wire/alerts';
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
import { ENGINES } from '../setup/keeping';
import { releaseAt, sendAlike } from '../setup/told';

const RULE = { isOn: true, nights: 3, span: 4 };
const NIGHTS = ['2026-11-23', '2026-11-24', '2026-11-25'];

/** 三年级1班 was over on three evenings, 五年级1班 too, 三年级2班 on none; it is Saturday. */
async function room(engine: Engine = 'sqlite') {
  const desk = await openDesk(engine);
  const admin = await foundSchool(desk);
  const names = ['三年级1班', '三年级2班', '五年级1班'];
  const [first = '', second = '', fifth = ''] = await addClasses(admin, ...names);
  for (const night of NIGHTS)
    for (const [classId, math] of [
      [first, 80],
      [second, 50],
      [fifth, 90],
    ] as const)
      await sendAlike(desk, { classId, night, families: 12, minutes: { math } });
  await releaseAt(desk, '2026-11-28T20:00:00+08:00');
  const change = (hand: Hand, question: unknown) => told(post(hand, changeAlertPath, question));
  const ask = (hand: Hand) => answerOf(alertsAnswer, look(hand, alertsPath));
  const named = async (hand: Hand) => (await ask(hand)).alerts.map(({ name }) => name);
  return { desk, admin, first, second, change, ask, names: named };
}

describe.each(ENGINES)('on %s', (engine) => {
  test('nobody is told of a class until the school asks for it, and no more when it stops', async () => {
    const { admin, change, ask, first } = await room(engine);
    expect(await ask(admin)).toEqual({ rules: [], alerts: [] });
    expect(await change(admin, { grade: null, rule: RULE })).toEqual({
      status: 200,
      body: { changed: true },
    });
    const { rules, alerts } = await ask(admin);
    expect(rules).toEqual([{ grade: null, ...RULE }]);
    expect(alerts[0]).toEqual({
      class: first,
      name: '三年级1班',
      grade: 3,
      over: NIGHTS,
      span: 4,
      isRule: true,
    });
    expect(alerts.map(({ name }) => name)).toEqual(['三年级1班', '五年级1班']);
    await change(admin, { grade: null, rule: { ...RULE, isOn: false } });
    expect(await ask(admin)).toEqual({ rules: [{ grade: null, ...RULE, isOn: false }], alerts: [] });
    await change(admin, { grade: null, rule: null });
    expect((await ask(admin)).rules).toEqual([]);
  });

  test('a grade’s own rule goes before the school’s, until it is taken back', async () => {
    const { admin, change, names } = await room(engine);
    await change(admin, { grade: null, rule: RULE });
    await change(admin, { grade: 3, rule: { ...RULE, nights: 4 } });
    expect(await names(admin)).toEqual(['五年级1班']);
    await change(admin, { grade: 3, rule: null });
    expect(await names(admin)).toEqual(['三年级1班', '五年级1班']);
  });
});

test('each is told of the classes they see: a lead of the grade, a teacher of the own, another school of none', async () => {
  const { desk, admin, change, names, first, second } = await room();
  await change(admin, { grade: null, rule: RULE });
  expect(await names(await invited(admin, '冯组长', { role: 'lead', grade: 5 }))).toEqual(['五年级1班']);
  expect(await names(await invited(admin, '李老师', { role: 'teacher', class: first }))).toEqual([
    '三年级1班',
  ]);
  expect(await names(await invited(admin, '周老师', { role: 'teacher', class: second }))).toEqual([]);
  const other = await foundSchool(desk, '赵校长');
  await change(other, { grade: null, rule: { ...RULE, nights: 1 } });
  expect(await names(other)).toEqual([]);
  expect((await names(admin)).length).toBe(2);
});

test.each([
  [{ grade: null, rule: { ...RULE, nights: 5 } }, 'nights'],
  [{ grade: null, rule: { ...RULE, span: 21 } }, 'span'],
  [{ grade: null, rule: { ...RULE, nights: 0 } }, 'nights'],
  [{ grade: 0, rule: RULE }, 'grade'],
  [{ rule: RULE }, 'grade'],
])('a rule that cannot be is refused: %j', async (question, field) => {
  const { admin, change, ask } = await room();
  expect(await change(admin, question)).toEqual({
    status: 400,
    body: { problem: 'question-malformed', field },
  });
  expect((await ask(admin)).rules).toEqual([]);
});
