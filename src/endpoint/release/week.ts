import type { Kysely, Selectable } from 'kysely';
import { schoolNightsOfWeek } from '../../core/calendar';
import { familiesIn, homeworkIn, joinsWeek, weekMinutes, type EveningSums } from '../../core/figure';
import { addNights, mondayOf } from '../../core/night';
import { classEvening, closesAt } from '../../core/open-evening';
import type { OpenTables } from '../database/tables';
import type { House } from '../house';
import { calendarOf, classKnown } from '../tenant';
import { drawFor } from './draw';
import { hasRows, type EveningOfClass } from './open-rows';
import { publishWeek, type Known } from './publish';

type Releasing = Pick<House, 'keeping' | 'clock' | 'secrets'>;
type WeekSumRow = Selectable<OpenTables['week_sum']>;

/** An evening of too few for a figure of its own joins its week's sum, which names no evening. */
export async function addToWeek(
  writes: Kysely<OpenTables>,
  { class: classId, night }: EveningOfClass,
  sums: EveningSums,
): Promise<void> {
  const families = familiesIn(sums);
  if (!joinsWeek(families)) return;
  const minutes = homeworkIn(sums);
  await writes
    .insertInto('week_sum')
    .values({ class: classId, week: mondayOf(night), minutes, families, nights: 1 })
    .onConflict((conflict) =>
      conflict.columns(['class', 'week']).doUpdateSet((row) => ({
        minutes: row('week_sum.minutes', '+', row.ref('excluded.minutes')),
        families: row('week_sum.families', '+', row.ref('excluded.families')),
        nights: row('week_sum.nights', '+', row.ref('excluded.nights')),
      })),
    )
    .execute();
}

/** Tells each week whose last school night has closed, once, or nothing of it; either way its sum goes. */
export async function closeWeeks(house: Releasing): Promise<void> {
  for (const sum of await house.keeping.open.selectFrom('week_sum').selectAll().execute())
    await closeWeek(house, sum);
}

async function closeWeek(house: Releasing, sum: WeekSumRow): Promise<void> {
  const known = await classKnown(house.keeping.main, sum.class);
  if (known) {
    if (!(await isWeekOver(house, known, sum))) return;
    await tellWeek(house, known, sum);
  }
  await house.keeping.commitOpen((writes) =>
    writes.deleteFrom('week_sum').where('class', '=', sum.class).where('week', '=', sum.week).execute(),
  );
}

async function isWeekOver(
  { keeping, clock }: Releasing,
  { school }: Known,
  { class: classId, week }: WeekSumRow,
) {
  const calendar = calendarOf(school.system);
  const last = schoolNightsOfWeek(addNights(week, 6), calendar).at(-1) ?? week;
  if (clock().getTime() < closesAt(classEvening(last, calendar), school.zone)) return false;
  // What has closed by the clock but is not counted yet may still join.
  return !(await hasRows(keeping.open, { class: classId, from: week, to: last }));
}

async function tellWeek({ keeping, secrets }: Releasing, known: Known, sum: WeekSumRow): Promise<void> {
  const { class: classId, week } = sum;
  const draw = drawFor(secrets, { school: known.school.school_id, class: classId, stretch: `week:${week}` });
  const minutes = weekMinutes(sum, draw);
  if (minutes === undefined) return;
  const night = schoolNightsOfWeek(addNights(week, 6), calendarOf(known.school.system))[0] ?? week;
  await keeping.commitMain((writes) => publishWeek(writes, known, { week, minutes, night }));
}
