import { expect, test } from 'vitest';
import { MOST_OPEN_LETTERS, questionsOf, type Definition } from '../../src/core/survey';
import { surveyAdvice } from '../../src/core/survey-advice';
import { BANK_TOPICS, QUESTION_BANK } from '../../src/core/survey-bank/bank';
import { surveyFaults } from '../../src/core/survey-faults';
import { readSurvey, writeSurvey } from '../../src/core/survey-json';
import { minutesNeeded } from '../../src/core/survey-minutes';
import { TEMPLATES, templateSurvey } from '../../src/core/survey-templates';
import { saidIn } from '../../src/core/survey-words';

const bank = Object.values(QUESTION_BANK).flat();
const whole: Definition = { ...templateSurvey('homework'), elements: bank };
const linesOf = ({ title, description, elements }: Definition) =>
  [title, description, ...elements.flatMap((each) => saidIn(each).map(({ said }) => said))].filter(
    ({ en }) => en !== '',
  );

test.each(TEMPLATES)('%s can be opened as it stands, and nothing is advised against it', (template) => {
  const survey = templateSurvey(template);
  expect(surveyFaults(survey, [])).toEqual([]);
  expect(surveyAdvice(survey)).toEqual([]);
  expect(minutesNeeded(survey)).toBeLessThanOrEqual(3);
});

test('the parents’ questionnaire has twelve questions and takes three minutes', () => {
  const survey = templateSurvey('homework');
  expect(questionsOf(survey)).toHaveLength(12);
  expect(minutesNeeded(survey)).toBe(3);
});

test('a template goes out as SurveyJS and comes back the same', () => {
  for (const template of TEMPLATES) {
    const survey = templateSurvey(template);
    expect(readSurvey(writeSurvey(survey))).toEqual({ kind: 'read', definition: survey });
  }
});

test('every question of the bank is sound and asks nothing private', () => {
  expect(surveyFaults(whole, [])).toEqual([]);
  expect(surveyAdvice(whole).filter(({ kind }) => kind !== 'many-questions')).toEqual([]);
  expect(BANK_TOPICS.every((topic) => QUESTION_BANK[topic].length > 0)).toBe(true);
});

test('nobody has to answer, and open words fit into the letter', () => {
  expect(bank.filter(({ isRequired }) => isRequired)).toEqual([]);
  const letters = bank.map((each) => (each.type === 'comment' ? each.maxLength : 0));
  expect(Math.max(...letters)).toBeLessThanOrEqual(MOST_OPEN_LETTERS);
});

test('scales have as many steps on either side of the middle', () => {
  const scales = bank.flatMap((each) => (each.type === 'rating' ? [each.rateValues] : []));
  expect(scales.length).toBeGreaterThan(3);
  for (const steps of scales) expect(steps.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
});

const surveys = [...TEMPLATES.map(templateSurvey), whole];

test('Chinese has full-width punctuation, and neither language shouts', () => {
  for (const { 'zh-cn': zh, en } of surveys.flatMap(linesOf)) {
    expect(zh).toMatch(/\p{Script=Han}|^\d/u);
    expect(en).toMatch(/[A-Za-z]|^\d/);
    // A half-width colon stands in hours (21:00) alone.
    expect(zh.replace(/\d:\d/g, '')).not.toMatch(/[,.?!;:()！"']/);
    expect(en).not.toMatch(/[!\p{Script=Han}，。？；：（）"']/u);
  }
});

test('titles are questions that end as such, and hints are sentences', () => {
  for (const { title, description } of bank) {
    expect(title['zh-cn']).toMatch(/？$/);
    expect(title.en).toMatch(/\?$/);
    if (description.en === '') continue;
    expect(description['zh-cn']).toMatch(/。$/);
    expect(description.en).toMatch(/\.$/);
  }
});

test('a maximum is said where there is one', () => {
  const words = ['', '一', '两', '三'];
  const numbers = ['', 'one', 'two', 'three'];
  for (const each of bank) {
    if (each.type !== 'checkbox' || each.maxSelectedChoices === 0) continue;
    expect(each.description['zh-cn']).toContain(`最多选${words[each.maxSelectedChoices]}`);
    expect(each.description.en).toContain(`at most ${numbers[each.maxSelectedChoices]}`);
  }
});
