import { nightDay, type NightKind } from '../../core/calendar';
import { chanceOf, type Chance } from '../../core/chance';
import type { SingleSubject } from '../../core/figure';
import { nightsBetween, weekday, type Night } from '../../core/night';
import type { ClassEvening } from '../../core/open-evening';
import { usualSubjects } from '../../core/subject';
import { calendarOf } from '../tenant';
import type { Seated } from './classes';
import { SYSTEM } from './time';

const THURSDAY = 4;
/** Nothing in the demo hangs by this date: evenings are counted from it. */
const FIRST_NIGHT: Night = '2024-01-01';

/** What a class was set for an evening: minutes of an ordinary child by subject; reading beside it. */
export type Homework =
  { kind: 'set'; parts: { subject: SingleSubject; minutes: number }[]; reading: number } | { kind: 'none' };

/** Of what a school night takes, so much is set for free days (percent), by their kind. */
const OF_FREE_DAYS: Record<Exclude<NightKind, 'school' | 'no-homework'>, number> = {
  weekend: 130,
  holiday: 220,
  vacation: 400,
};

/** The three large subjects take most of an evening; another comes in now and then. */
const USUAL_SHARES: Partial<Record<SingleSubject, number>> = { chinese: 40, math: 34, english: 26 };
const SIDE_SHARE = 15;

/** Chance that is one class's own. Seeds that lie close together begin alike: these lie far apart. */
export function chanceFor({ id }: Pick<Seated, 'id'>, number: number, salt: number): Chance {
  const own = id.charCodeAt(id.length - 1);
  return chanceOf(own * 7_919 + number * 104_729 + salt * 1_299_709);
}

export function nightNumber(night: Night): number {
  return nightsBetween(FIRST_NIGHT, night);
}

const WEDNESDAY = 3;
const WEEK = 7;

/** The school's own custom: the first Wednesday of a month is without homework. Where the demo begins there is some. */
function isFreeOfHomework(night: Night, { begins }: Seated): boolean {
  return weekday(night) === WEDNESDAY && Number(night.slice(-2)) <= WEEK && night !== begins;
}

/** What a class has to do on an evening; the same for all its families, and what its teachers post. */
export function homeworkOf(schoolClass: Seated, { night }: ClassEvening): Homework {
  const chance = chanceFor(schoolClass, nightNumber(night), 1);
  const { kind } = nightDay(night, calendarOf({ system: SYSTEM }, schoolClass));
  if (kind === 'no-homework' || (kind === 'school' && isFreeOfHomework(night, schoolClass)))
    return { kind: 'none' };
  const { grade, minutes, onThursdays } = schoolClass;
  const usual = chance.whole(...minutes) + (weekday(night) === THURSDAY ? onThursdays : 0);
  const whole = (usual * (kind === 'school' ? 100 : OF_FREE_DAYS[kind])) / 100;
  const reading = chance.whole(10, 20);
  // No written homework in grades 1 and 2: reading is what they have.
  if (grade <= 2) return { kind: 'set', parts: [], reading: whole };
  const shares = usualSubjects(grade, SYSTEM)
    .filter((subject) => subject !== 'mixed')
    .map((subject) => ({ subject, share: USUAL_SHARES[subject] ?? (chance.happens(18) ? SIDE_SHARE : 0) }))
    .filter(({ share }) => share > 0);
  const all = shares.reduce((sum, { share }) => sum + share, 0);
  const parts = shares.map(({ subject, share }) => ({ subject, minutes: (whole * share) / all }));
  return { kind: 'set', parts, reading };
}
