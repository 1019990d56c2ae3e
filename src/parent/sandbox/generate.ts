import type { Calendar } from '../../core/calendar';
import { chanceOf } from '../../core/chance';
import { USUAL_WORK } from '../../core/entry';
import { firstNightOf, schoolYear } from '../../core/grade';
import { usualLimit } from '../../core/limit';
import { instantOf, nightsBetween, nightsFrom, type Night } from '../../core/night';
import type { Timer } from '../../core/timer';
import {
  eveningId,
  type ChildRow,
  type EntryRow,
  type EveningRow,
  type GradeRow,
  type KeptRow,
  type Stamp,
} from '../store/rows';
import { kindergartenEvening, pupilEvening, reading, written, type GeneratedEvening } from './evening';

/** The hour at which the example's evening stands. */
const NOW = '20:28';
/** A year younger than this shows next to nothing: then the year before is told too. */
const FEW_NIGHTS = 40;

const SCHOOL = 'cn63';
const PUPIL = 'sandbox-pupil';
const KINDERGARTNER = 'sandbox-kindergartner';
const DEVICE = 'sandbox';

export const CALENDAR: Calendar = { country: 'cn', fridayCounts: false, overrides: {} };

/** All rows of a generated household, as the store keeps them. */
export type GeneratedHousehold = {
  children: ChildRow[];
  grades: GradeRow[];
  entries: EntryRow[];
  evenings: EveningRow[];
  timers: Timer[];
  kept: KeptRow[];
};

/** The moment (epoch ms) at which the example's evening stands: 20:28. */
export function sandboxNow(night: Night): number {
  return instantOf(night, NOW);
}

/** The first night told: 1 September of the school year, or of the one before while the year is young. */
function firstTold(night: Night): Night {
  const year = schoolYear(night);
  const first = firstNightOf(year);
  return nightsBetween(first, night) < FEW_NIGHTS ? firstNightOf(year - 1) : first;
}

/** Tonight so far: 25 minutes saved before the running 13, so that the lamp stands at 38 of 60. */
function tonight(night: Night): GeneratedEvening {
  const [startedAt, endedAt] = [instantOf(night, '19:42'), instantOf(night, '19:59')];
  return {
    sittings: [
      written('english', 8, { place: 'after-school' }),
      written('chinese', 17, { startedAt, endedAt }),
      reading(12, 'school'),
    ],
  };
}

function runningTimer(night: Night): Timer {
  const startedAt = instantOf(night, '20:14') + 36_000;
  return { ...USUAL_WORK, id: 'sandbox-timer', child: PUPIL, subject: 'math', night, startedAt, pauses: [] };
}

function gradeRows(first: Night, last: Night, stamp: () => Stamp): GradeRow[] {
  const row = (child: string, from: Night, grade: number): GradeRow => ({
    id: `${child}/${from}`,
    child,
    from,
    grade,
    school: SCHOOL,
    limit: usualLimit(SCHOOL),
    stamp: stamp(),
  });
  const thisYear = firstNightOf(schoolYear(last));
  const begun = [row(PUPIL, first, 3), row(KINDERGARTNER, first, 0)];
  return first < thisYear ? [...begun, row(PUPIL, thisYear, 4), row(KINDERGARTNER, thisYear, 0)] : begun;
}

type Told = { child: string; night: Night; evening: GeneratedEvening };

function evenings(first: Night, last: Night, seed: number): Told[] {
  const [chance, little] = [chanceOf(seed), chanceOf(seed + 1)];
  return nightsFrom(first, last).flatMap((night) => [
    {
      child: PUPIL,
      night,
      evening: night === last ? tonight(night) : pupilEvening(night, CALENDAR, chance),
    },
    { child: KINDERGARTNER, night, evening: kindergartenEvening(little) },
  ]);
}

function entryRows({ child, night, evening }: Told, stamp: () => Stamp): EntryRow[] {
  return evening.sittings.map((sitting) => {
    const mark = stamp();
    return { ...sitting, id: `${DEVICE}-${String(mark[0])}`, child, night, stamp: mark };
  });
}

/** What is generated: any whole number as seed, the last night told, and what the two children are called. */
export type Plan = { seed: number; last: Night; nicknames: readonly [pupil: string, kindergartner: string] };

/**
 * A family's household with a school year of evenings up to 20:28 of the last one, maths just running.
 * The same plan makes the same rows.
 */
export function generateHousehold({ seed, last, nicknames }: Plan): GeneratedHousehold {
  let counter = 0;
  const stamp = (): Stamp => [(counter += 1), DEVICE];
  const first = firstTold(last);
  const told = evenings(first, last, seed);
  const child = (id: string, order: number): ChildRow => ({
    id,
    nickname: nicknames[order] ?? '',
    order,
    fridayCounts: false,
    stamp: stamp(),
  });
  return {
    children: [child(PUPIL, 0), child(KINDERGARTNER, 1)],
    grades: gradeRows(first, last, stamp),
    entries: told.flatMap((each) => entryRows(each, stamp)),
    evenings: told.flatMap(({ child: of, night, evening: { said } }) =>
      said ? [{ id: eveningId(of, night), child: of, night, said, stamp: stamp() }] : [],
    ),
    timers: [runningTimer(last)],
    kept: [
      { key: 'child', value: PUPIL },
      { key: 'device', value: DEVICE },
      { key: 'counter', value: counter },
    ],
  };
}
