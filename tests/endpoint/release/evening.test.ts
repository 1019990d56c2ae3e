import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/endpoint/database/engine';
import { release } from '../../../src/endpoint/release/close';
import { classHouse, leftOpen, releasedAt, told, usual } from '../../setup/class-house';
import { minutesOf } from '../../setup/contribution';
import { openDesk, schoolWithClass, type Desk } from '../../setup/desk';
import { everyRow, NOTHING_PUBLISHED } from '../../setup/every-row';
import { ENGINES } from '../../setup/keeping';
import { sendNight, ticketFor } from '../../setup/tokens';

const V = minutesOf({ math: 30 });
const closed = { status: 410, body: { problem: 'evening-closed' } };
const stored = { status: 204 };

/** A class whose families send letters by the front door. */
async function room(engine: Engine) {
  const desk = await openDesk(engine);
  const { classId } = await schoolWithClass(desk);
  const send = async (family: number, night: string, sending = { r: 1, v: V as typeof V | null }) =>
    sendNight(desk, await ticketFor(desk, { family, classId, night }), sending);
  return { desk, classId, send };
}

async function allSend(
  room: { send: (family: number, night: string) => Promise<unknown> },
  night: string,
  families: number,
) {
  for (let family = 1; family <= families; family += 1)
    expect(await room.send(family, night)).toEqual(stored);
}

async function nothingChanges({ world }: Desk, act: () => Promise<void>): Promise<void> {
  const before = await everyRow(world.keeping);
  await act();
  expect(await everyRow(world.keeping)).toEqual(before);
}

describe.each(ENGINES)('on %s', (engine) => {
  test('whatever comes after closing is refused, and nothing changes by it', async () => {
    const at = await room(engine);
    const { desk, send } = at;
    desk.turn('2026-11-23T20:00:00+08:00');
    await allSend(at, '2026-11-23', 11);
    desk.turn('2026-11-25T06:00:00+08:00');
    // Before any sweep, and after it.
    for (let times = 0; times < 2; times += 1) {
      await nothingChanges(desk, async () => {
        expect(await send(12, '2026-11-23'), 'one more').toEqual(closed);
        expect(await send(1, '2026-11-23', { r: 2, v: V }), 'a correction').toEqual(closed);
        expect(await send(1, '2026-11-23', { r: 2, v: null }), 'a withdrawal').toEqual(closed);
        expect(await send(1, '2026-11-23'), 'the same again').toEqual(closed);
      });
      await release(desk.world);
    }
    expect((await everyRow(desk.world.keeping))['published_evening']).toHaveLength(1);
  });

  test('a clock set back opens nothing that was counted, and nothing is told anew', async () => {
    const at = await room(engine);
    const { desk, send } = at;
    desk.turn('2026-11-23T20:00:00+08:00');
    await allSend(at, '2026-11-23', 11);
    desk.turn('2026-11-25T06:00:00+08:00');
    await release(desk.world);
    desk.turn('2026-11-24T20:00:00+08:00');
    await nothingChanges(desk, async () => {
      for (const family of [1, 12, 13])
        expect(await send(family, '2026-11-23', { r: 3, v: V })).toEqual(closed);
      await release(desk.world);
    });
    expect(await send(1, '2026-11-24'), 'the evening after is as it was').toEqual(stored);
    desk.turn('2026-11-20T20:00:00+08:00');
    await nothingChanges(desk, async () => {
      expect(await send(1, '2026-11-18'), 'one before it').toEqual(closed);
      await release(desk.world);
    });
  });

  test('a clock set back after a crash between shutting and telling takes no letter, and tells it when it has closed', async () => {
    const house = await classHouse(engine);
    await told(house, { night: '2026-11-23' }, usual(12));
    house.turn('2026-11-25T06:00:00+08:00');
    const commitMain = () => Promise.reject(new Error('The process was killed.'));
    await expect(release({ ...house, keeping: { ...house.keeping, commitMain } })).rejects.toThrow();
    house.turn('2026-11-24T20:00:00+08:00');
    await expect(told(house, { night: '2026-11-23' }, usual(1))).rejects.toThrow('Nothing comes');
    await release(house);
    expect(await leftOpen(house)).toMatchObject({ rows: 12 * 15 });
    const figures = await releasedAt(house, '2026-11-25T06:00:00');
    expect(figures['published_evening']).toHaveLength(1);
    expect(await leftOpen(house)).toMatchObject({ rows: 0 });
  });

  test('a week is not told twice by a clock set back, whatever comes to its later evenings', async () => {
    const house = await classHouse(engine);
    for (const night of ['2026-11-23', '2026-11-24', '2026-11-25']) await told(house, { night }, usual(9));
    const once = await releasedAt(house, '2026-11-28T06:00:00');
    expect(once['published_week']).toHaveLength(1);
    house.turn('2026-11-26T20:00:00+08:00');
    await expect(told(house, { night: '2026-11-25' }, usual(1))).rejects.toThrow('Nothing comes');
    await told(house, { night: '2026-11-26' }, usual(9));
    expect(await releasedAt(house, '2026-11-28T06:00:00')).toEqual(once);
    expect(await leftOpen(house)).toEqual({
      rows: 0,
      sums: [],
      evenings: [{ night: '2026-11-26', state: 'counted' }],
    });
  });

  test('after a clock set a year on and back, all evenings count but those it found open with letters', async () => {
    const house = await classHouse(engine);
    house.turn('2026-11-24T20:00:00+08:00');
    await told(house, { night: '2026-11-23' }, usual(12));
    const early = await releasedAt(house, '2027-11-24T20:00:00');
    expect(early['published_evening']).toHaveLength(1);
    house.turn('2026-11-24T20:10:00+08:00');
    await expect(told(house, { night: '2026-11-23' }, usual(1))).rejects.toThrow('Nothing comes');
    for (const night of ['2026-11-24', '2026-11-25']) await told(house, { night }, usual(12));
    const then = await releasedAt(house, '2026-11-27T06:00:00');
    expect(then['published_evening']).toHaveLength(3);
  });

  test('of counted evenings one a class is remembered, by its date alone', async () => {
    const house = await classHouse(engine);
    for (const night of ['2026-11-16', '2026-11-17', '2026-11-23']) await told(house, { night }, usual(2));
    await releasedAt(house, '2026-11-25T06:00:00');
    const { open } = house.keeping;
    expect(await open.selectFrom('evening').selectAll().execute()).toEqual([
      { class: '3n5k8m2q7t', night: '2026-11-23', last: '2026-11-23', state: 'counted' },
    ]);
  });

  test('of a class that was deleted nothing is told or remembered', async () => {
    const house = await classHouse(engine);
    await told(house, { night: '2026-11-23' }, usual(12));
    for (const night of ['2026-11-16', '2026-11-17', '2026-11-18']) await told(house, { night }, usual(9));
    await house.keeping.commitMain((writes) => writes.deleteFrom('class').execute());
    const figures = await releasedAt(house, '2026-11-24T12:00:00');
    expect(figures).toEqual(NOTHING_PUBLISHED);
    expect(await leftOpen(house)).toEqual({ rows: 0, sums: [], evenings: [] });
  });
});
