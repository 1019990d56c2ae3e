import { UNDO_MS } from '../../core/rollover';
import type { RolloverAnswer } from '../../wire/rollover';
import { answer, refuse, type Reply } from '../door/reply';
import type { Member } from '../door/route';
import type { House, Visit } from '../house';
import { schoolCalled, yearCloses } from '../tenant';
import { surveyClosings } from '../survey-desk/closings';
import { planFor, type Planned } from './plan';

/** What a new school year would make of each class; and the last one while it can be taken back. */
export async function tellRollover({ house }: Visit, { school_id }: Member): Promise<Reply> {
  const { main } = house.keeping;
  const school = await schoolCalled(main, school_id);
  if (!school) return refuse('not-allowed');
  const plan = await planFor(main, school, house.clock);
  const openUntil = yearCloses(school, plan.year - 1);
  const surveyUntil = (await surveyClosings(main, school, house.clock().getTime())).at(-1);
  const undo = await undoOf(house, school_id);
  const told: RolloverAnswer = {
    year: plan.year,
    state: plan.state,
    from: plan.from,
    ...(house.clock().getTime() < openUntil && { openUntil }),
    ...(surveyUntil !== undefined && { surveyUntil }),
    classes: plan.classes.toSorted(byGradeAndName).map(({ row, next }) => ({
      class: row.class_id,
      name: row.name,
      grade: next.grade,
      size: row.size,
      next,
    })),
    there: plan.there.map(({ name }) => name),
    ...(undo && { undo }),
  };
  return answer(told);
}

const byGradeAndName = (one: Planned, other: Planned) =>
  other.row.entry_year - one.row.entry_year ||
  one.row.name.localeCompare(other.row.name, 'zh', { numeric: true });

async function undoOf({ keeping, clock }: House, schoolId: string): Promise<RolloverAnswer['undo']> {
  const row = await keeping.main
    .selectFrom('rollover')
    .select(['year', 'rolled_at', 'state'])
    .where('school_id', '=', schoolId)
    .orderBy('year', 'desc')
    .limit(1)
    .executeTakeFirst();
  const until = (row?.rolled_at ?? 0) + UNDO_MS;
  if (row?.state !== 'undoable' || clock().getTime() >= until) return undefined;
  return { year: row.year, rolledAt: row.rolled_at, until };
}
