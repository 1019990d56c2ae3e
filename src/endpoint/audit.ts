import type { Transaction } from 'kysely';
import type { Act, Matter } from '../wire/log';
import { randomCode } from './codes';
import type { MainTables } from './database/tables';
import type { Member } from './door/route';

/** Whoever acts, as the log names them: the name stays when the account has gone. */
export type Doer = Pick<Member, 'school_id' | 'person' | 'name'>;

/** `at` is the endpoint's clock. */
type Noted = { act: Act; about?: Matter; at: Date };

/** Digits of an instant in milliseconds, from 2001 to 2286. */
const INSTANT = 13;

/**
 * Writes an act into the log of the school, in the transaction that does it: what is not noted is not done.
 */
export async function note(
  writes: Transaction<MainTables>,
  { school_id, person, name }: Doer,
  { act, about = {}, at }: Noted,
): Promise<void> {
  // The key says when, so that the log is read in its order.
  const id = `${String(at.getTime()).padStart(INSTANT, '0')}${randomCode(10)}`;
  const row = { school_id, id, at: at.getTime(), person, name, act, about: JSON.stringify(about) };
  await writes.insertInto('audit').values(row).execute();
}

/** Between two letters of one sitting; a page sends one whenever typing pauses. */
const SITTING_MS = 60 * 60_000;

/** The log says that somebody was at work on something, not how often a hand rested. */
export async function noteOnceASitting(
  writes: Transaction<MainTables>,
  doer: Doer,
  { act, about = {}, at }: Noted,
): Promise<void> {
  const noted = await writes
    .selectFrom('audit')
    .select('id')
    .where('school_id', '=', doer.school_id)
    .where('person', '=', doer.person)
    .where('act', '=', act)
    .where('about', '=', JSON.stringify(about))
    .where('at', '>', at.getTime() - SITTING_MS)
    .executeTakeFirst();
  if (!noted) await note(writes, doer, { act, about, at });
}
