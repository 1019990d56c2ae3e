import { subMonths } from 'date-fns';
import type * as z from 'zod/mini';
import { ACTS_ABOUT, LOG_LINES, matter, type logAnswer, type logQuestion } from '../wire/log';
import { answer, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { House, Visit } from './house';

/** For how long the log is kept. */
const MONTHS = 12;

/** What was done at the school's desk, latest first: a page of it, or all there is for a table. */
export async function tellLog(
  { about, before, lines }: z.infer<typeof logQuestion>,
  { house }: Visit,
  { school_id }: Member,
): Promise<Reply> {
  const most = LOG_LINES[lines];
  let query = house.keeping.main.selectFrom('audit').selectAll().where('school_id', '=', school_id);
  if (about) query = query.where('act', 'in', ACTS_ABOUT[about]);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(most + 1)
    .execute();
  const told = rows.slice(0, most).map(({ id, at, name, act, about: matterText }) => ({
    id,
    at,
    name,
    act,
    about: matter.parse(JSON.parse(matterText)),
  }));
  return answer({ lines: told, hasMore: rows.length > most } satisfies z.infer<typeof logAnswer>);
}

/** What is older than the log is kept for goes, in every school. */
export async function forgetOldLog({ keeping, clock }: Pick<House, 'keeping' | 'clock'>): Promise<void> {
  const oldest = subMonths(clock(), MONTHS).getTime();
  const old = keeping.main.selectFrom('audit').select('id').where('at', '<', oldest);
  if (!(await old.executeTakeFirst())) return;
  await keeping.commitMain((writes) => writes.deleteFrom('audit').where('at', '<', oldest).execute());
}
