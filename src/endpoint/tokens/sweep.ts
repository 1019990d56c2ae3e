import { setImmediate as breathe } from 'node:timers/promises';
import type { Calendar } from '../../core/calendar';
import { classEvening, closesAt } from '../../core/open-evening';
import { surveyClosesAt } from '../../core/survey';
import { nextTokenBlock, tokenBlockOf } from '../../core/token-block';
import { addNights, type Night } from '../../core/night';
import { keyTermOf, lastKeyNightOf, termsOf, yearOfTerm, type Term } from '../../core/term';
import { nightIn } from '../../core/zone';
import { SURVEY_NAMES, surveyName } from '../asked-surveys';
import type { House } from '../house';
import { calendarOf, type SchoolRow } from '../tenant';
import type { KeyName, TermKeys } from './keys';

/**
 * Deletes what no evening needs any more: the keys of terms, and which dates a seat has its tokens for (PRIVACY.md,
 * step 5), a day or two after the last has closed: a clock may be wrong, and a key is gone for good. Safe to run at any
 * time, twice, and from two processes. A key that cannot be deleted keeps no other; why, is thrown at the end.
 */
export async function sweepTokens({
  keeping,
  keys,
  clock,
}: Pick<House, 'keeping' | 'keys' | 'clock'>): Promise<void> {
  const now = await keys.agreedTime(clock().getTime());
  const names = namesByClass(await keys.names());
  const failed: unknown[] = [];
  for (const school of await keeping.main.selectFrom('school').selectAll().execute()) {
    const timesOf = schoolTimes(school, { now, surveys: await openSurveys(keeping, school, now) });
    for (const { class_id: each, days } of await classesOf(keeping, school)) {
      await breathe();
      const { before, isOver } = timesOf(days);
      await deleteIssued(keeping, each, before);
      await deleteSurveyIssued(keeping, school, { classId: each, now });
      for (const name of names.get(each) ?? [])
        await deleteIfOver(keys, name, isOver).catch((error: unknown) => failed.push(error));
    }
  }
  if (failed.length > 0) throw failed[0];
}

function namesByClass(names: readonly KeyName[]): ReadonlyMap<string, KeyName[]> {
  const byClass = new Map<string, KeyName[]>();
  for (const name of names) byClass.set(name.class, [...(byClass.get(name.class) ?? []), name]);
  return byClass;
}

async function classesOf({ main }: House['keeping'], { school_id }: SchoolRow) {
  return main.selectFrom('class').select(['class_id', 'days']).where('school_id', '=', school_id).execute();
}

type Times = { before: Night; isOver: (term: Term) => boolean };

/** What is over for a class, by its own days; most classes say nothing of theirs, and are reckoned once together. */
function schoolTimes(
  school: SchoolRow,
  { now, surveys }: { now: number; surveys: readonly OpenSurvey[] },
): (days: string) => Times {
  const known = new Map<string, Times>();
  return (days) => {
    const calendar = calendarOf(school, { days });
    const closes = termCloses(school, calendar);
    const times = known.get(days) ?? {
      before: firstBlockNeeded(school, { calendar, now }),
      isOver: (term: Term) => now >= closes(term) && !surveys.some((each) => each.term === term),
    };
    known.set(days, times);
    return times;
  };
}

/** A secret goes with its term; the public halves with the school year, for the slips of both terms show them. */
async function deleteIfOver(keys: TermKeys, name: KeyName, isOver: (term: Term) => boolean): Promise<void> {
  const [, spring] = termsOf(yearOfTerm(name.term));
  if (isOver(spring)) await keys.deleteKey(name);
  else if (isOver(name.term)) await keys.deleteSecret(name);
}

/** When (epoch ms) the last evening, or block of free days, that began in a term has closed; each term is reckoned once. */
function termCloses({ zone, system }: SchoolRow, calendar: Calendar): (term: Term) => number {
  const known = new Map<Term, number>();
  return (term) => {
    const closes = known.get(term) ?? closesAt(classEvening(lastKeyNightOf(term, system), calendar), zone);
    known.set(term, closes);
    return closes;
  };
}

/** A survey that is not closed yet, and by which term's key it is answered: one may be open beyond that term. */
type OpenSurvey = { survey: string; term: Term };

async function openSurveys(
  { main }: House['keeping'],
  { school_id, zone, system }: SchoolRow,
  now: number,
): Promise<OpenSurvey[]> {
  const rows = await main
    .selectFrom('survey')
    .select(['survey_id', 'opens', 'closes'])
    .where('school_id', '=', school_id)
    .where('state', '!=', 'draft')
    .execute();
  return rows
    .filter((dates) => now < surveyClosesAt(dates, zone))
    .map(({ survey_id, opens }) => ({ survey: survey_id, term: keyTermOf(opens, system) }));
}

/** The first date of the earliest token block of which an evening is still open. */
function firstBlockNeeded(
  { zone }: SchoolRow,
  { calendar, now }: { calendar: Calendar; now: number },
): Night {
  const isOpen = (block: Night) =>
    now < closesAt(classEvening(addNights(nextTokenBlock(block), -1), calendar), zone);
  let first = tokenBlockOf(nightIn(zone, new Date(now)));
  // A summer's total is open for three blocks.
  for (let before = previous(first); isOpen(before); before = previous(before)) first = before;
  return first;
}

function previous(block: Night): Night {
  return tokenBlockOf(addNights(block, -1));
}

/** Read first: most hours there is nothing, and a commit of nothing is still one. Surveys' rows come after all dates. */
async function deleteIssued(
  { open, commitOpen }: House['keeping'],
  classId: string,
  before: Night,
): Promise<void> {
  const found = await open
    .selectFrom('issued')
    .select('night')
    .where('class', '=', classId)
    .where('night', '<', before)
    .limit(1)
    .executeTakeFirst();
  if (!found) return;
  await commitOpen((writes) =>
    writes.deleteFrom('issued').where('class', '=', classId).where('night', '<', before).execute(),
  );
}

/** Which seats have their token of a survey goes with it. Read before what is open: one that opens now is in both. */
async function deleteSurveyIssued(
  keeping: House['keeping'],
  school: SchoolRow,
  { classId, now }: { classId: string; now: number },
): Promise<void> {
  const found = await keeping.open
    .selectFrom('issued')
    .select('night')
    .distinct()
    .where('class', '=', classId)
    .where('night', '>=', SURVEY_NAMES)
    .execute();
  if (found.length === 0) return;
  const open = (await openSurveys(keeping, school, now)).map(({ survey }) => surveyName(survey));
  const over = found.map(({ night }) => night).filter((night) => !open.includes(night));
  if (over.length === 0) return;
  await keeping.commitOpen((writes) =>
    writes.deleteFrom('issued').where('class', '=', classId).where('night', 'in', over).execute(),
  );
}
