import { describe, expect, test } from 'vitest';
import { sayOfEvening } from '../../../src/parent/store/evenings';
import { shiftTimers } from '../../../src/parent/store/jump';
import { finishTimer, pauseTimer, resumeTimer, startTimer } from '../../../src/parent/store/timers';
import {
  changeTimerWork,
  confirmTimer,
  discardTimer,
  startTimerEarlier,
} from '../../../src/parent/store/running-timer';
import { household, nightsOf } from '../../../src/parent/store/views';
import {
  CHINESE,
  diary,
  everything,
  MATH,
  NIGHT,
  openHome,
  wangs,
  whileFull,
  writesOf,
} from '../../setup/diary';
import { at, MINUTE_MS, timerAt } from '../../setup/sitting';

const NOW = at(NIGHT, '19:00');
const later = (minutes: number) => NOW + minutes * MINUTE_MS;

async function running() {
  const { home, child } = await wangs();
  await startTimer(home, child, { work: MATH, now: NOW });
  const timer = (await home.timers.get(child))!;
  return { home, child, timer, night: { child, night: NIGHT } };
}

describe('a running timer', () => {
  test('is one row: when it started, its night and its work', async () => {
    const { home, child, timer } = await running();
    expect(timer).toEqual({ ...MATH, id: timer.id, child, night: NIGHT, startedAt: NOW, pauses: [] });
    expect(await home.timers.count()).toBe(1);
    expect(await home.entries.count()).toBe(0);
  });

  test('that was started late the evening before belongs to that night', async () => {
    const { home, child } = await wangs();
    const now = at('2026-11-24', '00:30');
    await startTimer(home, child, { work: MATH, now, startedAt: at(NIGHT, '23:40') });
    expect(await home.timers.get(child)).toMatchObject({ night: NIGHT, startedAt: at(NIGHT, '23:40') });
  });

  test('becomes an entry of its minutes, and the row is gone', async () => {
    const { home, child, timer } = await running();
    await pauseTimer(home, timer, later(10));
    await resumeTimer(home, timer, later(15));
    const finished = await finishTimer(home, timer, { now: later(35) });
    expect(finished?.entry).toMatchObject({ id: timer.id, minutes: 30, night: NIGHT, startedAt: NOW });
    expect(await home.timers.get(child)).toBeUndefined();
  });

  test('is credited with what the parent answered when it was forgotten', async () => {
    const { home, timer } = await running();
    const finished = await finishTimer(home, timer, { now: later(700), minutes: 40 });
    expect(finished?.entry).toMatchObject({ minutes: 40, isGuess: true, startedAt: NOW });
    expect(finished?.entry).not.toHaveProperty('endedAt');
  });

  test('is finished by the next subject in the same transaction', async () => {
    const { home, child } = await running();
    const switched = await startTimer(home, child, { work: CHINESE, now: later(20) });
    expect(switched?.entry).toMatchObject({ subject: 'math', minutes: 20 });
    expect(await home.timers.get(child)).toMatchObject({ subject: 'chinese', startedAt: later(20) });
  });

  test('was the wrong key when another is tapped within 20 seconds', async () => {
    const { home, child } = await running();
    expect(await startTimer(home, child, { work: CHINESE, now: NOW + 19_999 })).toBeUndefined();
    expect(await home.timers.get(child)).toMatchObject({ subject: 'chinese', startedAt: NOW + 19_999 });
    expect(await home.entries.count()).toBe(0);
    const switched = await startTimer(home, child, { work: MATH, now: NOW + 39_999 });
    expect(switched?.entry).toMatchObject({ subject: 'chinese', minutes: 1 });
  });

  test('is no wrong key when its start lies well before, or when the clock was set back', async () => {
    const { home, child, timer } = await running();
    await startTimerEarlier(home, timer, 15);
    const first = await startTimer(home, child, { work: CHINESE, now: NOW + 5000 });
    expect(first?.entry).toMatchObject({ subject: 'math', minutes: 15 });
    const second = await startTimer(home, child, { work: MATH, now: later(-60) });
    expect(second?.entry).toMatchObject({ subject: 'chinese', night: NIGHT, isGuess: true });
    expect(second?.entry).not.toHaveProperty('startedAt');
  });

  test('ends when the next subject began, so that no minute counts twice', async () => {
    const { home, child, timer } = await running();
    await pauseTimer(home, timer, later(5));
    await resumeTimer(home, timer, later(10));
    await startTimer(home, child, { work: CHINESE, now: later(40), startedAt: later(25) });
    expect(await home.entries.get(timer.id)).toMatchObject({ minutes: 20, endedAt: later(25) });
    expect(await home.timers.get(child)).toMatchObject({ subject: 'chinese', startedAt: later(25) });
  });

  test.each([
    ['long before', -30],
    ['just when', 0],
  ])(
    'is part of work that is said to have begun %s it did, and one undo lets it run on',
    async (_, start) => {
      const { home, child } = await running();
      const before = await diary(home);
      const absorbed = await startTimer(home, child, {
        work: CHINESE,
        now: later(40),
        startedAt: later(start),
      });
      expect(absorbed?.entry).toBeUndefined();
      expect(await home.entries.count()).toBe(0);
      expect(await home.timers.get(child)).toMatchObject({ subject: 'chinese', startedAt: later(start) });
      await absorbed?.undo();
      expect(await diary(home)).toEqual(before);
    },
  );

  test('stays part of the longer work when another sitting runs by the time of the undo', async () => {
    const { home, child } = await running();
    const absorbed = await startTimer(home, child, { work: CHINESE, now: later(40), startedAt: later(-5) });
    await startTimer(home, child, { work: MATH, now: later(60) });
    const before = await diary(home);
    await absorbed?.undo();
    expect(await diary(home)).toEqual(before);
  });

  test('takes a second tap of the same thumb for the same tap', async () => {
    const { home, child, timer } = await running();
    expect(await startTimer(home, child, { work: MATH, now: NOW + 300 })).toBeUndefined();
    expect(await home.timers.get(child)).toEqual(timer);
    expect(await home.entries.count()).toBe(0);
  });

  test('moves, is confirmed and changes its work as the parent says', async () => {
    const { home, child, timer } = await running();
    await changeTimerWork(home, timer, { ...CHINESE, subjectName: '书法', place: 'daycare' });
    await startTimerEarlier(home, timer, 10);
    await confirmTimer(home, timer, later(5));
    const changed = { subject: 'chinese', subjectName: '书法', place: 'daycare', startedAt: later(-10) };
    expect(await home.timers.get(child)).toMatchObject({ ...changed, confirmedAt: later(5) });
    await changeTimerWork(home, timer, MATH);
    expect(await home.timers.get(child)).not.toHaveProperty('subjectName');
  });

  test('that is over takes no more taps', async () => {
    const { home, timer } = await running();
    await finishTimer(home, timer, { now: later(20) });
    const before = await diary(home);
    await pauseTimer(home, timer, later(21));
    await startTimerEarlier(home, timer, 10);
    expect(await discardTimer(home, timer)).toBeUndefined();
    expect(await diary(home)).toEqual(before);
  });
});

describe('every tap opens the diary for writing once:', () => {
  test.each([
    ['start', (r) => startTimer(r.home, 'another', { work: MATH, now: NOW })],
    ['switch', (r) => startTimer(r.home, r.child, { work: CHINESE, now: later(20) })],
    ['finish', (r) => finishTimer(r.home, r.timer, { now: later(20) })],
    ['finish with an answer', (r) => finishTimer(r.home, r.timer, { now: later(900), minutes: 40 })],
    ['pause', (r) => pauseTimer(r.home, r.timer, later(5))],
    ['resume', (r) => resumeTimer(r.home, r.timer, later(5))],
    ['discard', (r) => discardTimer(r.home, r.timer)],
    ['confirm', (r) => confirmTimer(r.home, r.timer, later(5))],
    ['move the start', (r) => startTimerEarlier(r.home, r.timer, 5)],
    ['change the work', (r) => changeTimerWork(r.home, r.timer, CHINESE)],
    ['follow the clock', (r) => shiftTimers(r.home, 3_600_000, later(60))],
  ] as [string, (r: Awaited<ReturnType<typeof running>>) => Promise<unknown>][])('%s', async (_, act) => {
    const evening = await running();
    await sayOfEvening(evening.home, evening.night, 'no-homework');
    expect(await writesOf(evening.home, () => act(evening))).toBe(1);
  });
});

describe('undo', () => {
  test('of a finish gives the diary back exactly, the cleared zero included', async () => {
    const { home, timer, night } = await running();
    await sayOfEvening(home, night, 'no-homework');
    const before = await diary(home);
    const finished = await finishTimer(home, timer, { now: later(20) });
    expect(await diary(home)).toMatchObject({ evenings: [], timers: [] });
    await finished?.undo();
    expect(await diary(home)).toEqual(before);
  });

  test('of a switch brings the first subject back and forgets the second', async () => {
    const { home, child } = await running();
    const before = await diary(home);
    const switched = await startTimer(home, child, { work: CHINESE, now: later(20) });
    await switched?.undo();
    expect(await diary(home)).toEqual(before);
  });

  test('of a discard starts the timer again as it was', async () => {
    const { home, timer } = await running();
    await pauseTimer(home, timer, later(3));
    const before = await diary(home);
    const undo = await discardTimer(home, timer);
    expect(await diary(home)).toMatchObject({ timers: [] });
    await undo?.();
    expect(await diary(home)).toEqual(before);
  });

  test('tapped twice undoes once', async () => {
    const { home, timer } = await running();
    const before = await diary(home);
    const finished = await finishTimer(home, timer, { now: later(20) });
    await finished?.undo();
    await finished?.undo();
    expect(await diary(home)).toEqual(before);
  });

  test('never costs minutes: where another sitting runs by now, the entry stays', async () => {
    const { home, child, timer } = await running();
    const finished = await finishTimer(home, timer, { now: later(20) });
    await startTimer(home, child, { work: CHINESE, now: later(21) });
    const before = await diary(home);
    await finished?.undo();
    expect(await diary(home)).toEqual(before);
  });

  test('leaves a tombstone that keeps id and stamp, and finishing again revives it', async () => {
    const { home, timer } = await running();
    const finished = await finishTimer(home, timer, { now: later(20) });
    const stamp = (await home.entries.get(timer.id))!.stamp;
    await finished?.undo();
    const tombstone = (await home.entries.get(timer.id))!;
    expect(tombstone.deleted).toBe(true);
    expect(tombstone.stamp[0]).toBeGreaterThan(stamp[0]);
    await finishTimer(home, timer, { now: later(25) });
    expect(await home.entries.get(timer.id)).toMatchObject({ minutes: 25 });
    expect(await home.entries.get(timer.id)).not.toHaveProperty('deleted');
  });
});

describe('in two windows', () => {
  test('finishing twice writes one entry', async () => {
    const { home, timer } = await running();
    const other = openHome(home.name);
    const both = await Promise.all([
      finishTimer(home, timer, { now: later(20) }),
      finishTimer(other, timer, { now: later(20) }),
    ]);
    expect(both.filter((finished) => finished !== undefined)).toHaveLength(1);
    expect(await home.entries.count()).toBe(1);
  });

  test('starting twice starts one timer', async () => {
    const { home, child } = await wangs();
    const other = openHome(home.name);
    await Promise.all([
      startTimer(home, child, { work: MATH, now: NOW }),
      startTimer(other, child, { work: MATH, now: NOW + 40 }),
    ]);
    expect(await home.timers.count()).toBe(1);
    expect(await home.entries.count()).toBe(0);
  });

  test('one jump of the clock seen by both shifts once, and undo shifts back', async () => {
    const { home, timer } = await running();
    const other = openHome(home.name);
    const hour = 60 * MINUTE_MS;
    const undo = await shiftTimers(home, hour, later(80));
    expect(await shiftTimers(other, hour + 300, later(80) + 900)).toBeUndefined();
    expect(await home.timers.get(timer.child)).toMatchObject({ startedAt: NOW + hour });
    await undo?.();
    expect(await home.timers.toArray()).toEqual([timer]);
  });

  test('a second jump of the same size, an hour later, shifts again', async () => {
    const { home, timer } = await running();
    const hour = 60 * MINUTE_MS;
    await shiftTimers(home, hour, later(80));
    await shiftTimers(home, hour, later(145));
    expect(await home.timers.get(timer.child)).toMatchObject({ startedAt: NOW + 2 * hour });
  });

  test('undoing a jump leaves alone what was started after it', async () => {
    const { home, timer } = await running();
    const undo = await shiftTimers(home, -60 * MINUTE_MS, later(-40));
    await startTimer(home, 'another', { work: CHINESE, now: later(-30) });
    await undo?.();
    expect(await home.timers.get('another')).toMatchObject({ startedAt: later(-30) });
    expect(await home.timers.get(timer.child)).toEqual(timer);
  });

  test('with no timer running nothing moves', async () => {
    const { home } = await wangs();
    expect(await shiftTimers(home, 3_600_000, NOW)).toBeUndefined();
  });
});

describe('when the phone is full', () => {
  test('a finish that could not be written leaves the timer running', async () => {
    const { home, timer, night } = await running();
    await sayOfEvening(home, night, 'no-homework');
    const before = await everything(home);
    await whileFull({ table: 'entries' }, () =>
      expect(finishTimer(home, timer, { now: later(20) })).rejects.toThrow(),
    );
    expect(await everything(home)).toEqual(before);
    expect(await finishTimer(home, timer, { now: later(20) })).toBeDefined();
  });

  test('a switch that failed half-way is no switch', async () => {
    const { home, child } = await running();
    const before = await everything(home);
    await whileFull({ table: 'timers' }, () =>
      expect(startTimer(home, child, { work: CHINESE, now: later(20) })).rejects.toThrow(),
    );
    expect(await everything(home)).toEqual(before);
  });
});

describe('a timer damaged by hand', () => {
  const damaged = (child: string) => ({ ...timerAt(NOW, { child }), startedAt: 'yesterday', pauses: null });

  test('is shown nowhere and stays where it is', async () => {
    const { home, child } = await wangs();
    await home.table('timers').put(damaged(child));
    expect((await household(home)).timers).toEqual([]);
    expect(await shiftTimers(home, 3_600_000, NOW)).toBeUndefined();
    expect(await home.table('timers').get(child)).toEqual(damaged(child));
  });

  test('is laid aside whole when the child is timed again', async () => {
    const { home, child } = await wangs();
    await home.table('timers').put(damaged(child));
    expect(await startTimer(home, child, { work: MATH, now: NOW })).toBeUndefined();
    expect(await home.timers.get(child)).toMatchObject({ subject: 'math', startedAt: NOW });
    expect(await home.kept.get(`unreadable timer ${child}`)).toMatchObject({ value: damaged(child) });
    expect(await nightsOf(home, child, { first: NIGHT, last: NIGHT })).toMatchObject({ entries: [] });
  });
});
