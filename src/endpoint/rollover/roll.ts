import type { Selectable, Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { entryYearIn } from '../../core/rollover';
import type { rollQuestion, RollQuestion } from '../../wire/rollover';
import { note } from '../audit';
import { newClassId } from '../classes';
import { randomCode } from '../codes';
import type { MainTables } from '../database/tables';
import { answer, CHANGED, refuse, type Refusal, type Reply } from '../door/reply';
import type { Member } from '../door/route';
import type { Visit } from '../house';
import { surveyClosings } from '../survey-desk/closings';
import { schoolCalled, type SchoolRow } from '../tenant';
import { decide, type Decided, type Rolled } from './decide';
import { planFor, type Plan, type Planned } from './plan';

type Writes = Transaction<MainTables>;

/** What a rollover took from the main database to be given back, and the classes it made: what undoes it. */
export type RolledBack = {
  classes: MainRows<'class'>[];
  teaching: MainRows<'teaching'>[];
  opening: MainRows<'opening'>[];
  added: string[];
  /** Which act it was: one whose answer was lost runs a second time. */
  act: string;
};
type MainRows<Table extends keyof MainTables> = Selectable<MainTables[Table]>;

/**
 * The new school year begins (升级新学年): names are written anew, the last grade leaves, and what let families in stops.
 * One transaction over the main database decides it all: slips, seats and keys of the old year are refused by the
 * class's year alone and stay where they are, so that it can be taken back; the sweep destroys them in a week.
 */
export async function rollOver(
  question: z.infer<typeof rollQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const { school_id } = member;
  const now = house.clock();
  const at = now.getTime();
  const act = randomCode(16);
  const refusal = await house.keeping.commitMain(async (writes): Promise<Refusal | undefined> => {
    const done = await rolloverIn(writes, school_id, question.year);
    if (done) return isOf(act, done.before) ? undefined : refuse('rollover-done');
    const school = await schoolCalled(writes, school_id);
    if (!school) return refuse('not-allowed');
    if (!(await areOurs(writes, school_id, question))) return refuse('class-unknown');
    const plan = await planFor(writes, school, house.clock);
    const decided = (await refuseNow(writes, { school, plan, now: at }, question)) ?? decide(plan, question);
    if ('kind' in decided) return decided;
    await write(writes, decided, { school_id, year: plan.year, at, act });
    await note(writes, member, { act: 'rollover-done', at: now, about: { count: decided.classes.length } });
    return undefined;
  });
  return refusal ?? answer(CHANGED);
}

async function rolloverIn(reads: Writes, schoolId: string, year: RollQuestion['year']) {
  return reads
    .selectFrom('rollover')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('year', '=', year)
    .executeTakeFirst();
}

type Planning = { school: SchoolRow; plan: Plan; now: number };

async function refuseNow(
  reads: Writes,
  { school, plan, now }: Planning,
  { year }: RollQuestion,
): Promise<Refusal | undefined> {
  if (plan.state !== 'due' || plan.year !== year) return refuse('rollover-early');
  // Its families' seats would stop under it, with answers still on their phones.
  const closings = await surveyClosings(reads, school, now);
  return closings.length > 0 ? refuse('rollover-survey-open') : undefined;
}

async function areOurs(reads: Writes, schoolId: string, { classes }: RollQuestion): Promise<boolean> {
  const rows = await reads.selectFrom('class').select('class_id').where('school_id', '=', schoolId).execute();
  const ours = new Set(rows.map(({ class_id }) => class_id));
  return classes.every((each) => ours.has(each.class));
}

type Begin = { school_id: string; year: number; at: number; act: string };

function isOf(act: string, before: string): boolean {
  return before !== '' && (JSON.parse(before) as Partial<RolledBack>).act === act;
}

async function write(writes: Writes, { classes, added }: Rolled, begin: Begin): Promise<void> {
  const { school_id, year, at, act } = begin;
  const taken = await takeAside(writes, classes, school_id);
  for (const each of classes) await rollClass(writes, each, year);
  const ids: string[] = [];
  for (const { name, grade, size } of added) {
    const class_id = await newClassId(writes);
    const entry_year = entryYearIn(year, grade);
    await writes.insertInto('class').values({ school_id, class_id, name, size, entry_year, year }).execute();
    ids.push(class_id);
  }
  const before: RolledBack = { ...taken, added: ids, act };
  const row = { school_id, year, rolled_at: at, state: 'undoable' as const, before: JSON.stringify(before) };
  await writes.insertInto('rollover').values(row).execute();
}

/** A class's row in its new year, and what it was called until then. */
async function rollClass(writes: Writes, { of, becomes }: Decided, year: number): Promise<void> {
  const { school_id, class_id, name, entry_year } = of.row;
  await writes
    .insertInto('class_year')
    .values({ school_id, class_id, year: year - 1, name, entry_year })
    .execute();
  const next =
    becomes.kind === 'leaves'
      ? { left_year: year }
      : { name: becomes.name, size: becomes.size, entry_year: entryYearIn(year, becomes.grade) };
  await writes
    .updateTable('class')
    .set({ ...next, year })
    .where('school_id', '=', school_id)
    .where('class_id', '=', class_id)
    .execute();
}

/** Every door closes; of those who leave, teachers and invites go too. Answers what is given back when it is undone. */
async function takeAside(
  writes: Writes,
  classes: readonly Decided[],
  schoolId: string,
): Promise<Omit<RolledBack, 'added' | 'act'>> {
  const all = classes.map(({ of }) => of.row.class_id);
  const leaving = classes.filter(({ becomes }) => becomes.kind === 'leaves').map(({ of }) => of.row.class_id);
  // Never given back: whoever made one may be an admin no more by then, and a link says nothing of who made it.
  await takeRows(writes, 'link', { schoolId, classes: leaving });
  return {
    classes: classes.map(({ of }: { of: Planned }) => of.row),
    opening: await takeRows(writes, 'opening', { schoolId, classes: all }),
    teaching: await takeRows(writes, 'teaching', { schoolId, classes: leaving }),
  };
}

type Of = { schoolId: string; classes: readonly string[] };

async function takeRows<Table extends 'opening' | 'teaching' | 'link'>(
  writes: Writes,
  table: Table,
  { schoolId, classes }: Of,
): Promise<MainRows<Table>[]> {
  if (classes.length === 0) return [];
  const rows = await writes
    .selectFrom(table as 'teaching')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('class_id', 'in', classes)
    .execute();
  await writes
    .deleteFrom(table as 'teaching')
    .where('school_id', '=', schoolId)
    .where('class_id', 'in', classes)
    .execute();
  return rows as unknown as MainRows<Table>[];
}
