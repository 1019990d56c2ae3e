import type { Kysely } from 'kysely';
import { surveyClosesAt } from '../../core/survey';
import type { MainTables } from '../database/tables';
import type { SchoolRow } from '../tenant';

/** When (epoch ms) the surveys a school has opened close for good, those that have not yet, the soonest first. */
export async function surveyClosings(
  reads: Kysely<MainTables>,
  { school_id, zone }: SchoolRow,
  now: number,
): Promise<number[]> {
  const rows = await reads
    .selectFrom('survey')
    .select(['opens', 'closes'])
    .where('school_id', '=', school_id)
    .where('state', '=', 'opened')
    .execute();
  return rows
    .map((dates) => surveyClosesAt(dates, zone))
    .filter((closesAt) => closesAt > now)
    .toSorted((one, other) => one - other);
}
