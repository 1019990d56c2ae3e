import { createHmac } from 'node:crypto';
import type { Selectable } from 'kysely';
import { questionsOf, surveyStage } from '../../core/survey';
import { addCounts, familiesCounted, partTally, reachOf, type ValueCounts } from '../../core/survey-count';
import { partsOf, type AnsweringClass, type ClassPart } from '../../core/survey-parts';
import { schoolYear } from '../../core/grade';
import type { SurveyPart } from '../../core/survey-tally';
import { crossesOf, definitionOf } from '../asked-surveys';
import type { MainTables } from '../database/tables';
import type { House } from '../house';
import { classKnown, type SchoolRow } from '../tenant';
import { countsOf, deleteAnswers, nextAnswered, writtenIn } from './answer-sums';
import { publishSurvey, type TextRow } from './publish-survey';
import { releaseKey, surveyDrawFor } from './draw';
import { endSurvey, leaveSurveyCounted } from './survey-end';

type Releasing = Pick<House, 'keeping' | 'clock' | 'secrets'>;
type SurveyRow = Selectable<MainTables['survey']>;
type AskedClass = Selectable<MainTables['survey_class']>;
type CountedClass = AnsweringClass & { way: AskedClass['way']; counts: ValueCounts };

/**
 * Tells every survey that has closed by the clock, once, and deletes the answers of every one that is told or gone. May
 * end anywhere and begin again, here or in another process, as evenings do: shut for good, told (the same numbers whoever
 * draws them, and all in one commit), deleted. One that fails keeps no other; why, is thrown at the end.
 */
export async function releaseSurveys(house: Releasing): Promise<void> {
  const { main, open } = house.keeping;
  const failed: unknown[] = [];
  const note = (error: unknown) => failed.push(error);
  const opened = await main.selectFrom('survey').selectAll().where('state', '=', 'opened').execute();
  const schools = await main.selectFrom('school').selectAll().execute();
  for (const row of opened) {
    const school = schools.find(({ school_id }) => school_id === row.school_id);
    const now = house.clock().getTime();
    if (school && surveyStage(row, now, school.zone) === 'closed')
      await tellSurvey(house, school, row).catch(note);
  }
  for (let at = await nextAnswered(open); at; at = await nextAnswered(open, at))
    await forgetIfTold(house, at).catch(note);
  if (failed.length > 0) throw failed[0];
}

async function tellSurvey(house: Releasing, school: SchoolRow, row: SurveyRow): Promise<void> {
  const { keeping } = house;
  await keeping.commitOpen((writes) => endSurvey(writes, row.survey_id));
  const asked = await askedClasses(house, row);
  const classes = await countClasses(house, row, asked);
  const parts: SurveyPart[] = [];
  const texts: TextRow[] = [];
  for (const part of partsOf(classes)) {
    const told = await toldOf(house, row, part);
    if (!told) continue;
    parts.push(told);
    texts.push(...(await textsOf(house, row, { part, told })));
  }
  const key = { school_id: school.school_id, survey_id: row.survey_id };
  await keeping.commitMain((writes) => publishSurvey(writes, key, { parts, texts }));
}

function askedClasses({ keeping }: Releasing, { school_id, survey_id }: SurveyRow): Promise<AskedClass[]> {
  return keeping.main
    .selectFrom('survey_class')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('survey_id', '=', survey_id)
    .orderBy('class_id')
    .execute();
}

function countClasses(
  { keeping }: Releasing,
  row: SurveyRow,
  asked: readonly AskedClass[],
): Promise<CountedClass[]> {
  const open = questionsOf(definitionOf(row)).filter(({ type }) => type === 'comment');
  const names = open.map(({ name }) => name);
  // By a commit, though it writes nothing: answers that another process is just writing are in it, or are refused.
  return keeping.commitOpen(async (writes) => {
    const counted: CountedClass[] = [];
    for (const { class_id, grade, way } of asked) {
      const counts = await countsOf(writes, { class: class_id, survey: row.survey_id }, names);
      counted.push({ class: class_id, grade, way, counts, families: familiesCounted(counts) });
    }
    return counted;
  });
}

async function toldOf(
  house: Releasing,
  row: SurveyRow,
  part: ClassPart<CountedClass>,
): Promise<SurveyPart | undefined> {
  const { school_id, survey_id } = row;
  const draw = surveyDrawFor(house.secrets, {
    school: school_id,
    survey: survey_id,
    part: part.grades.join(' '),
  });
  const asked = { definition: definitionOf(row), crosses: crossesOf(row) };
  const tally = partTally(asked, addCounts(part.classes.map(({ counts }) => counts)), draw);
  if (!tally) return undefined;
  const reach = await reachIn(house, row, part);
  return { grades: part.grades, ...tally, ...(reach !== undefined && { reach }) };
}

/** Of the seats of all its classes; nobody knows how many a door reached. */
async function reachIn({ keeping }: Releasing, row: SurveyRow, part: ClassPart<CountedClass>) {
  if (part.classes.some(({ way }) => way === 'door')) return undefined;
  const found = await keeping.open
    .selectFrom('enrolment')
    .select(({ fn }) => fn.countAll<number>().as('seats'))
    .where(
      'class',
      'in',
      part.classes.map((each) => each.class),
    )
    .where('year', '=', schoolYear(row.opens))
    .executeTakeFirst();
  return reachOf(part.families, found?.seats ?? 0);
}

/** Under ids that say nothing of who wrote what, and are the same whoever makes them. */
async function textsOf(
  { keeping, secrets }: Releasing,
  { survey_id: survey }: SurveyRow,
  { part, told }: { part: ClassPart<CountedClass>; told: SurveyPart },
): Promise<TextRow[]> {
  const key = releaseKey(secrets);
  const classes = part.classes.map((each) => each.class);
  const texts: TextRow[] = [];
  for (const { name: question } of told.questions.filter(({ kind }) => kind === 'texts'))
    for (const { id, body } of await writtenIn(keeping.open, { classes, survey, question })) {
      const text_id = createHmac('sha256', key).update(`${survey}|${question}|${id}`).digest('base64url');
      texts.push({ text_id: text_id.slice(0, 24), question, body });
    }
  return texts.sort((one, other) => (one.text_id < other.text_id ? -1 : 1));
}

/** Answers live as long as their survey is to be told: not once it is, nor where it or its class is no more. */
async function forgetIfTold({ keeping }: Releasing, at: { class: string; survey: string }): Promise<void> {
  const known = await classKnown(keeping.main, at.class);
  const row = await keeping.main
    .selectFrom('survey')
    .select('state')
    .where('school_id', '=', known?.school.school_id ?? '')
    .where('survey_id', '=', at.survey)
    .executeTakeFirst();
  if (row?.state === 'opened') return;
  await keeping.commitOpen(async (writes) => {
    await deleteAnswers(writes, at);
    await leaveSurveyCounted(writes, at.survey);
  });
}
