import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersFor } from '../../src/core/answers';
import { doubtAbout, type Doubt } from '../../src/core/forgotten';
import { elapsedMs, type Timer } from '../../src/core/timer';
import { anySitting, at, honestSitting, MINUTE_MS, timerAt } from '../setup/sitting';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const START = at(MONDAY, '19:00');

function doubt(timer: Timer, now: number, seenAt?: number): Doubt | undefined {
  return doubtAbout(timer, { now, seenAt, bedtime: '21:20' });
}

function offered(timer: Timer, now: number, usual?: number): string {
  const answers = answersFor(timer, { now, seenAt: undefined, bedtime: '21:20' }, usual);
  return answers.map(({ kind, minutes }) => `${kind} ${String(minutes)}`).join(', ');
}

test('an hour of homework before bedtime is simply credited', () => {
  expect(doubt(timerAt(START), at(MONDAY, '20:00'))).toBeUndefined();
  expect(doubt(timerAt(START), at(MONDAY, '21:20'))).toBeUndefined();
});

test('a phone not looked at since before bedtime is asked about half an hour after bedtime, not before', () => {
  const timer = timerAt(at(MONDAY, '20:00'));
  expect(doubt(timer, at(MONDAY, '21:31'))).toBeUndefined();
  expect(doubt(timer, at(MONDAY, '21:50'))).toBeUndefined();
  expect(doubt(timer, at(MONDAY, '21:51'))).toBe('past-bedtime');
  expect(doubt(timer, at(MONDAY, '21:51'), at(MONDAY, '21:25'))).toBeUndefined();
});

test('work begun after bedtime is not asked about because of bedtime, nor where there is none', () => {
  expect(doubt(timerAt(at(MONDAY, '21:30')), at(MONDAY, '22:30'))).toBeUndefined();
  const abroad = { now: at(MONDAY, '21:51'), seenAt: undefined, bedtime: undefined };
  expect(doubtAbout(timerAt(START), abroad)).toBeUndefined();
});

test('over three hours of work are asked about even on a phone in the hand', () => {
  const timer = timerAt(at(MONDAY, '14:00'));
  expect(doubt(timer, at(MONDAY, '17:00'), at(MONDAY, '17:00'))).toBeUndefined();
  expect(doubt(timer, at(MONDAY, '17:01'), at(MONDAY, '17:01'))).toBe('long');
});

test('three hours mostly paused are not long', () => {
  const timer = timerAt(at(MONDAY, '14:00'), {
    pauses: [{ from: at(MONDAY, '14:30'), to: at(MONDAY, '17:00') }],
  });
  expect(doubt(timer, at(MONDAY, '17:30'), at(MONDAY, '17:30'))).toBeUndefined();
});

test('"still at it" buys three hours', () => {
  const timer = timerAt(at(MONDAY, '12:00'), { confirmedAt: at(MONDAY, '15:10') });
  expect(doubt(timer, at(MONDAY, '18:00'), at(MONDAY, '18:00'))).toBeUndefined();
  expect(doubt(timer, at(MONDAY, '18:11'), at(MONDAY, '18:11'))).toBe('long');
});

test('a timer found the next morning is of another night', () => {
  expect(doubt(timerAt(START), at(TUESDAY, '07:00'))).toBe('another-night');
  expect(doubt(timerAt(at(TUESDAY, '03:50')), at(TUESDAY, '04:10'))).toBeUndefined();
});

test('a paused timer is never forgotten', () => {
  const timer = timerAt(START, { pauses: [{ from: START + 10 * MINUTE_MS }] });
  expect(doubt(timer, at(TUESDAY, '07:00'))).toBeUndefined();
});

test('a clock behind the start, a pause or an answer is asked about; within a minute it is not', () => {
  expect(doubt(timerAt(START), START - 2 * MINUTE_MS)).toBe('clock-behind');
  expect(doubt(timerAt(START), START - 30_000)).toBeUndefined();
  const resumed = timerAt(START, { pauses: [{ from: START + 10 * MINUTE_MS, to: START + 40 * MINUTE_MS }] });
  expect(doubt(resumed, START + 20 * MINUTE_MS)).toBe('clock-behind');
  expect(doubt(timerAt(START, { confirmedAt: START + 200 * MINUTE_MS }), START + 20 * MINUTE_MS)).toBe(
    'clock-behind',
  );
});

test('the answers are the usual, until bedtime and all of it, shortest first', () => {
  expect(offered(timerAt(START), at(MONDAY, '22:30'))).toBe('usual 30, until-bedtime 140, all 210');
  expect(offered(timerAt(START), at(MONDAY, '22:30'), 150)).toBe('until-bedtime 140, usual 150, all 210');
});

test('until bedtime leaves out the pauses before bedtime and no others', () => {
  const pauses = [
    { from: at(MONDAY, '20:00'), to: at(MONDAY, '20:20') },
    { from: at(MONDAY, '21:30'), to: at(MONDAY, '21:40') },
  ];
  expect(offered(timerAt(START, { pauses }), at(MONDAY, '22:30'))).toBe(
    'usual 30, until-bedtime 120, all 180',
  );
});

test('without a bedtime in between, an hour is offered', () => {
  expect(offered(timerAt(at(MONDAY, '12:00')), at(MONDAY, '15:30'))).toBe('usual 30, hour 60, all 210');
  expect(offered(timerAt(at(MONDAY, '22:00')), at(TUESDAY, '00:30'))).toBe('usual 30, hour 60, all 150');
});

test('16 hours and more are not offered as all of it, and a clock set back leaves the usual and an hour', () => {
  expect(offered(timerAt(START), at(TUESDAY, '11:00'))).toContain('all 960');
  expect(offered(timerAt(START), at(TUESDAY, '11:01'))).toBe('usual 30, until-bedtime 140');
  expect(offered(timerAt(START), START - 60 * MINUTE_MS)).toBe('usual 30, hour 60');
});

test('no answer is longer than what has passed', () => {
  expect(offered(timerAt(START), at(MONDAY, '19:40'))).toBe('usual 30, all 40');
  expect(offered(timerAt(START), at(MONDAY, '19:20'))).toBe('all 20');
  expect(offered(timerAt(START), START)).toBe('all 1');
  expect(offered(timerAt(START), at(MONDAY, '20:00'), 90)).toBe('hour 60');
});

test('a clock behind the end of a pause that took the whole sitting still leaves an answer', () => {
  const pauses = [{ from: START, to: START + 40 * MINUTE_MS }];
  expect(offered(timerAt(START, { pauses }), START + 20 * MINUTE_MS)).toBe('usual 30, hour 60');
});

const anyMoment = fc
  .tuple(anySitting, fc.integer({ min: -86_400_000, max: 172_800_000 }))
  .map(([{ timer, now }, move]) => ({ timer, now: now + move }));

test('there is always an answer, at most three, ascending, no two alike, whole and at least a minute', () => {
  const anyBedtime = fc.constantFrom(undefined, '21:20', '22:00', '23:00');
  fc.assert(
    fc.property(anyMoment, anyBedtime, fc.nat(600), ({ timer, now }, bedtime, usual) => {
      const answers = answersFor(timer, { now, seenAt: undefined, bedtime }, usual);
      const minutes = answers.map((answer) => answer.minutes);
      expect(minutes.length >= 1 && minutes.length <= 3).toBe(true);
      expect(minutes).toEqual([...new Set(minutes)].sort((a, b) => a - b));
      expect(minutes.every((each) => Number.isInteger(each) && each >= 1 && each <= 960)).toBe(true);
    }),
  );
});

test('on a clock that only runs no answer is longer than the work, of which a glance is a minute', () => {
  fc.assert(
    fc.property(honestSitting, fc.nat(172_800_000), fc.nat(600), ({ timer, now }, more, usual) => {
      const answers = answersFor(timer, { now: now + more, seenAt: undefined, bedtime: '21:20' }, usual);
      const passed = Math.max(1, Math.round(elapsedMs(timer, now + more) / MINUTE_MS));
      expect(answers.every(({ minutes }) => minutes <= passed)).toBe(true);
    }),
  );
});

test('no doubt is ever thrown instead of told', () => {
  const known = [undefined, 'long', 'past-bedtime', 'another-night', 'clock-behind'];
  fc.assert(fc.property(anyMoment, ({ timer, now }) => known.includes(doubt(timer, now))));
});
