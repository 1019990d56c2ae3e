import type { Kysely, Selectable, Transaction } from 'kysely';
import { keyedHash, randomCode } from './codes';
import type { MainTables } from './database/tables';
import type { House } from './house';

export type LinkRow = Selectable<MainTables['link']>;
type Link = Pick<LinkRow, 'kind' | 'role' | 'class_id'> & Partial<Pick<LinkRow, 'grade' | 'subjects'>>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** An admin link makes whoever holds it an admin: it is for the person beside the console. */
const LIFE_MS = { setup: 7 * DAY_MS, invite: 7 * DAY_MS, admin: DAY_MS };
const PAGES = { setup: '/school/setup', invite: '/school/invite', admin: '/school/invite' };

/** `also` is written in the same transaction: the log of the school. */
type Wanted = Link & { schoolId: string; also?: (writes: Transaction<MainTables>) => Promise<void> };

type Keeper = Pick<House, 'keeping' | 'secrets' | 'clock'>;

/** The id of a school that does not exist yet. */
export function newSchoolId(): string {
  return randomCode(16);
}

/** Makes a one-time link; its secret stands behind the #, where no server sees it, and only its hash is kept. */
export async function makeLink(
  { keeping, secrets, clock }: Keeper,
  own: URL,
  { schoolId, also, ...link }: Wanted,
): Promise<{ link: string; expiresAt: number }> {
  const text = `${schoolId}.${randomCode(32)}`;
  const now = clock().getTime();
  const expiresAt = now + LIFE_MS[link.kind];
  const row = {
    ...link,
    school_id: schoolId,
    link_hash: linkHash(secrets.link, text),
    expires_at: expiresAt,
  };
  await keeping.commitMain(async (writes) => {
    await writes.deleteFrom('link').where('expires_at', '<=', now).execute();
    // Of set-up links one is good at a time: whoever lost one asks for another.
    if (link.kind === 'setup') await writes.deleteFrom('link').where('kind', '=', 'setup').execute();
    await writes.insertInto('link').values(row).execute();
    await also?.(writes);
  });
  return { link: new URL(`${PAGES[link.kind]}#${text}`, own).href, expiresAt };
}

function linkHash(key: string, text: string): string {
  return keyedHash(key, 'link', text);
}

/** The link of this text while it is good. */
export async function findLink(
  reads: Kysely<MainTables>,
  { secrets, clock }: Pick<Keeper, 'secrets' | 'clock'>,
  text: string,
): Promise<LinkRow | undefined> {
  return reads
    .selectFrom('link')
    .selectAll()
    .where('school_id', '=', text.split('.')[0] ?? '')
    .where('link_hash', '=', linkHash(secrets.link, text))
    .where('expires_at', '>', clock().getTime())
    .executeTakeFirst();
}

/** Takes a link out of the world; of two who try at once one hears `false`. */
export async function isSpentNow(writes: Transaction<MainTables>, link: LinkRow): Promise<boolean> {
  const { numDeletedRows } = await writes
    .deleteFrom('link')
    .where('school_id', '=', link.school_id)
    .where('link_hash', '=', link.link_hash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
