import type { Transaction } from 'kysely';
import type { EveningMeans, PublishedMinutes, Told } from '../../core/figure';
import { schoolYear } from '../../core/grade';
import { limitFor } from '../../core/limit';
import type { Night } from '../../core/night';
import { eveningDay, type ClassEvening } from '../../core/open-evening';
import { nightOfClass } from '../../core/term';
import type { MainTables } from '../database/tables';
import { calendarOf, gradeOfClass, limitChoiceOf, type ClassRow, type SchoolRow } from '../tenant';
import { classThen } from '../rollover/then';

/** A class and its school, as they are when a figure is made. */
export type Known = { school: SchoolRow; schoolClass: ClassRow };

type Writes = Transaction<MainTables>;

const minutesColumn = (minutes: PublishedMinutes) => (minutes === 'under-8' ? null : minutes);

/** What a figure is judged by for ever: whatever the school changes afterwards holds for what comes afterwards. */
async function standingOf(writes: Writes, { school, schoolClass }: Known, night: Night) {
  const day = eveningDay(night, calendarOf(school, schoolClass));
  const grade = gradeOfClass(
    await classThen(writes, schoolClass, schoolYear(nightOfClass(night))),
    nightOfClass(night),
  );
  const choice = limitChoiceOf(school, night);
  const limit = limitFor(choice, { grade, school: school.system, kind: day.kind });
  return { day, grade, limit_then: JSON.stringify(limit) };
}

/** Writes an evening's figure, whole or, where it stands already, not at all. */
export async function publishEvening(
  writes: Writes,
  known: Known,
  { night, last, means }: ClassEvening & { means: EveningMeans },
): Promise<void> {
  const key = { school_id: known.school.school_id, class_id: known.schoolClass.class_id, night };
  const { day, ...standing } = await standingOf(writes, known, night);
  const { numInsertedOrUpdatedRows } = await writes
    .insertInto('published_evening')
    .values({ ...key, last, kind: day.kind, is_known: day.isKnown ? 1 : 0, band: means.band, ...standing })
    .onConflict((conflict) => conflict.columns(['school_id', 'class_id', 'night']).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return;
  const told: [Told, PublishedMinutes][] = [
    ['homework', means.minutes],
    ['a', means.atSchool],
    ...(Object.entries(means.subjects) as [Told, PublishedMinutes][]),
  ];
  await writes
    .insertInto('published_figure')
    .values(told.map(([figure, minutes]) => ({ ...key, figure, minutes: minutesColumn(minutes) })))
    .execute();
}

/** Writes a week's one mean, or, where it stands already, nothing. */
export async function publishWeek(
  writes: Writes,
  known: Known,
  { week, minutes, night }: { week: Night; minutes: PublishedMinutes; night: Night },
): Promise<void> {
  const { grade, limit_then } = await standingOf(writes, known, night);
  await writes
    .insertInto('published_week')
    .values({
      school_id: known.school.school_id,
      class_id: known.schoolClass.class_id,
      week,
      grade,
      limit_then,
      minutes: minutesColumn(minutes),
    })
    .onConflict((conflict) => conflict.columns(['school_id', 'class_id', 'week']).doNothing())
    .execute();
}
