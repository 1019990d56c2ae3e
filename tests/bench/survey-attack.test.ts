import { beforeAll, describe, expect, test } from 'vitest';
import { isToldAlone } from './survey-attack';
import { brokenSurveyGates, runSurveys, surveyFiguresOf, type SurveyFigures } from './survey-gate';

// `npm run bench:privacy` in small, of surveys: the same schools, release, attacker and gates.

describe('somebody who reads all that is told of surveys, and holds codes', () => {
  let figures: SurveyFigures;

  beforeAll(() => {
    figures = surveyFiguresOf(runSurveys({ schools: 8, times: 3000, sizes: [20, 24] }));
  }, 120_000);

  test('knows no family’s answer with four codes, nor by two surveys of which one family, or a class, is in one', () => {
    expect(figures).toMatchObject({ surveyCertain4: 0, surveyOnly4: 0 });
  });

  test('knows answers from exact counts, and with four codes from what is only rounded', () => {
    expect(figures.surveyExactCertain).toBeGreaterThan(20);
    expect(figures.surveyLooseCertain4).toBeGreaterThan(0);
    expect(figures.surveyLooseOnly4).toBe(100);
  });

  test('passes the gates of a release, and would not if one answer were given away', () => {
    expect(brokenSurveyGates(figures)).toEqual([]);
    expect(brokenSurveyGates({ ...figures, surveyCertain4: 0.001, surveySurest4: 99.5 })).toHaveLength(2);
  });
});

test('no class is told by itself, among too few or in two parts, whatever school it is', () => {
  const schools = Array.from({ length: 300 }, (_, at) => at + 1);
  expect(schools.filter((seed) => isToldAlone(seed))).toEqual([]);
});
