import type { Transaction } from 'kysely';
import type * as z from 'zod/mini';
import type { Calendar } from '../core/calendar';
import {
  changedDays,
  changedFrom,
  changeProblem,
  lostEvenings,
  nextEvening,
  withEvenings,
  type ChangeTime,
} from '../core/days-change';
import type { Night } from '../core/night';
import type { ToldDays } from '../core/school-days';
import { nightIn } from '../core/zone';
import type { changeClassDaysQuestion, changeDaysQuestion, DaysAnswer, DaysChanged } from '../wire/days';
import { note } from './audit';
import { classesOf } from './class-list';
import type { MainTables } from './database/tables';
import { answer, refuse, type Reply } from './door/reply';
import type { AtClass, Member } from './door/route';
import type { House, Visit } from './house';
import { calendarOf, classDaysOf, schoolCalled, schoolDaysOf, schoolTime, type SchoolRow } from './tenant';

/** Days as they go over the line: what is not said is left out. */
export function tellDays({ earlier = [], ...said }: ToldDays): DaysAnswer['days'] {
  const told = earlier.map(({ until, ...before }) => ({ ...tellSaid(before), until }));
  return { ...tellSaid(said), ...(told.length > 0 && { earlier: told }) };
}

function tellSaid({
  fridayCounts = false,
  breaks,
  yearsWithoutBreaks,
  overrides,
}: Omit<ToldDays, 'earlier'>) {
  return {
    fridayCounts,
    ...(breaks?.length && { breaks: [...breaks] }),
    ...(yearsWithoutBreaks?.length && { yearsWithoutBreaks: [...yearsWithoutBreaks] }),
    ...(overrides && Object.keys(overrides).length > 0 && { overrides }),
  };
}

/** The own school's days, and what the classes one sees say beside them. */
export async function tellSchoolDays({ house }: Visit, member: Member): Promise<Reply> {
  const school = await schoolCalled(house.keeping.main, member.school_id);
  if (!school) return refuse('not-allowed');
  const rows = await classesOf(house.keeping.main, member, schoolTime(school, house.clock).night);
  const calendars = rows.map((row) => calendarOf(school, row));
  const time = timeAt(school, house);
  const told: DaysAnswer = {
    tonight: tonightAt(time),
    next: nextEvening([calendarOf(school), ...calendars], time),
    days: tellDays(schoolDaysOf(school)),
    classes: rows
      .map((row) => ({ class: row.class_id, overrides: { ...classDaysOf(row).overrides } }))
      .filter(({ overrides }) => Object.keys(overrides).length > 0),
  };
  return answer(told);
}

export function timeAt({ zone }: Pick<SchoolRow, 'zone'>, { clock }: Pick<House, 'clock'>): ChangeTime {
  return { zone, now: clock().getTime() };
}

export function tonightAt({ zone, now }: ChangeTime): Night {
  return nightIn(zone, new Date(now));
}

type Writes = Transaction<MainTables>;

/** A change as it would be, and how it is kept. */
type Planned = {
  from: Night;
  next: Night;
  /** Every calendar it touches, before and after. */
  changes: readonly { before: Calendar; after: Calendar }[];
  keep: () => Promise<boolean>;
};
type When = Pick<z.infer<typeof changeDaysQuestion>, 'from' | 'accepts'>;

/** Nothing is written that costs an open evening nobody spoke of. */
async function keepPlanned(planned: Planned, { accepts }: When, time: ChangeTime): Promise<Reply> {
  const { from, next, changes, keep } = planned;
  const lost = lostEvenings(changes, time);
  const told = { from, next, lost };
  if (!lost.every(({ night }) => accepts.includes(night)))
    return answer({ ...told, isWritten: false } satisfies DaysChanged);
  // Somebody else changed the days in between: what was told of lost evenings may be wrong.
  if (!(await keep())) return refuse('days-changed-meanwhile');
  return answer({ ...told, isWritten: true } satisfies DaysChanged);
}

/** One act upon the school's days. */
export async function changeDays(
  { change, ...when }: z.infer<typeof changeDaysQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const school = await schoolCalled(house.keeping.main, member.school_id);
  if (!school) return refuse('not-allowed');
  const time = timeAt(school, house);
  const problem = changeProblem(change, tonightAt(time));
  if (problem) return refuse(problem);
  return house.keeping.commitMain(async (writes) =>
    keepPlanned(await planForSchool(writes, { school, change, when, member }, time), when, time),
  );
}

type Asked = {
  school: SchoolRow;
  change: z.infer<typeof changeDaysQuestion>['change'];
  when: When;
  member: Member;
};

async function planForSchool(
  writes: Writes,
  { school, change, when, member }: Asked,
  time: ChangeTime,
): Promise<Planned> {
  const { school_id } = school;
  const classes = await writes
    .selectFrom('class')
    .select('days')
    .where('school_id', '=', school_id)
    .execute();
  // Most classes say nothing of their own: one calendar is theirs.
  const ofClasses = [...new Set(['{}', ...classes.map(({ days }) => days)])].map((days) => ({ days }));
  const calendarsOf = (days: ToldDays) =>
    ofClasses.map((each) => calendarOf({ ...school, days: JSON.stringify(days) }, each));
  const before = schoolDaysOf(school);
  const next = nextEvening(calendarsOf(before), time);
  const from = when.from === 'next' ? next : tonightAt(time);
  const { earlier: _, ...after } = changedDays(before, change);
  const days = changedFrom({ before, after, from, calendarsOf });
  const keep = async () => {
    const { numUpdatedRows } = await writes
      .updateTable('school')
      .set({ days: JSON.stringify(days) })
      .where('school_id', '=', school_id)
      .where('days', '=', school.days)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await note(writes, member, { act: 'calendar-changed', at: new Date(time.now) });
    return true;
  };
  return { from, next, changes: pairs(calendarsOf(before), calendarsOf(days)), keep };
}

function pairs(before: readonly Calendar[], after: readonly Calendar[]) {
  return before.flatMap((each, index) => {
    const now = after[index];
    return now ? [{ before: each, after: now }] : [];
  });
}

/** A class's own word on some evenings. */
export async function changeClassDays(
  { change, ...when }: z.infer<typeof changeClassDaysQuestion>,
  { house }: Visit,
  { member, schoolClass }: AtClass,
): Promise<Reply> {
  const school = await schoolCalled(house.keeping.main, schoolClass.school_id);
  if (!school) return refuse('not-allowed');
  const time = timeAt(school, house);
  const problem = changeProblem(change, tonightAt(time));
  if (problem) return refuse(problem);
  const calendarsOf = (days: ToldDays) => [calendarOf(school, { days: JSON.stringify(days) })];
  const before = classDaysOf(schoolClass);
  const next = nextEvening(calendarsOf(before), time);
  const from = when.from === 'next' ? next : tonightAt(time);
  const after = { overrides: withEvenings(before.overrides, change) };
  const days = changedFrom({ before, after, from, calendarsOf });
  const changes = pairs(calendarsOf(before), calendarsOf(days));
  return house.keeping.commitMain((writes) => {
    const keep = async () => {
      const { numUpdatedRows } = await writes
        .updateTable('class')
        .set({ days: JSON.stringify(days) })
        .where('school_id', '=', schoolClass.school_id)
        .where('class_id', '=', schoolClass.class_id)
        .where('days', '=', schoolClass.days)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      const about = { class: schoolClass.name };
      await note(writes, member, { act: 'class-days-changed', about, at: new Date(time.now) });
      return true;
    };
    return keepPlanned({ from, next, changes, keep }, when, time);
  });
}
