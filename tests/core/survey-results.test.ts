import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerName, leastOf, mostGiven, resultsOf, type Results } from '../../src/core/survey-results';
import type { SurveyPart } from '../../src/core/survey-tally';
import { surveyFigures } from '../independent/survey';
import { anyParts, QUESTIONS, SURVEY } from '../setup/survey-parts';

/** All numbers of results, named as the independent script names them. */
function figuresIn({ questions }: Results): Record<string, number> {
  const told: Record<string, number> = {};
  for (const result of questions) {
    const { name } = result.question;
    if (result.kind === 'shares') {
      for (const { of, share } of result.lines) told[`${name} ${of}`] = share;
      if (result.mean !== undefined) told[`${name} mean`] = result.mean;
    }
    if (result.kind === 'rows')
      for (const { row, lines } of result.rows)
        for (const { of, share } of lines) told[`${name}.${row} ${of}`] = share;
  }
  return told;
}

const part = (more: Partial<SurveyPart>): SurveyPart => ({
  grades: [3],
  band: '20-29',
  reach: '40-60',
  questions: [],
  crosses: [],
  ...more,
});

const amount = (band: SurveyPart['band'], much: number) => ({
  kind: 'shares' as const,
  name: 'amount',
  band,
  shares: [{ of: 'much', share: much }],
});

describe('results', () => {
  test('say nothing that an independent script does not reckon from the published parts', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const results = resultsOf(SURVEY, parts);
        expect(results && figuresIn(results)).toEqual(surveyFigures(parts));
      }),
    );
  });

  test('of one part are as published', () => {
    fc.assert(
      fc.property(anyParts, ([only]) => {
        const told = figuresIn(resultsOf(SURVEY, only ? [only] : [])!);
        for (const tally of only?.questions ?? [])
          if (tally.kind === 'shares')
            for (const { of, share } of tally.shares) expect(told[`${tally.name} ${of}`]).toBe(share);
      }),
    );
  });

  test('a question that no part tells looks like one nobody answered', () => {
    const [first] = resultsOf(SURVEY, [part({})])!.questions;
    expect(first).toEqual({ question: QUESTIONS[0], kind: 'nothing' });
    expect(resultsOf(SURVEY, [])).toBeUndefined();
  });

  test('of several parts weigh each by the floor of its band and say how many at least', () => {
    const whole = resultsOf(SURVEY, [
      part({ questions: [amount('20-29', 20)] }),
      part({ grades: [4], band: '100+', reach: '60-80', questions: [amount('100+', 80)] }),
    ])!;
    expect(whole).toMatchObject({
      grades: [3, 4],
      parts: 2,
      families: { atLeast: 120 },
      reach: { from: 40, to: 80 },
    });
    expect(whole.questions[0]).toMatchObject({
      families: { atLeast: 120 },
      lines: [{ of: 'much', share: 70 }],
    });
    expect(leastOf(whole.families)).toBe(120);
  });

  test('say how many of those asked answered only where every part does', () => {
    const one = part({ questions: [amount('20-29', 20)] });
    expect(resultsOf(SURVEY, [one, part({ grades: [4], reach: undefined })])!.reach).toBeUndefined();
    expect(resultsOf(SURVEY, [one])!.reach).toEqual({ from: 40, to: 60 });
  });

  test('cross-tables are told of one part alone', () => {
    const crosses = [{ questions: ['amount', 'posted'] as const, band: '20-29' as const, cells: [] }];
    expect(resultsOf(SURVEY, [part({ crosses })])!.crosses).toEqual(crosses);
    expect(resultsOf(SURVEY, [part({ crosses }), part({ grades: [4] })])!.crosses).toEqual([]);
  });
});

test('the answer given most is named, two at most, and none where all are a tenth or less', () => {
  const line = (of: string, share: number) => ({ of, share });
  expect(mostGiven([line('a', 60), line('b', 40)])).toEqual([line('a', 60)]);
  expect(mostGiven([line('a', 40), line('b', 40), line('c', 20)])).toHaveLength(2);
  expect(mostGiven([line('a', 30), line('b', 30), line('c', 30)])).toEqual([]);
  expect(mostGiven([line('a', 10), line('b', 10)])).toEqual([]);
});

test('an answer has its own words, or its number', () => {
  const names = ['right', 'math', '2', 'false', '31-60', 'some'].map((of, index) =>
    answerName(QUESTIONS[index]!, of, 'zh-cn'),
  );
  expect(names).toEqual(['适中', '数学', '2', '否', '31–60', '半小时以内']);
});
