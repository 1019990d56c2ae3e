import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNights } from '../../src/core/night';
import { isProblem } from '../../src/core/problem';
import { textToPastNight, timeToStart } from '../../src/core/since';
import { at } from '../setup/sitting';

const TONIGHT = '2026-11-23';

function startAt(text: string, date: string, time: string): ReturnType<typeof timeToStart> {
  return timeToStart(text, new Date(at(date, time)));
}

test('a time earlier today is meant for today, now included', () => {
  expect(startAt('19:40', TONIGHT, '20:28')).toBe(at(TONIGHT, '19:40'));
  expect(startAt('20:28', TONIGHT, '20:28')).toBe(at(TONIGHT, '20:28'));
});

test('after midnight an evening time is last evening’s', () => {
  expect(startAt('23:50', '2026-11-24', '00:30')).toBe(at(TONIGHT, '23:50'));
  expect(startAt('21:30', '2026-11-24', '09:30')).toBe(at(TONIGHT, '21:30'));
});

test('a time still to come is in the future, and one over 12 hours ago too long ago', () => {
  expect(startAt('20:29', TONIGHT, '20:28')).toEqual({ kind: 'start-in-future' });
  expect(startAt('08:28', TONIGHT, '20:28')).toBe(at(TONIGHT, '08:28'));
  expect(startAt('08:27', TONIGHT, '20:28')).toEqual({ kind: 'start-too-long-ago' });
});

test('what is no time of day is said to be none', () => {
  for (const text of ['', '24:00', '9:30', '20:60', '20.30', '20:30:00', '晚上八点', '２０:30']) {
    expect(startAt(text, TONIGHT, '20:28'), text).toEqual({ kind: 'start-not-a-time' });
  }
});

test('any accepted time is within the last 12 hours and reads as typed', () => {
  const anyTime = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
  fc.assert(
    fc.property(anyTime, anyTime, (text, time) => {
      const start = startAt(text, TONIGHT, time);
      if (isProblem(start)) return;
      const ago = at(TONIGHT, time) - start;
      expect(ago >= 0 && ago <= 12 * 3_600_000).toBe(true);
      expect([at(TONIGHT, text), at('2026-11-22', text)]).toContain(start);
    }),
  );
});

test('tonight and every night of a schooling can be back-filled', () => {
  expect(textToPastNight(TONIGHT, TONIGHT)).toBe(TONIGHT);
  fc.assert(
    fc.property(fc.nat(366 * 13), (ago) => {
      const night = addNights(TONIGHT, -ago);
      expect(textToPastNight(night, TONIGHT)).toBe(night);
    }),
  );
});

test('tomorrow, a night before anybody’s schooling and no date at all are told apart', () => {
  expect(textToPastNight('2026-11-24', TONIGHT)).toEqual({ kind: 'night-in-future' });
  expect(textToPastNight(addNights(TONIGHT, -366 * 13 - 1), TONIGHT)).toEqual({ kind: 'night-too-far-past' });
  for (const text of ['', '2026-02-30', '昨天'])
    expect(textToPastNight(text, TONIGHT)).toEqual({ kind: 'night-not-a-date' });
});
