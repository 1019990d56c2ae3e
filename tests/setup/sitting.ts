import fc from 'fast-check';
import type { Entry } from '../../src/core/entry';
import { nightOf, pause, resume, type Timer } from '../../src/core/timer';

export const MINUTE_MS = 60_000;

/** An instant (epoch ms) by the wall clock of whatever zone the test runs in. */
export function at(date: string, time: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(year, month - 1, day, hour, minute).getTime();
}

/** 王小明's sitting of maths: school-set written work at home. */
export function timerAt(startedAt: number, more: Partial<Timer> = {}): Timer {
  return {
    id: 'sitting-1',
    child: 'xiaoming',
    night: nightOf(startedAt),
    subject: 'math',
    kind: 'written',
    setBy: 'school',
    place: 'home',
    flags: [],
    startedAt,
    pauses: [],
    ...more,
  };
}

export function entryOf(minutes: number, more: Partial<Entry> = {}): Entry {
  return {
    id: 'sitting-1',
    child: 'xiaoming',
    night: '2026-11-23',
    subject: 'math',
    kind: 'written',
    setBy: 'school',
    place: 'home',
    flags: [],
    minutes,
    ...more,
  };
}

/** A timer after any taps, on a clock that anybody may set at any time; `now` is the last reading. */
export const anySitting = fc
  .array(
    fc.record({
      tap: fc.constantFrom('pause' as const, 'resume' as const),
      moveMs: fc.integer({ min: -86_400_000, max: 86_400_000 }),
    }),
    { maxLength: 12 },
  )
  .map((taps) => {
    const startedAt = at('2026-11-23', '19:00');
    let now = startedAt;
    let timer = timerAt(startedAt);
    for (const { tap, moveMs } of taps) {
      now += moveMs;
      timer = tap === 'pause' ? pause(timer, now) : resume(timer, now);
    }
    return { timer, now };
  });

/** The same on a clock that only runs, with the time truly worked counted by hand. */
export const honestSitting = fc
  .array(fc.integer({ min: 0, max: 7_200_000 }), { maxLength: 9 })
  .map((stretches) => {
    const startedAt = at('2026-11-23', '16:00');
    let now = startedAt;
    let workedMs = 0;
    let timer = timerAt(startedAt);
    for (const [index, ms] of stretches.entries()) {
      now += ms;
      if (index % 2 === 0) workedMs += ms;
      timer = index % 2 === 0 ? pause(timer, now) : resume(timer, now);
    }
    return { timer, now, workedMs };
  });
