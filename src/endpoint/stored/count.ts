import type { Transaction } from 'kysely';
import { closesAt } from '../../core/open-evening';
import { surveyStage } from '../../core/survey';
import { nightIn } from '../../core/zone';
import { COUNTED_TO, STORED, type Stored } from '../../wire/stored';
import type { MainTables } from '../database/tables';
import { deleteEndedSessions } from '../account-rows';
import type { Engine } from '../database/engine';
import type { House } from '../house';
import { firstEvening } from '../release/open-rows';
import { eveningAt, type ClassRow, type SchoolRow } from '../tenant';
import { noteDeletion } from './deletion';
import { countedRows } from './rows';

type Counting = Pick<House, 'keeping' | 'clock'>;

/**
 * Once a night: counts what is stored of each school, deletes links and sessions that have run out, and says that no
 * evening or survey that has closed has left a row. Open evenings are counted by nobody, slips and seats to ten.
 */
export async function countStored(house: Counting): Promise<void> {
  for (const school of await house.keeping.main.selectFrom('school').selectAll().execute())
    if (await isUncounted(house, school)) await countSchool(house, school);
}

async function isUncounted({ keeping, clock }: Counting, { school_id, zone }: SchoolRow): Promise<boolean> {
  const last = await keeping.main
    .selectFrom('stored_count')
    .select('counted_at')
    .where('school_id', '=', school_id)
    .where('stored', '=', 'school')
    .executeTakeFirst();
  return !last || nightIn(zone, new Date(last.counted_at)) !== nightIn(zone, clock());
}

async function countSchool(house: Counting, school: SchoolRow): Promise<void> {
  const { keeping, clock } = house;
  const { school_id } = school;
  const at = clock().getTime();
  const classes = await keeping.main
    .selectFrom('class')
    .selectAll()
    .where('school_id', '=', school_id)
    .execute();
  const families = await countFamilies(house, classes);
  const isEmpty = await areClosedEmpty(house, school, classes);
  await keeping.commitMain(async (writes) => {
    await deleteOldLinks(writes, { school_id, at });
    await deleteOldSessions(writes, { school_id, at, engine: keeping.engine });
    if (isEmpty && classes.length > 0) {
      const rows = classes.length;
      const id = `evenings-${nightIn(school.zone, clock())}`;
      await noteDeletion(writes, { school_id, at, what: 'evenings', why: 'time', rows, id });
    }
    const counted = [...(await countedRows(writes, school_id)), ...families];
    for (const { table, rows } of counted) await keepCount(writes, { school_id, stored: table, at, rows });
  });
}

type Counted = { school_id: string; stored: Stored; at: number; rows: number };

async function keepCount(
  writes: Transaction<MainTables>,
  { school_id, stored, at, rows }: Counted,
): Promise<void> {
  await writes
    .insertInto('stored_count')
    .values({ school_id, stored, counted_at: at, rows })
    .onConflict((conflict) => conflict.columns(['school_id', 'stored']).doUpdateSet({ counted_at: at, rows }))
    .execute();
}

/** To ten below: how many families a class has is shown in bands and nowhere finer. */
async function countFamilies({ keeping }: Counting, classes: readonly ClassRow[]) {
  const counted: { table: Stored; rows: number }[] = [];
  for (const table of STORED.families) {
    let rows = 0;
    for (const { class_id } of classes) {
      const found = await keeping.open
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as('rows'))
        .where('class', '=', class_id)
        .executeTakeFirst();
      rows += Number(found?.rows ?? 0);
    }
    counted.push({ table, rows: rows - (rows % COUNTED_TO) });
  }
  return counted;
}

/** Whether of every evening and survey that has closed every row is gone. What is open is looked at by its date alone. */
async function areClosedEmpty(
  { keeping, clock }: Counting,
  school: SchoolRow,
  classes: readonly ClassRow[],
): Promise<boolean> {
  const now = clock().getTime();
  for (const each of classes) {
    const first = await firstEvening(keeping.open, each.class_id);
    if (first && closesAt(eveningAt(school, each, first), school.zone) <= now) return false;
  }
  return areClosedSurveysEmpty({ keeping, clock }, school, classes);
}

/** The same of surveys: whatever is answered still is open. */
async function areClosedSurveysEmpty(
  { keeping, clock }: Counting,
  { school_id, zone }: SchoolRow,
  classes: readonly ClassRow[],
): Promise<boolean> {
  if (classes.length === 0) return true;
  const ids = classes.map(({ class_id }) => class_id);
  const answered = await keeping.open
    .selectFrom('answer_row')
    .select('survey')
    .distinct()
    .where('class', 'in', ids)
    .execute();
  const rows = await keeping.main
    .selectFrom('survey')
    .select(['survey_id', 'opens', 'closes'])
    .where('school_id', '=', school_id)
    .where('state', '=', 'opened')
    .execute();
  const now = clock().getTime();
  const open = rows.filter((dates) => surveyStage(dates, now, zone) !== 'closed');
  const ofOpen = new Set(open.map(({ survey_id }) => survey_id));
  return answered.every(({ survey }) => ofOpen.has(survey));
}

async function deleteOldLinks(
  writes: Transaction<MainTables>,
  { school_id, at }: { school_id: string; at: number },
): Promise<void> {
  const { numDeletedRows } = await writes
    .deleteFrom('link')
    .where('school_id', '=', school_id)
    .where('expires_at', '<=', at)
    .executeTakeFirst();
  const rows = Number(numDeletedRows);
  if (rows > 0) await noteDeletion(writes, { school_id, at, what: 'link', why: 'time', rows });
}

async function deleteOldSessions(
  writes: Transaction<MainTables>,
  { school_id, at, engine }: { school_id: string; at: number; engine: Engine },
): Promise<void> {
  const members = await writes
    .selectFrom('member')
    .select('person')
    .where('school_id', '=', school_id)
    .execute();
  const people = members.map(({ person }) => person);
  const rows = people.length > 0 ? await deleteEndedSessions(writes, engine, people) : 0;
  if (rows > 0) await noteDeletion(writes, { school_id, at, what: 'session', why: 'time', rows });
}
