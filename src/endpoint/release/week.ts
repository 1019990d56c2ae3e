import type { Kysely, Selectable } from 'kysely';
import { schoolNightsOfWeek } from '../../core/calendar';
import { familiesIn, homeworkIn, joinsWeek, weekMinutes, type EveningSums } from '../../core/figure';
import { addNights, mondayOf, type Night } from '../../core/night';
import { closesAt } from '../../core/open-evening';
import type { OpenTables } from '../database/tables';
import type { House } from '../house';
import { calendarOf, classKnown, eveningAt } from '../tenant';
import { drawFor } from './draw';
import { hasRows, type EveningOfClass } from './open-rows';
import { publishWeek, type Known } from './publish';

type Releasing = Pick<House, 'keeping' | 'clock' | 'secrets'>;
type WeekSumRow = Selectable<OpenTables['week_sum']>;
type WeekOfClass = Pick<WeekSumRow, 'class' | 'week'>;

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

/** The weeks of which a sum runs. */
export async function runningWeeks(reads: Kysely<OpenTables>): Promise<WeekOfClass[]> {
  return reads.selectFrom('week_sum').select(['class', 'week']).orderBy('class').orderBy('week').execute();
}

/** Tells a week whose last school night has closed, once, or nothing of it; either way its sum goes. */
export async function closeWeek(house: Releasing, at: WeekOfClass): Promise<void> {
  const { keeping, clock } = house;
  const known = await classKnown(keeping.main, at.class);
  if (known) {
    const last = lastSchoolNight(known, at);
    const closes = closesAt(eveningAt(known.school, known.schoolClass, last), known.school.zone);
    if (clock().getTime() < closes) return;
    const sum = await keeping.commitOpen((writes) => wholeSum(writes, at, last));
    if (!sum) return;
    await tellWeek(house, known, sum);
  }
  await keeping.commitOpen((writes) =>
    writes.deleteFrom('week_sum').where('class', '=', at.class).where('week', '=', at.week).execute(),
  );
}

function schoolNights({ school, schoolClass }: Known, { week }: WeekOfClass): Night[] {
  return schoolNightsOfWeek(addNights(week, 6), calendarOf(school, schoolClass));
}

function lastSchoolNight(known: Known, at: WeekOfClass): Night {
  return schoolNights(known, at).at(-1) ?? at.week;
}

/** A week's sum once nothing can join it: an evening that has closed by the clock but is not counted yet still may. */
async function wholeSum(
  reads: Kysely<OpenTables>,
  { class: classId, week }: WeekOfClass,
  last: Night,
): Promise<WeekSumRow | undefined> {
  if (await hasRows(reads, { class: classId, from: week, to: last })) return undefined;
  return reads
    .selectFrom('week_sum')
    .selectAll()
    .where('class', '=', classId)
    .where('week', '=', week)
    .executeTakeFirst();
}

async function tellWeek({ keeping, secrets }: Releasing, known: Known, sum: WeekSumRow): Promise<void> {
  const { class: classId, week } = sum;
  const draw = drawFor(secrets, { school: known.school.school_id, class: classId, stretch: `week:${week}` });
  const minutes = weekMinutes(sum, draw);
  if (minutes === undefined) return;
  const night = schoolNights(known, sum)[0] ?? week;
  await keeping.commitMain((writes) => publishWeek(writes, known, { week, minutes, night }));
}
