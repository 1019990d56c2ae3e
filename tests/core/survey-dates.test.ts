import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNights } from '../../src/core/night';
import { endProblem, MOST_SURVEY_DAYS, openingProblem, surveyDate } from '../../src/core/survey-dates';

const NOW = { today: '2026-11-22', year: 2026 };
const from = (opens: string, closes: string) => openingProblem({ opens, closes }, NOW);

test('a survey’s date turns at midnight by the school’s clock, where an evening goes on', () => {
  const date = (at: string) => surveyDate('Asia/Shanghai', new Date(at));
  expect(date('2026-11-22T23:59:59+08:00')).toBe('2026-11-22');
  expect(date('2026-11-23T00:00:00+08:00')).toBe('2026-11-23');
  expect(date('2026-11-23T03:59:59+08:00')).toBe('2026-11-23');
  expect(date('2026-11-23T04:00:00+08:00')).toBe('2026-11-23');
  expect(surveyDate('America/Los_Angeles', new Date('2026-11-23T00:00:00+08:00'))).toBe('2026-11-22');
});

test('a survey is asked from today on, for 60 days at most, and ends no sooner than it begins', () => {
  expect(from('2026-11-22', '2026-11-22')).toBeUndefined();
  expect(from('2026-11-22', '2027-01-20')).toBeUndefined();
  expect(from('2026-11-22', '2027-01-21')).toEqual({ problem: 'survey-too-long', field: 'closes' });
  expect(from('2026-11-21', '2026-11-30')).toEqual({ problem: 'survey-in-past', field: 'opens' });
  expect(from('2026-11-25', '2026-11-24')).toEqual({ problem: 'survey-dates-backwards', field: 'closes' });
});

test('a survey stays within the school year of the classes it asks', () => {
  expect(from('2027-08-31', '2027-08-31')).toBeUndefined();
  expect(from('2027-08-31', '2027-09-01')).toEqual({ problem: 'survey-other-year', field: 'closes' });
  expect(from('2027-09-01', '2027-09-02')).toEqual({ problem: 'survey-other-year', field: 'opens' });
});

test('in August, when classes are of the coming year already, a survey begins in September', () => {
  const august = { today: '2027-08-10', year: 2027 };
  expect(openingProblem({ opens: '2027-08-12', closes: '2027-08-20' }, august)).toEqual({
    problem: 'survey-other-year',
    field: 'opens',
  });
  expect(openingProblem({ opens: '2027-09-01', closes: '2027-09-20' }, august)).toBeUndefined();
});

test('an end is moved to today or later, and no survey is asked for longer than any could be opened', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 }), (since, lasts) => {
      const opens = addNights(NOW.today, -since);
      const closes = addNights(opens, lasts);
      const isFine = lasts >= since && lasts < MOST_SURVEY_DAYS;
      expect(endProblem({ opens, closes }, NOW.today) === undefined).toBe(isFine);
    }),
  );
});
