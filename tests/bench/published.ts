import { eveningMeans, type EveningSums, type PublishedMinutes, type Told } from '../../src/core/figure';
import { nightDay, type Calendar } from '../../src/core/calendar';
import { limitFor, type LimitChoice } from '../../src/core/limit';
import { addNights, mondayOf, nightsFrom, type Night } from '../../src/core/night';
import { classCalendar, classEvening, type ClassEvening } from '../../src/core/open-evening';
import { SUBJECTS } from '../../src/core/subject';
import type { Keeping } from '../../src/endpoint/database/keeping';
import type { MainTables } from '../../src/endpoint/database/tables';

/** A whole school year whose public holidays are known. */
export const YEAR = { from: '2025-09-01', to: '2026-08-31' };
const GRADE = 3;
const LIMIT: LimitChoice = { preset: 'cn-national' };
const CALENDAR: Calendar = classCalendar('cn63', { fridayCounts: false });
const FAMILIES = 24;
const ROWS_AT_ONCE = 2000;

export type ClassKey = { school_id: string; class_id: string };

type Rows = {
  [Table in 'published_evening' | 'published_figure' | 'published_week']: MainTables[Table][];
};

/** The year's evenings, a block once, in their order. */
const EVENINGS: readonly ClassEvening[] = nightsFrom(YEAR.from, YEAR.to)
  .map((night) => classEvening(night, CALENDAR))
  .filter(({ night }, index, all) => night >= YEAR.from && all[index - 1]?.night !== night);

/** What twenty-four families told of an evening, by subject and another each time; zeros are told too. */
function sumsOf(turn: number): EveningSums {
  const minutes = (index: number) => [22, 26, 12][index] ?? (index < 5 ? 4 : 0);
  const sums = [...SUBJECTS, 'a'].map((figure, index) => {
    const mean = figure === 'mixed' ? 0 : minutes(index) * (0.5 + ((turn * 7 + index * 3) % 11) / 10);
    return [figure, { families: FAMILIES, minutes: Math.round(mean * FAMILIES) }];
  });
  return Object.fromEntries(sums) as EveningSums;
}

const column = (minutes: PublishedMinutes) => (minutes === 'under-8' ? null : minutes);

/** What the release would have written of one evening. */
function eveningRows(
  key: ClassKey,
  { night, last }: ClassEvening,
  turn: number,
): Omit<Rows, 'published_week'> {
  const means = eveningMeans(sumsOf(turn), (of) => ((turn * 31 + of.length * 17) % 97) / 97);
  if (!means) throw new Error('Too few families for a figure.');
  const { kind, isKnown } = nightDay(night, CALENDAR);
  const limit_then = JSON.stringify(limitFor(LIMIT, { grade: GRADE, school: 'cn63', kind }));
  const told: [Told, PublishedMinutes][] = [
    ['homework', means.minutes],
    ['a', means.atSchool],
    ...(Object.entries(means.subjects) as [Told, PublishedMinutes][]),
  ];
  const standing = { grade: GRADE, limit_then, band: means.band } as const;
  return {
    published_evening: [{ ...key, night, last, kind, is_known: isKnown ? 1 : 0, ...standing }],
    published_figure: told.map(([figure, minutes]) => ({ ...key, night, figure, minutes: column(minutes) })),
  };
}

/** In each fourth week there is a week's figure too. */
function weekRows(key: ClassKey, week: Night, turn: number): MainTables['published_week'][] {
  if (turn % 4 > 0) return [];
  const limit_then = JSON.stringify(limitFor(LIMIT, { grade: GRADE, school: 'cn63', kind: 'school' }));
  return [{ ...key, week, grade: GRADE, limit_then, minutes: 10 * (3 + (turn % 5)) }];
}

/** How many rows of figures a class has at the end of the year. */
export const FIGURES_OF_A_YEAR = EVENINGS.reduce(
  (count, evening, turn) =>
    count + eveningRows({ school_id: '', class_id: '' }, evening, turn).published_figure.length,
  0,
);

/** Publishes a year of these classes in the order of its mornings, all classes' evenings one after the other. */
export async function publishYear({ commitMain }: Keeping, classes: readonly ClassKey[]): Promise<void> {
  const waiting: Rows = { published_evening: [], published_figure: [], published_week: [] };
  const write = async (atLeast: number) => {
    if (waiting.published_figure.length < atLeast) return;
    await commitMain(async (writes) => {
      for (const rows of chunks(waiting.published_evening))
        await writes.insertInto('published_evening').values(rows).execute();
      for (const rows of chunks(waiting.published_figure))
        await writes.insertInto('published_figure').values(rows).execute();
      for (const rows of chunks(waiting.published_week))
        await writes.insertInto('published_week').values(rows).execute();
    });
    for (const rows of Object.values(waiting)) rows.length = 0;
  };
  for (const [turn, evening] of EVENINGS.entries()) {
    for (const [index, key] of classes.entries()) {
      const rows = eveningRows(key, evening, turn + index);
      waiting.published_evening.push(...rows.published_evening);
      waiting.published_figure.push(...rows.published_figure);
      await write(20 * ROWS_AT_ONCE);
    }
  }
  for (const [turn, week] of weeksOfYear().entries())
    for (const [index, key] of classes.entries())
      waiting.published_week.push(...weekRows(key, week, turn + index));
  await write(0);
}

/** The Mondays of the year. */
export function weeksOfYear(): Night[] {
  return nightsFrom(mondayOf(addNights(YEAR.from, 6)), YEAR.to).filter((_, index) => index % 7 === 0);
}

function chunks<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / ROWS_AT_ONCE);
  return Array.from({ length: count }, (_, at) => rows.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE));
}
