import { describe, expect, test } from 'vitest';
import { addNights } from '../../../src/core/night';
import { answerFaults } from '../../../src/core/survey-answers';
import { surveyFaults } from '../../../src/core/survey-faults';
import { resultsOf } from '../../../src/core/survey-results';
import { sandboxNow } from '../../../src/parent/sandbox/generate';
import { generateSurveys } from '../../../src/parent/sandbox/surveys';
import { isSoundSurvey } from '../../../src/parent/store/sound-surveys';
import { surveyState } from '../../../src/parent/survey-state';
import { FOUND } from '../../setup/class';
import { NIGHT } from '../../setup/diary';

const surveysIn = (language: 'zh-CN' | 'en', seed = 2027) =>
  generateSurveys(FOUND.seen, NIGHT, { seed, language });

describe('the surveys of the example', () => {
  test('are such as a phone keeps and a school can open: one is asked on its evening, one is told', () => {
    const surveys = surveysIn('zh-CN');
    expect(surveys.every(isSoundSurvey)).toBe(true);
    const states = surveys.map(
      (survey) => surveyState({ survey, draft: undefined, answers: undefined }, sandboxNow(NIGHT)).kind,
    );
    expect(states).toEqual(['open', 'told']);
    for (const { definition, crosses = [] } of surveys) expect(surveyFaults(definition, crosses)).toEqual([]);
    expect(answerFaults(surveys[0]!.definition, { beside: 'elder', asleep: 9 })).toEqual([]);
  });

  test('are told by the rules of a school’s: of two grades, every question, a cross-table each, nothing finer than ten points', () => {
    const { definition, told } = surveysIn('zh-CN')[1]!;
    expect(told!.parts.map(({ grades }) => grades)).toEqual([[3], [4]]);
    for (const part of told!.parts) {
      const { questions, crosses } = resultsOf(definition, [part])!;
      expect(questions.map(({ kind }) => kind)).toEqual(['shares', 'shares', 'shares', 'shares', 'shares']);
      expect(crosses).toHaveLength(1);
      for (const result of questions)
        if (result.kind === 'shares') for (const { share } of result.lines) expect(share % 10).toBe(0);
    }
  });

  test('are the same for everybody on one evening, and answered in the language of the example', () => {
    expect(surveysIn('zh-CN')).toEqual(surveysIn('zh-CN'));
    expect(surveysIn('en')[1]!.told!.reply).toMatch(/^Thank you/);
    expect(surveysIn('zh-CN')[1]!.told!.reply).toMatch(/^谢谢/);
    expect(surveysIn('zh-CN')[0]).toMatchObject({ opens: addNights(NIGHT, -2), closes: addNights(NIGHT, 5) });
  });
});
