import type { Grade } from '../../core/grade';
import { surveyStage } from '../../core/survey';
import { MOST_SURVEYS } from '../../wire/issue';
import { FEWEST_FAMILIES } from '../issue';
import { randomCode } from '../codes';
import { refuse, type Refusal } from '../door/reply';
import type { House } from '../house';
import { classesHere, gradeOfClass, schoolCalled, schoolTime, type ClassRow } from '../tenant';
import type { Standing } from './change';
import { askedClasses } from './rows';

type Chosen = { grades: readonly Grade[]; without: readonly string[] };

/** The classes of the school that are of these grades now. Who has left is asked nothing. */
export async function classesFor(
  { writes, school, clock }: Standing,
  { grades, without }: Chosen,
): Promise<ClassRow[]> {
  const { night } = schoolTime(school, clock);
  const rows = await classesHere(writes, school.school_id);
  return rows.filter((row) => grades.includes(gradeOfClass(row, night)) && !without.includes(row.class_id));
}

/** Whether a survey asks these classes and no others. */
export async function areAsked(
  { writes, row }: Standing,
  classes: readonly { class_id: string }[],
): Promise<boolean> {
  const asked = await askedClasses(writes, { school_id: row.school_id, survey: row.survey_id });
  const ids = (rows: readonly { class_id: string }[]) => rows.map(({ class_id }) => class_id).join();
  return ids(asked) === ids(classes);
}

export async function refuseClasses(
  standing: Standing,
  { classes, without }: { classes: readonly ClassRow[]; without: readonly string[] },
): Promise<Refusal | undefined> {
  if (!(await areOurs(standing, without))) return refuse('class-unknown');
  if (classes.length === 0) return refuse('survey-nobody-asked');
  const asked = await openOf(standing);
  const isFull = classes.some(({ class_id }) => (asked.get(class_id) ?? 0) >= MOST_SURVEYS);
  return isFull ? refuse('surveys-at-once') : undefined;
}

async function areOurs({ writes, school }: Standing, ids: readonly string[]): Promise<boolean> {
  const rows = await writes
    .selectFrom('class')
    .select('class_id')
    .where('school_id', '=', school.school_id)
    .execute();
  const ours = new Set(rows.map(({ class_id }) => class_id));
  return ids.every((id) => ours.has(id));
}

/** How many surveys each class is asked or will be: a phone asks for the tokens of all of them in one question. */
async function openOf({ writes, school, now }: Standing): Promise<ReadonlyMap<string, number>> {
  const rows = await writes
    .selectFrom('survey')
    .innerJoin('survey_class', (join) =>
      join
        .onRef('survey_class.school_id', '=', 'survey.school_id')
        .onRef('survey_class.survey_id', '=', 'survey.survey_id'),
    )
    .select(['survey_class.class_id', 'survey.opens', 'survey.closes'])
    .where('survey.school_id', '=', school.school_id)
    .where('survey.state', '=', 'opened')
    .execute();
  const counted = new Map<string, number>();
  for (const { class_id, ...dates } of rows)
    if (surveyStage(dates, now, school.zone) !== 'closed')
      counted.set(class_id, (counted.get(class_id) ?? 0) + 1);
  return counted;
}

/** The classes in which enough families have a seat this school year: with fewer no token is given out. */
export async function seatedClasses(
  { keeping, clock }: House,
  schoolId: string,
): Promise<ReadonlySet<string>> {
  const school = await schoolCalled(keeping.main, schoolId);
  if (!school) return new Set();
  const ids = keeping.main.selectFrom('class').select('class_id').where('school_id', '=', schoolId);
  const classes = (await ids.execute()).map(({ class_id }) => class_id);
  if (classes.length === 0) return new Set();
  const rows = await keeping.open
    .selectFrom('enrolment')
    .select('class')
    .where('class', 'in', classes)
    .where('year', '=', schoolTime(school, clock).year)
    .groupBy('class')
    .having(({ fn }) => fn.countAll(), '>=', FEWEST_FAMILIES)
    .execute();
  return new Set(rows.map((row) => row.class));
}

/** Characters of a door, as many as of a class's own. */
const DOOR_LETTERS = 16;

/** Each class is asked by the tokens of its seats, or, where too few have one, by a door of its own: never by both. */
export async function askClasses(
  { writes, school, row, clock }: Standing,
  classes: readonly ClassRow[],
  seated: ReadonlySet<string>,
): Promise<void> {
  const { night } = schoolTime(school, clock);
  for (const each of classes) {
    const way = seated.has(each.class_id)
      ? ({ way: 'token', door: '' } as const)
      : ({ way: 'door', door: randomCode(DOOR_LETTERS) } as const);
    const { school_id, survey_id } = row;
    const grade = gradeOfClass(each, night);
    await writes
      .insertInto('survey_class')
      .values({ school_id, survey_id, class_id: each.class_id, grade, ...way })
      .execute();
  }
}
