import type { Definition, Element, Said, YesNoQuestion } from '../../src/core/survey';
import type { SurveyPart } from '../../src/core/survey-tally';
import {
  deskSurveyAnswer,
  deskSurveysAnswer,
  deskSurveysPath,
  keepSurveyPath,
  keptSurveyAnswer,
  openSurveyPath,
  type DeskSurvey,
  type SurveyDraft,
} from '../../src/wire/survey-desk';
import { answerOf, look, post, type Desk, type Hand } from './desk';

export const said = (zh: string, en = zh): Said => ({ 'zh-cn': zh, en });

const asked = { description: said(''), isRequired: true, visibleIf: '' };

/** How long homework takes, and what a family would change. */
const ELEMENTS: Element[] = [
  {
    type: 'radiogroup',
    name: 'long',
    title: said('作业时间长吗？', 'Is homework long?'),
    choices: [
      { value: 'yes', text: said('长', 'Yes') },
      { value: 'no', text: said('不长', 'No') },
    ],
    ...asked,
  },
  {
    type: 'comment',
    name: 'wish',
    title: said('想改什么？', 'What would you change?'),
    maxLength: 200,
    ...asked,
    isRequired: false,
  },
];

export const yesNo = (name: string, differs: Partial<YesNoQuestion> = {}): YesNoQuestion => ({
  type: 'boolean',
  name,
  title: said(name),
  labelTrue: said('是', 'Yes'),
  labelFalse: said('否', 'No'),
  ...asked,
  ...differs,
});

export function definitionOf(title: string, elements: readonly Element[] = ELEMENTS): Definition {
  return {
    title: said(title),
    description: said('了解作业时间。', 'To learn how long homework takes.'),
    locale: 'zh-cn',
    clearInvisibleValues: 'onHidden',
    elements: [...elements],
  };
}

export function draftOf(title: string, elements?: readonly Element[]): SurveyDraft {
  return { definition: definitionOf(title, elements), crosses: [] };
}

export const keep = (hand: Hand, survey: string, { draft = draftOf('家长问卷'), revision = 0 } = {}) =>
  answerOf(keptSurveyAnswer, post(hand, keepSurveyPath, { survey, revision, draft }));

export const surveysOf = async (hand: Hand): Promise<DeskSurvey[]> =>
  (await answerOf(deskSurveysAnswer, look(hand, deskSurveysPath))).surveys;

/** What a page sends to open a draft of the desk's Sunday for a week. */
export const openingOf = (survey: string, differs: object = {}) => ({
  survey,
  revision: 1,
  grades: [3],
  without: [],
  opens: '2026-11-22',
  closes: '2026-11-29',
  ...differs,
});

/** A draft kept and opened. */
export async function openedSurvey(hand: Hand, survey: string, differs: object = {}): Promise<DeskSurvey> {
  await keep(hand, survey);
  const answering = post(hand, openSurveyPath, openingOf(survey, differs));
  return (await answerOf(deskSurveyAnswer, answering)).survey;
}

export const partOf = (...grades: number[]): SurveyPart => ({
  grades,
  band: '30-49',
  questions: [{ kind: 'shares', name: 'long', band: '30-49', shares: [{ of: 'yes', share: 60 }] }],
  crosses: [],
});

/** As if the survey had closed and been counted. */
export async function tell(
  { world }: { world: Pick<Desk['world'], 'keeping'> },
  survey: string,
  { parts = [partOf(3)], texts = [] as string[] } = {},
): Promise<void> {
  await world.keeping.commitMain(async (writes) => {
    const { school_id } = await writes
      .updateTable('survey')
      .set({ state: 'told' })
      .where('survey_id', '=', survey)
      .returning('school_id')
      .executeTakeFirstOrThrow();
    const of = { school_id, survey_id: survey };
    for (const part of parts)
      await writes
        .insertInto('published_survey')
        .values({ ...of, part: part.grades.join(' '), tally: JSON.stringify(part) })
        .execute();
    for (const [index, body] of texts.entries())
      await writes
        .insertInto('survey_text')
        .values({ ...of, text_id: `text${String(index)}`, question: 'wish', body, state: 'waiting' })
        .execute();
  });
}
