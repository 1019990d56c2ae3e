import { expect, test } from 'vitest';
import type { Calendar } from '../../src/core/calendar';
import {
  besideNumber,
  eveningOf,
  meanOf,
  type Evening,
  type EveningFacts,
  type Standing,
} from '../../src/core/evening';
import { entryOf } from '../setup/sitting';

const PLAIN: Calendar = { country: 'cn', breaks: [], fridayCounts: false, overrides: {} };
const THIRD: Standing = { grade: 3, school: 'cn63', limit: { preset: 'cn-national' } };

function evening(facts: Partial<EveningFacts>, standing = THIRD): Evening {
  return eveningOf({ night: '2026-11-23', entries: [], ...facts }, standing, PLAIN);
}

test('王小明’s Monday of 50 written minutes and 25 more is 15 over, and 20 of reading stand beside', () => {
  const entries = [entryOf(50), entryOf(25, { subject: 'chinese' }), entryOf(20, { kind: 'other' })];
  expect(evening({ entries })).toMatchObject({
    day: { kind: 'school', isKnown: true },
    limit: { id: 'cn-national', minutes: 60 },
    comparison: { kind: 'measured', over: 15 },
    total: { compared: 75, uncounted: 20 },
    number: 75,
  });
});

test('an evening without a record has no number, one said to be without homework has 0', () => {
  expect(evening({}).number).toBeUndefined();
  expect(evening({ said: 'no-homework' }).number).toBe(0);
  expect(evening({ said: 'done-at-school' })).toMatchObject({ number: undefined, said: 'done-at-school' });
});

test('done at school with nothing in scope has no number, whatever was read at home', () => {
  const reading = entryOf(20, { kind: 'other' });
  const done = (entries: EveningFacts['entries']) => evening({ said: 'done-at-school', entries }).number;
  expect(done([reading])).toBeUndefined();
  expect(done([entryOf(30, { setBy: 'home' })])).toBeUndefined();
  expect(done([reading, entryOf(15)])).toBe(15);
});

test('an evening of reading alone, or of work the limit leaves out, is told by those minutes and not by a 0', () => {
  const reading = entryOf(20, { kind: 'other' });
  const tutoring = entryOf(45, { setBy: 'tutoring' });
  const first = { ...THIRD, grade: 1 };
  expect(besideNumber(evening({ entries: [reading] }))).toEqual({ kind: 'reading', minutes: 20 });
  expect(besideNumber(evening({ entries: [reading, tutoring] }))).toEqual({ kind: 'beside', minutes: 65 });
  expect(besideNumber(evening({ entries: [entryOf(15)] }, first))).toEqual({ kind: 'beside', minutes: 15 });
  expect(besideNumber(evening({ entries: [reading, entryOf(1)] }))).toBeUndefined();
  expect(besideNumber(evening({ said: 'no-homework' }))).toBeUndefined();
  expect(besideNumber(evening({}))).toBeUndefined();
});

test('in a year without a notice the number is everything', () => {
  const entries = [entryOf(50), entryOf(30, { kind: 'other' })];
  expect(evening({ night: '2027-03-01', entries })).toMatchObject({
    number: 80,
    comparison: { kind: 'unknown' },
  });
});

test('an entry counts more than what was said', () => {
  expect(evening({ said: 'no-homework', entries: [entryOf(15)] }).number).toBe(15);
});

test('a Friday’s number is everything, without a verdict', () => {
  const friday = evening({ night: '2026-11-27', entries: [entryOf(50), entryOf(30, { setBy: 'home' })] });
  expect([friday.number, friday.comparison]).toEqual([80, { kind: 'free' }]);
});

test('a first-grader’s number is reading, not the written work', () => {
  const first = evening({ entries: [entryOf(15), entryOf(20, { kind: 'other' })] }, { ...THIRD, grade: 1 });
  expect([first.number, first.comparison]).toEqual([20, { kind: 'zero', because: 'low-grade' }]);
});

test('a limit by the week is compared with the week, and the number stays the evening’s', () => {
  const india: Standing = { grade: 4, school: 'other', limit: { preset: 'in-2020' } };
  const entries = [entryOf(50)];
  const wednesday = evening({ entries, weekEntries: [...entries, entryOf(80)] }, india);
  expect(wednesday.comparison).toEqual({ kind: 'measured', minutes: 130, limit: 120, over: 10 });
  expect(wednesday.number).toBe(50);
  expect(evening({ entries }, india).comparison).toMatchObject({ minutes: 50, over: 0 });
});

test('the mean is of recorded school nights: a recorded zero counts, no data and weekends do not', () => {
  const nights = [
    evening({ entries: [entryOf(75)] }),
    evening({ said: 'no-homework' }),
    evening({}),
    evening({ said: 'done-at-school' }),
    evening({ night: '2026-11-28', entries: [entryOf(200)] }),
    evening({ entries: [entryOf(40), entryOf(60, { setBy: 'tutoring' })] }),
  ];
  expect(meanOf(nights)).toEqual({ minutes: 38, nights: 3 });
  expect(meanOf(nights.slice(2, 5))).toBeUndefined();
});

test('a night of reading alone, one done at school and one of an unknown year say nothing of the mean', () => {
  const counted = evening({ entries: [entryOf(50), entryOf(20, { kind: 'other' })] });
  const silent = [
    evening({ entries: [entryOf(20, { kind: 'other' })] }),
    evening({ entries: [entryOf(60, { setBy: 'tutoring' })] }),
    evening({ said: 'done-at-school', entries: [entryOf(10)] }),
    evening({ night: '2027-03-01', entries: [entryOf(90)] }),
    evening({ night: '2027-03-02', said: 'no-homework' }),
  ];
  expect(meanOf([counted, ...silent])).toEqual({ minutes: 50, nights: 1 });
  expect(meanOf(silent)).toBeUndefined();
});

test('grades without homework have no mean, a recorded zero included', () => {
  for (const grade of [0, 1, 2]) {
    const standing = { ...THIRD, grade };
    const nights = [
      evening({ entries: [entryOf(15)] }, standing),
      evening({ said: 'no-homework' }, standing),
    ];
    expect(meanOf(nights)).toBeUndefined();
  }
});

test('seniors, who have no limit, have a mean', () => {
  const senior = evening({ entries: [entryOf(150)] }, { ...THIRD, grade: 11 });
  expect(meanOf([senior])).toEqual({ minutes: 150, nights: 1 });
});
