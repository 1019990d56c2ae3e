import type { Visit } from '../house';
import { refuse, type Refusal } from './reply';
import type { Member, Policy, Route } from './route';

type Standing = { kind: 'standing'; member: Member | undefined; cookies: readonly string[] };

const NOBODYS: readonly Policy[] = ['anonymous', 'enrol', 'link', 'sign-in'];

/** Who is here, as far as the route's policy asks; a refusal where that is not enough. */
export async function sessionAndMember({ policy }: Route, visit: Visit): Promise<Standing | Refusal> {
  if (NOBODYS.includes(policy)) return { kind: 'standing', member: undefined, cookies: [] };
  const session = await visit.house.accounts.sessionOf(visit.headers);
  if (!session) return refuse('not-signed-in');
  const { person, name, cookies } = session;
  if (policy === 'account') return { kind: 'standing', member: undefined, cookies };
  const row = await visit.house.keeping.main
    .selectFrom('member')
    .selectAll()
    .where('person', '=', person)
    .executeTakeFirst();
  if (!row || (policy === 'admin' && row.role !== 'admin')) return refuse('not-allowed');
  return { kind: 'standing', member: { ...row, name }, cookies };
}
