import type { World } from '../../src/endpoint/app';
import type { CrossTable, Definition, Question } from '../../src/core/survey';
import { questionsOf } from '../../src/core/survey';
import { templateSurvey } from '../../src/core/survey-templates';
import type { QuestionTally, SurveyPart } from '../../src/core/survey-tally';
import { SURVEY } from '../setup/survey-parts';
import { tell } from '../setup/surveys';
import { REST, THIRD } from '../setup/told-survey';

/** Asks the endpoint as whoever is signed in there, and stops at anything but the answer asked for. */
type Ask = (path: string, data: object) => Promise<unknown>;

/** Shares that fall from answer to answer, so that one stands out. */
const FALLING = [50, 30, 10, 10, 10, 10, 10];

function sharesOf(question: Question): QuestionTally[] {
  const { name } = question;
  const of = (values: readonly string[]) => [
    {
      kind: 'shares' as const,
      name,
      band: '100+' as const,
      shares: values.map((value, index) => ({ of: value, share: FALLING[index] ?? 10 })),
    },
  ];
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
      return of(question.choices.map(({ value }) => value));
    case 'rating':
      return of(question.rateValues.map(({ value }) => String(value)));
    case 'boolean':
      return of(['true', 'false']);
    case 'comment':
      return [{ kind: 'texts', name, band: '100+' }];
    default:
      return [];
  }
}

/** A whole school's answers to a survey, its questions and answers as long as they are in the templates. */
const wholeSchool = (definition: Definition): SurveyPart => ({
  grades: [1, 2, 3, 4, 5, 6],
  band: '100+',
  reach: '60-80',
  questions: questionsOf(definition).flatMap(sharesOf),
  crosses: [],
});

/** In spring fewer found it right. */
const BEFORE: SurveyPart = {
  ...THIRD,
  questions: THIRD.questions.map((tally) =>
    tally.kind === 'shares' && tally.name === 'amount'
      ? {
          ...tally,
          shares: [
            { of: 'little', share: 10 },
            { of: 'right', share: 30 },
            { of: 'much', share: 60 },
          ],
        }
      : tally,
  ),
  crosses: [],
};

const WISHES = [
  '=HYPERLINK("http://example.com","少抄写")',
  '希望少一些抄写，多一些阅读。',
  '周三不留书面作业那一天，孩子九点就睡了，全家都轻松。能不能每周多一天这样的晚上，比如周五也不留，周末再安排一点实践活动，孩子自己也愿意做。',
  '挺好的。',
];

type Telling = { definition: Definition; crosses?: CrossTable[]; parts: SurveyPart[]; texts?: string[] };

/** Surveys that are over: of several parts, of the whole school in the templates' words, of one part before, of none. */
export async function fillToldSurveys(world: World, ask: Ask): Promise<void> {
  const over = async (survey: string, closes: string, told: Telling) => {
    const draft = { definition: told.definition, crosses: told.crosses ?? [] };
    await ask('/v1/school/survey/keep', { survey, revision: 0, draft });
    const dates = { opens: '2026-11-23', closes: '2026-11-29' };
    await ask('/v1/school/survey/open', { survey, revision: 1, grades: [3], without: [], ...dates });
    await tell({ world }, survey, told);
    await world.keeping.commitMain(async (writes) => {
      await writes
        .updateTable('survey')
        .set({ opens: closes.replace(/..$/, '01'), closes })
        .where('survey_id', '=', survey)
        .execute();
      const question = questionsOf(told.definition).find(({ type }) => type === 'comment')?.name ?? '';
      await writes.updateTable('survey_text').set({ question }).where('survey_id', '=', survey).execute();
    });
  };
  const crosses: CrossTable[] = [['amount', 'posted']];
  await over('ptold000', '2026-11-08', { definition: SURVEY, parts: [BEFORE] });
  await over('ptold001', '2026-11-15', { definition: SURVEY, crosses, parts: [THIRD, REST], texts: WISHES });
  const homework = templateSurvey('homework');
  await over('ptold002', '2026-11-18', { definition: homework, parts: [wholeSchool(homework)] });
  await over('ptold003', '2026-11-19', { definition: templateSurvey('sleep'), parts: [] });
}
