import { describe, expect, test } from 'vitest';
import { questionsOf, type Definition } from '../../src/core/survey';
import { isAskedIn, questionChanges, surveysBefore } from '../../src/core/survey-change';
import { resultsOf } from '../../src/core/survey-results';
import type { SurveyPart } from '../../src/core/survey-tally';
import { QUESTIONS, SURVEY } from '../setup/survey-parts';

const [amount, ...others] = QUESTIONS;
const withFirst = (question: object): Definition => ({
  ...SURVEY,
  elements: [{ ...amount, ...question } as Definition['elements'][number], ...others],
});

const partOf = (grades: number[], much: number): SurveyPart => ({
  grades,
  band: '20-29',
  questions: [{ kind: 'shares', name: 'amount', band: '20-29', shares: [{ of: 'much', share: much }] }],
  crosses: [],
});
const results = (...parts: SurveyPart[]) => resultsOf(SURVEY, parts)!;

describe('a question is the same', () => {
  test('whatever its title, and not when its answers or kind are others', () => {
    expect(isAskedIn(amount!, withFirst({ title: { 'zh-cn': '换了说法', en: 'Reworded' } }))).toBe(true);
    expect(isAskedIn(amount!, withFirst({ type: 'dropdown' }))).toBe(true);
    expect(isAskedIn(amount!, withFirst({ choices: [] }))).toBe(false);
    expect(isAskedIn(amount!, withFirst({ name: 'quantity' }))).toBe(false);
  });

  test('in the last survey that asked it, and what parents wrote is in none', () => {
    const latest = { definition: withFirst({ name: 'quantity' }), id: 'latest' };
    const older = { definition: SURVEY, id: 'older' };
    const oldest = { definition: SURVEY, id: 'oldest' };
    const before = surveysBefore(SURVEY, [latest, older, oldest]);
    expect(before.map(({ id }) => id)).toEqual(['latest', 'older']);
    const ideas = questionsOf(SURVEY).find(({ type }) => type === 'comment')!;
    expect(isAskedIn(ideas, SURVEY)).toBe(false);
  });
});

describe('a change', () => {
  test('is told from 30 points on, since chance moves each share', () => {
    expect(questionChanges('amount', results(partOf([3], 70)), results(partOf([3], 40)))).toEqual([
      { of: 'much', points: 30 },
    ]);
    expect(questionChanges('amount', results(partOf([3], 60)), results(partOf([3], 40)))).toEqual([]);
  });

  test('of what is reckoned from parts is told from 30 on too', () => {
    const whole = (much: number) => results(partOf([3], much), partOf([4], much));
    expect(questionChanges('amount', whole(40), results(partOf([3], 60)))).toEqual([]);
    expect(questionChanges('amount', whole(30), whole(60))).toEqual([{ of: 'much', points: -30 }]);
  });
});
