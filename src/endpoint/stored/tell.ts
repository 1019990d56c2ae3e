import { UNDO_MS } from '../../core/rollover';
import { closesAt } from '../../core/open-evening';
import { ALL_STORED, STORED, type Stored, type StoredAnswer } from '../../wire/stored';
import { answer, refuse, type Reply } from '../door/reply';
import type { Member } from '../door/route';
import type { House, Visit } from '../house';
import { surveyClosings } from '../survey-desk/closings';
import { eveningAt, schoolCalled, schoolTime, yearCloses, type SchoolRow } from '../tenant';
import { nightIn } from '../../core/zone';

/** The page shows a year of them; the rest stays and is in nobody's way. */
const MOST_DELETIONS = 400;

/** Everything that is stored of the school, as of last night, and what was deleted. */
export async function tellStored({ house }: Visit, { school_id }: Member): Promise<Reply> {
  const { main } = house.keeping;
  const school = await schoolCalled(main, school_id);
  if (!school) return refuse('not-allowed');
  const counts = await main
    .selectFrom('stored_count')
    .selectAll()
    .where('school_id', '=', school_id)
    .execute();
  const deletions = await main
    .selectFrom('deletion')
    .select(['deleted_at', 'what', 'why', 'rows'])
    .where('school_id', '=', school_id)
    .orderBy('deleted_at', 'desc')
    .orderBy('deletion_id')
    .limit(MOST_DELETIONS)
    .execute();
  const rowsOf = new Map(counts.map(({ stored, rows }) => [stored, rows]));
  const next = await nextDeletions(house, school);
  const countedAt = counts.find(({ stored }) => stored === 'school')?.counted_at;
  const told: StoredAnswer = {
    school: school.name,
    contact: school.contact,
    ...(countedAt !== undefined && { countedAt }),
    tables: ALL_STORED.map((table) => ({ table, ...counted(rowsOf.get(table)), ...at(next.get(table)) })),
    deletions: deletions.map(({ deleted_at, ...each }) => ({ at: deleted_at, ...each })),
  };
  return answer(told);
}

const counted = (rows: number | undefined) => (rows === undefined ? {} : { rows });
const at = (next: number | undefined) => (next === undefined ? {} : { next });

/** Of the open tables what goes with a survey, and with no evening. */
const OF_SURVEYS: readonly Stored[] = ['answer_row', 'survey_end'];

/** When something goes next by time alone: an evening's and a survey's rows when it closes, a year's slips and seats when it is over. */
async function nextDeletions(house: House, school: SchoolRow): Promise<ReadonlyMap<Stored, number>> {
  const { clock, keeping } = house;
  const now = clock().getTime();
  const tonight = nightIn(school.zone, new Date(now));
  const evening = closesAt(eveningAt(school, {}, tonight), school.zone);
  const pending = await keeping.main
    .selectFrom('rollover')
    .select('rolled_at')
    .where('school_id', '=', school.school_id)
    .where('state', '!=', 'ended')
    .executeTakeFirst();
  const families = pending
    ? pending.rolled_at + UNDO_MS
    : yearCloses(school, schoolTime(school, clock).year) + UNDO_MS;
  const link = await keeping.main
    .selectFrom('link')
    .select('expires_at')
    .where('school_id', '=', school.school_id)
    .where('expires_at', '>', now)
    .orderBy('expires_at')
    .limit(1)
    .executeTakeFirst();
  const next = new Map<Stored, number>(
    STORED.evenings.filter((table) => !OF_SURVEYS.includes(table)).map((table) => [table, evening]),
  );
  const [survey] = await surveyClosings(keeping.main, school, now);
  if (survey !== undefined) next.set('answer_row', survey);
  for (const table of STORED.families) next.set(table, families);
  if (pending) next.set('rollover', families);
  if (link) next.set('link', link.expires_at);
  return next;
}
