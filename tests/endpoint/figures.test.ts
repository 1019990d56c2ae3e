import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/endpoint/database/engine';
import { release } from '../../src/endpoint/release/close';
import { figuresPath } from '../../src/wire/figures';
import { told as sent, usual } from '../setup/class-house';
import { addClasses, foundSchool, openDesk, post, told } from '../setup/desk';
import { ENGINES } from '../setup/keeping';

const WEEK = { from: '2026-11-16', to: '2026-11-22' };
const malformed = (field?: string) => ({ status: 400, body: { problem: 'question-malformed', field } });

/** A class of which Monday, 16 November 2026, is published, and one of which nothing ever was. */
async function room(engine: Engine = 'sqlite') {
  const desk = await openDesk(engine);
  const admin = await foundSchool(desk);
  const [classId = '', empty = ''] = await addClasses(admin, '三年级2班', '三年级3班');
  await sent(desk.world, { class: classId, night: '2026-11-16' }, usual(12));
  desk.turn('2026-11-18T06:00:00+08:00');
  await release(desk.world);
  const ask = async (question: unknown) =>
    told(post({ desk, headers: { origin: '' } }, figuresPath, question));
  /** The answer with the class's id left out. */
  const bytes = async (id: string, dates = WEEK) =>
    JSON.stringify(await ask({ class: id, ...dates })).replaceAll(id, 'class');
  return { desk, admin, classId, empty, ask, bytes };
}

describe.each(ENGINES)('on %s', (engine) => {
  test('whoever holds a class’s id is told what was published of it, and nothing of another class', async () => {
    const { ask, bytes, classId, empty } = await room(engine);
    const { status, body } = await ask({ class: classId, ...WEEK });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      class: classId,
      evenings: [{ night: '2026-11-16', minutes: 45 }],
      weeks: [],
    });
    expect(await bytes(empty)).toBe(
      JSON.stringify({ status: 200, body: { class: 'class', evenings: [], weeks: [] } }),
    );
  });

  test('of an evening that is open, whoever sent, nothing is told; nor of one of nine when it has closed', async () => {
    const { desk, bytes, classId, empty } = await room(engine);
    const dates = { from: '2026-11-17', to: '2026-11-22' };
    const none = await bytes(empty, dates);
    await sent(desk.world, { class: classId, night: '2026-11-17' }, usual(9));
    await sent(desk.world, { class: classId, night: '2026-11-18' }, usual(30));
    expect(await bytes(classId, dates)).toBe(none);
    desk.turn('2026-11-19T06:00:00+08:00');
    await release(desk.world);
    expect(await bytes(classId, dates)).toBe(none);
  });

  test('what is asked for is by the date an evening or a week begins with, both ends included', async () => {
    const { ask, classId } = await room(engine);
    const count = async (from: string, to: string) => {
      const { body } = await ask({ class: classId, from, to });
      return (body as { evenings: unknown[] }).evenings.length;
    };
    expect(await count('2026-11-16', '2026-11-16')).toBe(1);
    expect(await count('2026-11-17', '2026-11-30')).toBe(0);
    expect(await count('2026-11-01', '2026-11-15')).toBe(0);
  });
});

test('of a class that is not here, or no more, there is nothing', async () => {
  const { desk, ask, classId } = await room();
  const unknown = { status: 404, body: { problem: 'class-unknown' } };
  expect(await ask({ class: '0000000000', ...WEEK })).toEqual(unknown);
  await desk.world.keeping.commitMain((writes) => writes.deleteFrom('class').execute());
  expect(await ask({ class: classId, ...WEEK })).toEqual(unknown);
});

test.each([
  ['ten years', { from: '2020-01-01', to: '2029-12-31' }, 'to'],
  ['a night more than is shown', { from: '2026-01-01', to: '2027-02-05' }, 'to'],
  ['backwards', { from: '2026-11-22', to: '2026-11-16' }, 'to'],
  ['no date', { from: '2026-11-31', to: '2026-12-01' }, 'from'],
  ['a time', { from: '2026-11-16', to: '2026-11-16T20:00' }, 'to'],
  ['no end', { from: '2026-11-16' }, 'to'],
  ['a number', { from: 20261116, to: '2026-11-16' }, 'from'],
  ['another class’s form', { ...WEEK, class: "x' or 1=1" }, 'class'],
])('a question of %s is refused', async (_what, question, field) => {
  const { ask, classId } = await room();
  expect(await ask({ class: classId, ...question })).toEqual(malformed(field));
});

test('a question with anything more in it, or that is none, is refused', async () => {
  const { ask, classId } = await room();
  expect((await ask({ class: classId, ...WEEK, exact: true })).status).toBe(400);
  for (const question of [null, [], 'figures', 5, {}]) expect((await ask(question)).status).toBe(400);
  expect((await ask({ class: classId, from: '2026-01-01', to: '2027-02-04' })).status).toBe(200);
});

test('whoever comes with a cookie, or a word of who they are, is refused', async () => {
  const { desk, admin, classId } = await room();
  const question = { class: classId, ...WEEK };
  expect((await post(admin, figuresPath, question)).status).toBe(400);
  expect((await post({ desk, headers: { authorization: 'Bearer x' } }, figuresPath, question)).status).toBe(
    400,
  );
});
