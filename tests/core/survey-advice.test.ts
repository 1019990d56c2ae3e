import { expect, test } from 'vitest';
import type { Definition, Question } from '../../src/core/survey';
import { surveyAdvice } from '../../src/core/survey-advice';
import { said } from '../setup/any-survey';

const asking = (title: Partial<Question['title']>, more: Partial<Question> = {}): Question =>
  ({
    type: 'comment',
    name: 'q',
    title: { ...said(''), ...title },
    description: said(''),
    isRequired: false,
    visibleIf: '',
    maxLength: 100,
    ...more,
  }) as Question;
const survey = (...elements: Question[]): Definition => ({
  title: said('title'),
  description: said('purpose'),
  locale: 'zh-cn',
  clearInvisibleValues: 'onHidden',
  elements,
});

test('fifteen questions are enough, sixteen are said to be many', () => {
  const some = (many: number) => survey(...Array.from({ length: many }, () => asking({})));
  expect(surveyAdvice(some(15))).toEqual([]);
  expect(surveyAdvice(some(16))).toEqual([{ kind: 'many-questions', questions: 16 }]);
});

test.each([
  ['作业负担重吗？', '负担'],
  ['您觉得作业是否过多？', '是否过'],
  ['作业难道不该少一些吗？', '难道'],
  ['您同意减少作业吗？', '您同意'],
])('%s leads', (title, words) => {
  expect(surveyAdvice(survey(asking({ 'zh-cn': title })))).toEqual([
    { kind: 'leading', name: 'q', words, language: 'zh-cn' },
  ]);
});

test.each(['Is homework a burden?', 'Is there too much homework?', 'Don’t you find it hard?'])(
  '%s leads',
  (title) => {
    expect(surveyAdvice(survey(asking({ en: title })))).toMatchObject([{ kind: 'leading', language: 'en' }]);
  },
);

test.each([{ 'zh-cn': '您觉得现在的作业量怎么样？' }, { en: 'How much homework is there?' }])(
  '%j leads nobody',
  (title) => {
    expect(surveyAdvice(survey(asking(title)))).toEqual([]);
  },
);

test('a survey that calls itself one of burden leads too', () => {
  const named = { ...survey(), title: { 'zh-cn': '作业负担问卷', en: 'A survey' } };
  expect(surveyAdvice(named)).toEqual([
    { kind: 'leading', name: undefined, words: '负担', language: 'zh-cn' },
  ]);
});

test('what is offered as an answer leads nobody and asks for nothing', () => {
  const offered = asking(
    {},
    {
      type: 'radiogroup',
      choices: [{ value: 'a', text: { 'zh-cn': '家长的工作太多', en: 'Too much income' } }],
    },
  );
  expect(surveyAdvice(survey(offered))).toEqual([]);
});

test('a hint that asks for a name is noticed, and each language by itself', () => {
  expect(
    surveyAdvice(survey(asking({}, { description: { 'zh-cn': '请写姓名', en: 'Your phone number' } }))),
  ).toEqual([
    { kind: 'private', name: 'q', about: 'name', language: 'zh-cn' },
    { kind: 'private', name: 'q', about: 'number', language: 'en' },
  ]);
});
