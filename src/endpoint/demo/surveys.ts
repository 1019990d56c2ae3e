import { createHash } from 'node:crypto';
import type { Chance } from '../../core/chance';
import { addNights, type Night } from '../../core/night';
import { hourOn } from '../../core/open-evening';
import { questionsOf, type Answer, type Answers, type Definition, type Question } from '../../core/survey';
import { visibleElements } from '../../core/survey-answers';
import { templateSurvey, type Template } from '../../core/survey-templates';
import { answerValues } from '../../core/survey-values';
import { writeAnswers } from '../answer-rows';
import type { MainTables } from '../database/tables';
import type { House } from '../house';
import { releaseSurveys } from '../release/surveys';
import type { Seated } from './classes';
import { chanceFor } from './homework';
import { SCHOOL } from './school';
import { REPLY, WISHES } from './survey-texts';
import { ZONE } from './time';

type Kept = Pick<House, 'keeping' | 'secrets' | 'clock'>;
type Asking = { classes: readonly Seated[]; last: Night };

type DemoSurvey = {
  id: string;
  template: Template;
  /** Nights from the demo's first evening; a draft has none. */
  dates?: { opens: number; closes: number };
};

/** Of each state that a survey can be in one: told with its results, asked now, and at work on. */
const DEMO_SURVEYS: readonly DemoSurvey[] = [
  { id: 'demotold', template: 'homework', dates: { opens: -24, closes: -15 } },
  { id: 'demoopen', template: 'sleep', dates: { opens: -2, closes: 12 } },
  { id: 'demomake', template: 'free-day' },
];

/** How many in a hundred of the demo's families answer, and how many of those write something of their own. */
const ANSWERING = 76;
const WRITING = 40;

/** Writes the school's surveys and what its families answered, and tells the one that is over. */
export async function writeSurveys(house: Kept, asking: Asking): Promise<void> {
  for (const survey of DEMO_SURVEYS) {
    await writeSurvey(house, survey, asking);
    if (survey.dates) await writeFamilies(house, survey, asking);
  }
  await releaseSurveys(house);
  await showTold(house);
}

async function writeSurvey(
  { keeping }: Kept,
  { id, template, dates }: DemoSurvey,
  { classes, last }: Asking,
) {
  const key = { school_id: SCHOOL, survey_id: id };
  const night = (from: number | undefined) => (from === undefined ? '' : addNights(last, from));
  const row: MainTables['survey'] = {
    ...key,
    state: dates ? 'opened' : 'draft',
    revision: 1,
    definition: JSON.stringify(templateSurvey(template)),
    crosses: '[]',
    opens: night(dates?.opens),
    closes: night(dates?.closes),
    changed_at: hourOn(addNights(last, (dates?.opens ?? 0) - 1), 15, ZONE),
    is_shown: 0,
    reply: '',
  };
  const asked = classes.map(({ id: class_id, grade }) => ({
    ...key,
    class_id,
    grade,
    way: 'token' as const,
    door: '',
  }));
  await keeping.commitMain(async (writes) => {
    await writes.insertInto('survey').values(row).execute();
    if (dates) await writes.insertInto('survey_class').values(asked).execute();
  });
}

async function writeFamilies({ keeping }: Kept, { id: survey, template }: DemoSurvey, { classes }: Asking) {
  const definition = templateSurvey(template);
  await keeping.commitOpen(async (writes) => {
    for (const schoolClass of classes)
      for (let family = 0; family < schoolClass.families; family += 1) {
        const chance = chanceFor(schoolClass, family, template.length);
        if (!chance.happens(ANSWERING)) continue;
        const nonce = createHash('sha256')
          .update(`demo ${survey} ${schoolClass.id} ${String(family)}`)
          .digest();
        const values = answerValues(definition, [], likelyAnswers(definition, { schoolClass, chance }));
        const letter = { class: schoolClass.id, survey, nonce, r: 1, values };
        await writeAnswers(writes, letter, () => Promise.resolve(true));
      }
  });
}

type Family = { schoolClass: Seated; chance: Chance };

/** What a family answers, question after question, as far as each is asked. */
function likelyAnswers(definition: Definition, family: Family): Answers {
  const answers: Answers = {};
  for (const question of questionsOf(definition)) {
    const isAsked = visibleElements(definition, answers).some(({ name }) => name === question.name);
    const answer = isAsked ? likelyAnswer(question, family) : undefined;
    if (answer !== undefined) answers[question.name] = answer;
  }
  return answers;
}

function likelyAnswer(question: Question, { schoolClass, chance }: Family): Answer | undefined {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return (
        question.choices.find(isOwnGrade(schoolClass))?.value ?? likelyOf(question.choices, chance)?.value
      );
    case 'checkbox':
      return question.choices
        .filter((_, at) => at === middling(question.choices.length, chance))
        .map(({ value }) => value);
    case 'rating':
      return likelyOf(question.rateValues, chance)?.value;
    case 'boolean':
      return chance.happens(30);
    case 'text':
      return likelyNumber(question, { schoolClass, chance });
    case 'comment':
      return chance.happens(WRITING) ? chance.one(WISHES) : undefined;
    case 'matrix':
      return Object.fromEntries(
        question.rows.map(({ value }) => [value, likelyOf(question.columns, chance)?.value ?? '']),
      );
  }
}

function likelyOf<Each>(several: readonly Each[], chance: Chance): Each | undefined {
  return several[middling(several.length, chance)];
}

/** Most are somewhere before the middle, few at the ends. */
function middling(count: number, chance: Chance): number {
  return Math.floor((chance.whole(0, count - 1) + chance.whole(0, count - 1)) / 2);
}

/** The bank's question of the grade has the one true answer. */
function isOwnGrade({ grade }: Seated) {
  return ({ value }: { value: string }) => value === `g${String(grade)}`;
}

/** Minutes, by fives as people say them. */
function likelyNumber({ min, max }: { min: number; max: number }, { schoolClass, chance }: Family): number {
  const [least, most] = schoolClass.minutes;
  const number = Math.round((chance.whole(least, most) * chance.whole(75, 130)) / 500) * 5;
  return Math.max(min, Math.min(max, number));
}

/** The office has read what was written, let some of it through, and answered. */
async function showTold({ keeping }: Kept): Promise<void> {
  await keeping.commitMain(async (writes) => {
    await writes
      .updateTable('survey')
      .set({ is_shown: 1, reply: REPLY })
      .where('school_id', '=', SCHOOL)
      .where('state', '=', 'told')
      .execute();
    const texts = await writes
      .selectFrom('survey_text')
      .select('text_id')
      .where('school_id', '=', SCHOOL)
      .orderBy('text_id')
      .execute();
    const read = texts.slice(0, Math.ceil(texts.length * 0.7)).map(({ text_id }) => text_id);
    if (read.length > 0)
      await writes
        .updateTable('survey_text')
        .set({ state: 'shown' })
        .where('school_id', '=', SCHOOL)
        .where('text_id', 'in', read)
        .execute();
  });
}
