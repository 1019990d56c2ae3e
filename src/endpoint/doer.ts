import type { Kysely, Selectable } from 'kysely';
import { namesOf } from './account-rows';
import type { Matter } from '../wire/log';
import { note } from './audit';
import type { Act } from '../wire/log';
import type { MainTables } from './database/tables';
import type { House } from './house';

/** What somebody is at the one school they are at. */
export async function memberOf(
  reads: Kysely<MainTables>,
  person: string,
): Promise<Selectable<MainTables['member']> | undefined> {
  return reads.selectFrom('member').selectAll().where('person', '=', person).executeTakeFirst();
}

/** Notes what somebody did with the own account, which better-auth wrote a moment ago. */
export async function noteOfAccount(
  { keeping, clock }: Pick<House, 'keeping' | 'clock'>,
  person: string,
  { act, about = {} }: { act: Act; about?: Matter },
): Promise<void> {
  const at = clock();
  await keeping.commitMain(async (writes) => {
    const member = await memberOf(writes, person);
    if (!member) return;
    const name = (await namesOf(writes, [person])).get(person) ?? '';
    await note(writes, { ...member, name }, { act, about, at });
  });
}
