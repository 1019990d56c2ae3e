import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  creditedMinutes,
  elapsedMs,
  isPaused,
  nightOf,
  pause,
  resume,
  shift,
  startEarlier,
  timerToEntry,
} from '../../src/core/timer';
import { anySitting, at, honestSitting, MINUTE_MS, timerAt } from '../setup/sitting';

const START = at('2026-11-23', '19:00');
const anyMove = fc.integer({ min: -172_800_000, max: 172_800_000 });

test('elapsed is never negative nor more than now minus start, whatever was tapped and however the clock was set', () => {
  fc.assert(
    fc.property(anySitting, anyMove, ({ timer, now }, move) => {
      const elapsed = elapsedMs(timer, now + move);
      expect(elapsed).toBeGreaterThanOrEqual(0);
      expect(elapsed).toBeLessThanOrEqual(Math.max(0, now + move - timer.startedAt));
    }),
  );
});

test('on a clock that only runs, elapsed is exactly the time worked', () => {
  fc.assert(
    fc.property(honestSitting, fc.nat(7_200_000), ({ timer, now, workedMs }, more) => {
      expect(elapsedMs(timer, now)).toBe(workedMs);
      expect(elapsedMs(timer, now + more)).toBe(isPaused(timer) ? workedMs : workedMs + more);
    }),
  );
});

test('asked about an earlier moment, elapsed leaves out the pauses taken since', () => {
  const timer = timerAt(START, { pauses: [{ from: START + 60 * MINUTE_MS, to: START + 80 * MINUTE_MS }] });
  expect(elapsedMs(timer, START + 30 * MINUTE_MS)).toBe(30 * MINUTE_MS);
  expect(elapsedMs(timer, START + 70 * MINUTE_MS)).toBe(60 * MINUTE_MS);
  expect(elapsedMs(timer, START + 90 * MINUTE_MS)).toBe(70 * MINUTE_MS);
});

test('elapsed grows with the clock and never faster', () => {
  fc.assert(
    fc.property(honestSitting, anyMove, fc.nat(7_200_000), ({ timer, now }, move, more) => {
      const earlier = elapsedMs(timer, now + move);
      const later = elapsedMs(timer, now + move + more);
      expect(later).toBeGreaterThanOrEqual(earlier);
      expect(later - earlier).toBeLessThanOrEqual(more);
    }),
  );
});

test('pausing twice is pausing once, and resuming twice is resuming once', () => {
  fc.assert(
    fc.property(anySitting, anyMove, anyMove, ({ timer, now }, first, second) => {
      const paused = pause(timer, now + first);
      expect(isPaused(paused)).toBe(true);
      expect(pause(paused, now + second)).toBe(paused);
      const running = resume(timer, now + first);
      expect(isPaused(running)).toBe(false);
      expect(resume(running, now + second)).toBe(running);
    }),
  );
});

test('a paused timer stands still', () => {
  const paused = pause(timerAt(START), START + 20 * MINUTE_MS);
  expect(elapsedMs(paused, START + 20 * MINUTE_MS)).toBe(elapsedMs(paused, START + 500 * MINUTE_MS));
});

test('shifting a timer with its clock keeps the elapsed time, the pauses and every answer given', () => {
  fc.assert(
    fc.property(anySitting, anyMove, anyMove, ({ timer, now }, jump, move) => {
      const shifted = shift(timer, jump);
      expect(elapsedMs(shifted, now + move + jump)).toBe(elapsedMs(timer, now + move));
      expect(isPaused(shifted)).toBe(isPaused(timer));
      expect(shift(shifted, -jump)).toEqual(timer);
    }),
  );
  expect(shift(timerAt(START, { confirmedAt: START + 5 }), 1000).confirmedAt).toBe(START + 1005);
});

test('a timer shifted over 04:00 goes to the night of its new start', () => {
  expect(shift(timerAt(START), -24 * 60 * MINUTE_MS).night).toBe('2026-11-22');
  expect(shift(timerAt(at('2026-11-24', '03:30')), 30 * MINUTE_MS).night).toBe('2026-11-24');
});

test('a start moved back adds its minutes and takes the night along', () => {
  fc.assert(
    fc.property(honestSitting, fc.integer({ min: 0, max: 240 }), ({ timer, now, workedMs }, minutes) => {
      const earlier = startEarlier(timer, minutes);
      expect(elapsedMs(earlier, now)).toBe(workedMs + minutes * MINUTE_MS);
      expect(earlier.night).toBe(nightOf(earlier.startedAt));
    }),
  );
  expect(startEarlier(timerAt(at('2026-11-24', '04:10')), 15).night).toBe('2026-11-23');
});

test('a finished timer credits 1 to 960 whole minutes on the night it started, or the present one if that is to come', () => {
  fc.assert(
    fc.property(anySitting, anyMove, ({ timer, now }, move) => {
      const entry = timerToEntry(timer, now + move);
      expect(Number.isInteger(entry.minutes)).toBe(true);
      expect(entry.minutes).toBeGreaterThanOrEqual(1);
      expect(entry.minutes).toBeLessThanOrEqual(960);
      const isAhead = timer.startedAt > now + move + MINUTE_MS;
      expect(entry.night).toBe(isAhead ? nightOf(now + move) : timer.night);
      const times = isAhead
        ? {}
        : { startedAt: timer.startedAt, endedAt: Math.max(now + move, timer.startedAt) };
      expect({ startedAt: entry.startedAt, endedAt: entry.endedAt }).toEqual(times);
    }),
  );
});

test('minutes are rounded, a glance is one minute, and more than 16 hours is 16 hours', () => {
  const credited = [0, 29_999, 89_999, 90_000, 75 * MINUTE_MS, 5000 * MINUTE_MS].map((ms) =>
    creditedMinutes(timerAt(START), START + ms),
  );
  expect(credited).toEqual([1, 1, 1, 2, 75, 960]);
});

test('an entry is the timer with its minutes, and no name where none was given', () => {
  const timer = timerAt(START, {
    subject: 'other',
    subjectName: '围棋',
    flags: ['repetitive'],
    confirmedAt: START,
  });
  const endedAt = START + 40 * MINUTE_MS;
  const work = { subject: 'other', subjectName: '围棋', kind: 'written', setBy: 'school', place: 'home' };
  const sitting = { id: 'sitting-1', child: 'xiaoming', night: '2026-11-23', startedAt: START, endedAt };
  expect(timerToEntry(timer, endedAt)).toEqual({ ...sitting, ...work, flags: ['repetitive'], minutes: 40 });
  expect(timerToEntry(timerAt(START), endedAt)).not.toHaveProperty('subjectName');
});

test('the parent’s answer is a guess with a start and no end', () => {
  const answered = timerToEntry(timerAt(START), START + 700 * MINUTE_MS, 25);
  expect(answered).toMatchObject({ minutes: 25, isGuess: true, startedAt: START, night: '2026-11-23' });
  expect(answered).not.toHaveProperty('endedAt');
  expect(timerToEntry(timerAt(START), START + 25 * MINUTE_MS)).not.toHaveProperty('isGuess');
});

test('a start still to come, by a clock set back, is filed under the present night without times', () => {
  const ahead = timerAt(at('2026-11-25', '19:00'));
  for (const entry of [timerToEntry(ahead, START), timerToEntry(ahead, START, 30)]) {
    expect(entry).toMatchObject({ night: '2026-11-23', isGuess: true });
    expect(entry).not.toHaveProperty('startedAt');
    expect(entry).not.toHaveProperty('endedAt');
  }
  expect(timerToEntry(ahead, START, 30).minutes).toBe(30);
});

test('a clock less than a minute behind the start is no clock set back', () => {
  const timer = timerAt(at('2026-11-24', '04:00'));
  expect(timerToEntry(timer, timer.startedAt - MINUTE_MS)).toMatchObject({
    night: '2026-11-24',
    startedAt: timer.startedAt,
    endedAt: timer.startedAt,
  });
});

test('a sitting through midnight and past 04:00 stays on the evening it began', () => {
  const timer = timerAt(at('2026-11-23', '23:30'));
  expect(timerToEntry(timer, at('2026-11-24', '04:30'))).toMatchObject({ night: '2026-11-23', minutes: 300 });
  expect(nightOf(at('2026-11-24', '04:30'))).toBe('2026-11-24');
});
