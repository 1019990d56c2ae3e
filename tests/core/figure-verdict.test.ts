import { expect, test } from 'vitest';
import { figureVerdict, sharedStanding, type Judged, type Standing } from '../../src/core/figure-verdict';
import { limitFor, type LimitChoice } from '../../src/core/limit';

function standing(grade: number, choice: LimitChoice = { preset: 'cn-national' }): Standing {
  return { grade, limit: limitFor(choice, { grade, school: 'cn63', kind: 'school' }) };
}

function judged(standings: readonly Standing[], more: Partial<Judged> = {}): Judged {
  return { standings, school: 'cn63', unknownYear: undefined, ...more };
}

test('a third-grade week at 66 minutes is 6 over the rule, and at 60 not over', () => {
  const week = judged([standing(3), standing(3)]);
  expect(figureVerdict(66, week)).toEqual({ kind: 'measured', limit: 60, over: 6, isRule: true });
  expect(figureVerdict(60, week)).toMatchObject({ over: 0 });
});

test('a number of one’s own is compared with and called no rule', () => {
  const own = standing(3, { preset: 'custom', scope: 'all', minutes: 45 });
  expect(figureVerdict(50, judged([own]))).toMatchObject({ over: 5, isRule: false });
});

test('grades 1 and 2, a year that is not known, no rule and a rule by the week are never judged', () => {
  expect(figureVerdict(30, judged([standing(2)]))).toEqual({ kind: 'zero', because: 'low-grade' });
  expect(figureVerdict(30, judged([standing(3)], { unknownYear: '2027' }))).toEqual({
    kind: 'unknown',
    year: '2027',
  });
  expect(figureVerdict(30, judged([standing(11)]))).toEqual({ kind: 'no-rule' });
  const weekly = standing(3, { preset: 'in-2020' });
  expect(figureVerdict(30, judged([weekly], { school: 'other' }))).toEqual({ kind: 'weekly', limit: 120 });
});

test('where the limit changed among the evenings, none of them is the limit of all', () => {
  const both = [standing(3), standing(3, { preset: 'school-40-60' })];
  expect(sharedStanding(both)).toBeUndefined();
  expect(figureVerdict(50, judged(both))).toEqual({ kind: 'changed' });
});
