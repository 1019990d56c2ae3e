import type { Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { nextEvening } from '../core/days-change';
import { limitProblem, withLimit, type LimitSince } from '../core/limit-since';
import type { addLimitQuestion, LimitsAnswer, removeLimitQuestion } from '../wire/limit';
import { note } from './audit';
import type { MainTables } from './database/tables';
import { tonightAt, timeAt } from './days';
import { answer, CHANGED, refuse, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { House, Visit } from './house';
import { calendarOf, limitsOf, schoolCalled, type SchoolRow } from './tenant';

function standingOf(school: SchoolRow, house: House) {
  const time = timeAt(school, house);
  return {
    limits: limitsOf(school),
    system: school.system,
    tonight: tonightAt(time),
    next: nextEvening([calendarOf(school)], time),
  };
}

/** The own school's limits, past and to come. */
export async function tellLimits({ house }: Visit, { school_id }: Member): Promise<Reply> {
  const school = await schoolCalled(house.keeping.main, school_id);
  if (!school) return refuse('not-allowed');
  const { limits, tonight, next } = standingOf(school, house);
  return answer({ tonight, next, first: limits.first, changes: [...limits.changes] } satisfies LimitsAnswer);
}

/** A limit from an evening on: what is published keeps the one it was made with. */
export async function addLimit(
  asked: z.infer<typeof addLimitQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  return changeLimits(house, member, (school) => {
    const standing = standingOf(school, house);
    const problem = limitProblem(asked, standing);
    if (problem) return refuse(problem, { field: problem === 'limit-source-empty' ? 'source' : 'from' });
    return withLimit(standing.limits.changes, asked);
  });
}

/** Takes back a limit that has not begun. */
export async function removeLimit(
  { from }: z.infer<typeof removeLimitQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  return changeLimits(house, member, (school) => {
    const { limits, tonight } = standingOf(school, house);
    if (from <= tonight) return refuse('limit-begun');
    return limits.changes.filter((each) => each.from !== from);
  });
}

/** Reads and writes in one transaction: of two admins the second sees what the first wrote. */
async function changeLimits(
  { keeping, clock }: House,
  member: Member,
  change: (school: SchoolRow) => LimitSince[] | Reply,
): Promise<Reply> {
  return keeping.commitMain(async (writes: Transaction<MainTables>) => {
    const school = await schoolCalled(writes, member.school_id);
    if (!school) return refuse('not-allowed');
    const changes = change(school);
    if ('kind' in changes) return changes;
    const { numUpdatedRows } = await writes
      .updateTable('school')
      .set({ limits: JSON.stringify(changes) })
      .where('school_id', '=', member.school_id)
      .where('limits', '=', school.limits)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return refuse('days-changed-meanwhile');
    await note(writes, member, { act: 'limits-changed', at: clock() });
    return answer(CHANGED);
  });
}
