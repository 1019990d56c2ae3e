import fc from 'fast-check';
import type { Definition, Question, Said } from '../../src/core/survey';
import { REACH_BANDS, SURVEY_BANDS, type QuestionTally, type SurveyPart } from '../../src/core/survey-tally';

const said = (zh: string, en: string): Said => ({ 'zh-cn': zh, en });
const asked = (name: string, title: Said) => ({
  name,
  title,
  description: said('', ''),
  visibleIf: '',
  isRequired: false,
});
const choice = (value: string, zh: string, en: string) => ({ value, text: said(zh, en) });

/** One question of each kind that is told. */
export const QUESTIONS: Question[] = [
  {
    ...asked('amount', said('您觉得这学期的作业量怎么样？', 'How much homework is there this term?')),
    type: 'radiogroup',
    choices: [
      choice('little', '偏少', 'Too little'),
      choice('right', '适中', 'About right'),
      choice('much', '偏多', 'Too much'),
    ],
  },
  {
    ...asked('heaviest', said('哪几科作业最多？', 'Which subjects set the most?')),
    type: 'checkbox',
    maxSelectedChoices: 2,
    choices: [choice('chinese', '语文', 'Chinese'), choice('math', '数学', 'Maths')],
  },
  {
    ...asked('pressure', said('孩子的压力有多大？', 'How much pressure is your child under?')),
    type: 'rating',
    rateValues: [1, 2, 3].map((value) => ({ value, text: said('', '') })),
  },
  {
    ...asked('posted', said('学校每天公示作业吗？', 'Is homework posted daily?')),
    type: 'boolean',
    labelTrue: said('是', 'Yes'),
    labelFalse: said('否', 'No'),
  },
  {
    ...asked('yesterday', said('昨晚书面作业几分钟？', 'Minutes of written homework yesterday?')),
    type: 'text',
    inputType: 'number',
    min: 0,
    max: 300,
  },
  {
    ...asked('day', said('孩子每天做这些事多久？', 'How long does your child spend on these?')),
    type: 'matrix',
    isAllRowRequired: false,
    rows: [choice('sport', '运动', 'Sport'), choice('reading', '阅读', 'Reading')],
    columns: [choice('never', '没有', 'None'), choice('some', '半小时以内', 'Up to half an hour')],
  },
  { ...asked('ideas', said('您还有什么建议？', 'Any suggestions?')), type: 'comment', maxLength: 300 },
];

export const SURVEY: Definition = {
  title: said('作业情况家长问卷', 'Homework survey for parents'),
  description: said('用来改进作业布置。', 'To improve how homework is set.'),
  locale: 'zh-cn',
  clearInvisibleValues: 'onHidden',
  elements: QUESTIONS,
};

/** What can be answered to a question, as tallies name it. */
function answersOf(question: Question): string[] {
  switch (question.type) {
    case 'rating':
      return question.rateValues.map(({ value }) => String(value));
    case 'boolean':
      return ['true', 'false'];
    case 'text':
      return ['0-30', '31-60', '61-300'];
    case 'comment':
      return [];
    case 'matrix':
      return question.columns.map(({ value }) => value);
    default:
      return question.choices.map(({ value }) => value);
  }
}

const anyBand = fc.constantFrom(...SURVEY_BANDS);
const anyShare = fc.integer({ min: 1, max: 9 }).map((tenths) => tenths * 10);

function anyShares(question: Question) {
  return fc
    .tuple(...answersOf(question).map(() => anyShare))
    .map((shares) => answersOf(question).map((of, index) => ({ of, share: shares[index] ?? 10 })));
}

function anyTally(question: Question): fc.Arbitrary<QuestionTally> {
  const { name } = question;
  if (question.type === 'comment')
    return fc.record({ kind: fc.constant('texts'), name: fc.constant(name), band: anyBand });
  if (question.type !== 'matrix') {
    const mean = fc.option(
      fc.integer({ min: 0, max: 900 }).map((tenths) => tenths / 10),
      { nil: undefined },
    );
    const shares = anyShares(question);
    return fc.record({ kind: fc.constant('shares'), name: fc.constant(name), band: anyBand, shares, mean });
  }
  const rows = fc.tuple(
    ...question.rows.map(({ value }) =>
      fc.record({ row: fc.constant(value), band: anyBand, shares: anyShares(question) }),
    ),
  );
  return fc.record({ kind: fc.constant('rows'), name: fc.constant(name), band: anyBand, rows });
}

/** A part of the school as it may have been published: some questions have too few answers to be told. */
export function anyPart(grades: number[]): fc.Arbitrary<SurveyPart> {
  const questions = fc
    .tuple(...QUESTIONS.map((question) => fc.option(anyTally(question), { nil: undefined, freq: 4 })))
    .map((tallies) => tallies.filter((tally) => tally !== undefined));
  return fc.record({
    grades: fc.constant(grades),
    band: anyBand,
    reach: fc.option(fc.constantFrom(...REACH_BANDS), { nil: undefined }),
    questions,
    crosses: fc.constant([]),
  });
}

export const anyParts: fc.Arbitrary<SurveyPart[]> = fc
  .tuple(anyPart([3]), anyPart([4]), anyPart([5, 6]))
  .chain((parts) => fc.subarray(parts, { minLength: 1 }));
