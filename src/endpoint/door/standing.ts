import { gradeOfEntry } from '../../core/class-name';
import type { Role } from '../../wire/me';
import { memberOf } from '../doer';
import type { House, Visit } from '../house';
import { subjectsIn } from '../taught';
import { schoolCalled, schoolTime } from '../tenant';
import { refuse, type Refusal } from './reply';
import type { AtClass, Member, Policy, Route } from './route';

type Standing = { kind: 'standing'; member: Member | undefined; cookies: readonly string[] };

const NOBODYS: readonly Policy[] = ['anonymous', 'enrol', 'link', 'sign-in'];

/** Who is here, as far as the route's policy asks; a refusal where that is not enough. */
export async function sessionAndMember({ policy }: Route, visit: Visit): Promise<Standing | Refusal> {
  if (NOBODYS.includes(policy)) return { kind: 'standing', member: undefined, cookies: [] };
  const session = await visit.house.accounts.sessionOf(visit.headers);
  if (!session) return refuse('not-signed-in');
  const { person, name, cookies } = session;
  if (policy === 'account') return { kind: 'standing', member: undefined, cookies };
  const row = await memberOf(visit.house.keeping.main, person);
  if (!row || !isRoleLetIn(policy, row.role)) return refuse('not-allowed');
  return { kind: 'standing', member: { ...row, name }, cookies };
}

function isRoleLetIn(policy: Policy, role: Role): boolean {
  if (policy === 'admin') return role === 'admin';
  if (policy === 'inspector') return role === 'admin' || role === 'auditor';
  return policy !== 'overseer' || role !== 'teacher';
}

/** What a member has to do with a class of the own school under a policy; undefined where nothing. */
export async function subjectsAtClass(
  { policy }: Route,
  { house }: Visit,
  { member, schoolClass }: Pick<AtClass, 'member' | 'schoolClass'>,
): Promise<AtClass['subjects'] | undefined> {
  if (member.role === 'auditor') return policy === 'class-reader' ? 'all' : undefined;
  if (await isInCharge(house, { member, schoolClass })) return 'all';
  const taught = await taughtText(house, { member, schoolClass });
  if (taught === undefined) return undefined;
  const subjects = subjectsIn(taught);
  if (!subjects) return 'all';
  return policy === 'class-teacher' ? undefined : subjects;
}

/** The subjects of whoever teaches a class, as their row keeps them. */
async function taughtText(
  { keeping }: House,
  { member, schoolClass }: Pick<AtClass, 'member' | 'schoolClass'>,
): Promise<string | undefined> {
  const row = await keeping.main
    .selectFrom('teaching')
    .select('subjects')
    .where('school_id', '=', member.school_id)
    .where('class_id', '=', schoolClass.class_id)
    .where('person', '=', member.person)
    .executeTakeFirst();
  return row?.subjects;
}

async function isInCharge(house: House, at: Pick<AtClass, 'member' | 'schoolClass'>): Promise<boolean> {
  return at.member.role === 'admin' || (at.member.role === 'lead' && (await isOfGrade(house, at)));
}

async function isOfGrade(
  { keeping, clock }: House,
  { member, schoolClass }: Pick<AtClass, 'member' | 'schoolClass'>,
): Promise<boolean> {
  const school = await schoolCalled(keeping.main, member.school_id);
  // A class that has left is in nobody's grade.
  if (!school || schoolClass.left_year !== null) return false;
  return gradeOfEntry(schoolClass.entry_year, schoolTime(school, clock).night) === member.grade;
}
