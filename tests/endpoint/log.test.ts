import { describe, expect, test } from 'vitest';
import { forgetOldLog } from '../../src/endpoint/log';
import { logAnswer, logPath } from '../../src/wire/log';
import { peopleAnswer } from '../../src/wire/people';
import {
  addClasses,
  answerOf,
  foundSchool,
  invited,
  look,
  mint,
  openByDoor,
  openDesk,
  post,
  type Hand,
} from '../setup/desk';
import { ENGINES } from '../setup/keeping';
import { taskOf } from '../setup/planned';

const logOf = (hand: Hand, question: object = { lines: 'page' }) =>
  answerOf(logAnswer, post(hand, logPath, question));

describe.each(ENGINES)('on %s', (engine) => {
  test('the log says who did what, latest first, and neither code nor link', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const [classId = ''] = await addClasses(admin, '三年级2班');
    desk.wait(1);
    await invited(admin, '李老师', { role: 'teacher', class: classId, subjects: ['math'] });
    desk.wait(1);
    const { codes } = await mint(admin, classId);
    desk.wait(1);
    const { door } = await openByDoor(admin, classId);
    desk.wait(1);
    const { people } = await answerOf(peopleAnswer, look(admin, '/v1/school/people'));
    const person = people.find(({ name }) => name === '李老师')?.person;
    await post(admin, '/v1/school/people/change-role', { person, role: 'lead', grade: 3 });
    desk.wait(1);
    await post(admin, '/v1/school/people/remove', { person });
    const { lines, hasMore } = await logOf(admin);
    const removed = { act: 'person-removed', name: '王校长', about: { person: '李老师', role: 'lead' } };
    expect(lines[0]).toMatchObject(removed);
    expect(lines[1]).toMatchObject({
      act: 'role-changed',
      about: { person: '李老师', role: 'lead', grade: 3 },
    });
    expect(lines[2]).toMatchObject({ act: 'class-opened', about: { class: '三年级2班' } });
    expect(lines[3]).toMatchObject({ act: 'slips-minted', about: { class: '三年级2班', count: 42 } });
    const joined = { act: 'invite-used', name: '李老师', about: { role: 'teacher', subjects: ['math'] } };
    expect(lines.find(({ act }) => act === 'invite-used')).toMatchObject(joined);
    expect(hasMore).toBe(false);
    const text = JSON.stringify(lines);
    for (const secret of [door, ...codes]) expect(text).not.toContain(secret);
    const ofClasses = await logOf(admin, { about: 'classes', lines: 'page' });
    expect(new Set(ofClasses.lines.map(({ act }) => act))).toEqual(
      new Set(['class-added', 'slips-minted', 'class-opened']),
    );
  });

  test('what is changed at the school and posted in a class stands in the log, and what changed nothing does not', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const [classId = ''] = await addClasses(admin, '三年级2班');
    const night = '2026-11-23';
    const postOf = (text: string, revision: number) => ({
      night,
      classes: [{ class: classId, seen: { math: revision } }],
      subjects: ['math'],
      tasks: text === '' ? [] : [taskOf({ text })],
    });
    const says = { kind: 'evenings', nights: ['2026-12-02'], says: 'no-homework' };
    const acts: [path: string, question: object][] = [
      ['/v1/school/limits/add', { from: '2027-03-01', limit: { preset: 'school-40-60' }, source: '' }],
      ['/v1/school/limits/remove', { from: '2027-03-01' }],
      ['/v1/school/days/change', { change: says, from: 'next', accepts: [] }],
      ['/v1/school/days/class', { class: classId, change: says, from: 'next', accepts: [] }],
      ['/v1/school/alerts/change', { grade: null, rule: { isOn: true, nights: 3, span: 5 } }],
      ['/v1/school/notices/post', postOf('口算 P3', 0)],
      ['/v1/school/notices/post', postOf('口算 P3', 1)],
      ['/v1/school/notices/post', postOf('口算 P4', 1)],
      ['/v1/school/notices/post', postOf('', 2)],
      ['/v1/school/notices/page', { class: classId, act: 'renew' }],
      ['/v1/school/report/text', { period: '2026-11', head: 'next', text: '一', revision: 0 }],
      ['/v1/school/report/text', { period: '2026-11', head: 'next', text: '一、减', revision: 1 }],
    ];
    for (const [path, question] of acts) {
      desk.wait(1);
      expect([path, (await post(admin, path, question)).status]).toEqual([path, 200]);
    }
    desk.wait(2 * 60 * 60_000);
    await post(admin, '/v1/school/report/text', {
      period: '2026-11',
      head: 'next',
      text: '一、',
      revision: 2,
    });
    const { lines } = await logOf(admin);
    const ofClass = { class: '三年级2班' };
    expect(lines.slice(0, -2).map(({ act, about }) => [act, about])).toEqual([
      ['report-written', {}],
      ['report-written', {}],
      ['notice-page-renewed', ofClass],
      ['notice-taken-back', { ...ofClass, night }],
      ['notice-changed', { ...ofClass, night }],
      ['notice-posted', { ...ofClass, night }],
      ['alerts-changed', {}],
      ['class-days-changed', ofClass],
      ['calendar-changed', {}],
      ['limits-changed', {}],
      ['limits-changed', {}],
    ]);
  });

  test('twelve months later a line is gone, and one a day younger stands', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    desk.turn('2026-11-24T12:00:00Z');
    await addClasses(admin, '三年级2班');
    desk.turn('2027-11-23T12:00:00Z');
    await forgetOldLog(desk.world);
    expect((await logOf(admin)).lines.map(({ act }) => act)).toEqual(['class-added']);
  });
});

test('a long log comes page by page, each line once', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  for (let times = 0; times < 110; times += 1)
    await post(admin, '/v1/school/classes/change', {
      class: classId,
      draft: { name: '三年级2班', grade: 3, size: 42 },
    });
  const first = await logOf(admin);
  expect([first.lines.length, first.hasMore]).toEqual([100, true]);
  const rest = await logOf(admin, { lines: 'page', before: first.lines.at(-1)?.id });
  expect([rest.lines.length, rest.hasMore]).toEqual([12, false]);
  expect(new Set([...first.lines, ...rest.lines].map(({ id }) => id)).size).toBe(112);
});
