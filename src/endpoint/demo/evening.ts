import { nightDay, type NightKind } from '../../core/calendar';
import { chanceOf, type Chance } from '../../core/chance';
import type { EveningDiary } from '../../core/contribution';
import { USUAL_WORK, type Entry } from '../../core/entry';
import { nightsBetween, weekday, type Night } from '../../core/night';
import type { ClassEvening } from '../../core/open-evening';
import { usualSubjects, type Subject } from '../../core/subject';
import { calendarOf } from '../tenant';
import type { DemoClass } from './classes';
import { SYSTEM } from './time';

const THURSDAY = 4;
/** Nothing in the demo hangs by this date: evenings are counted from it. */
const FIRST_NIGHT: Night = '2024-01-01';

/** What a class was set for an evening: minutes of an ordinary child by subject; reading beside it. */
type Homework = { parts: { subject: Subject; minutes: number }[]; reading: number };

/** Of what a school night takes, so much is set for free days (percent), by their kind. */
const OF_FREE_DAYS: Record<Exclude<NightKind, 'school' | 'no-homework'>, number> = {
  weekend: 130,
  holiday: 220,
  vacation: 400,
};

/** The three large subjects take most of an evening; another comes in now and then. */
const USUAL_SHARES: Partial<Record<Subject, number>> = { chinese: 40, math: 34, english: 26 };
const SIDE_SHARE = 15;

/** Seeds that lie close together begin alike: these lie far apart. */
function chanceFor(schoolClass: DemoClass, number: number, salt: number): Chance {
  const grade = schoolClass.id.charCodeAt(schoolClass.id.length - 1);
  return chanceOf(grade * 7_919 + number * 104_729 + salt * 1_299_709);
}

function nightNumber(night: Night): number {
  return nightsBetween(FIRST_NIGHT, night);
}

/** What a class has to do on an evening; the same for all its families. */
function homeworkOf(schoolClass: DemoClass, { night }: ClassEvening): Homework {
  const chance = chanceFor(schoolClass, nightNumber(night), 1);
  const { kind } = nightDay(night, calendarOf(SYSTEM));
  const { grade, minutes, onThursdays } = schoolClass;
  const usual = chance.whole(...minutes) + (weekday(night) === THURSDAY ? onThursdays : 0);
  const percent = kind === 'school' || kind === 'no-homework' ? 100 : OF_FREE_DAYS[kind];
  const whole = (usual * percent) / 100;
  const reading = chance.whole(10, 20);
  // No written homework in grades 1 and 2: reading is what they have.
  if (grade <= 2) return { parts: [], reading: whole };
  const shares = usualSubjects(grade, SYSTEM)
    .map((subject) => ({ subject, share: USUAL_SHARES[subject] ?? (chance.happens(18) ? SIDE_SHARE : 0) }))
    .filter(({ share }) => share > 0);
  const all = shares.reduce((sum, { share }) => sum + share, 0);
  return {
    parts: shares.map(({ subject, share }) => ({ subject, minutes: (whole * share) / all })),
    reading,
  };
}

type Sitting = Omit<Entry, 'id' | 'child' | 'night'>;

function sittings({ parts, reading }: Homework, family: Chance, tonight: Chance): Sitting[] {
  // One child is quick, another slow, and no evening is like the one before.
  const pace = (family.whole(78, 126) * tonight.whole(88, 112)) / 10_000;
  const isMixed = family.happens(14);
  const isAtCare = family.happens(35) && tonight.happens(70);
  const timed = parts.map(({ subject, minutes }, index) => ({
    ...USUAL_WORK,
    subject,
    minutes: Math.round(minutes * pace),
    place: isAtCare && index === 0 ? ('after-school' as const) : ('home' as const),
  }));
  const whole = timed.reduce((sum, { minutes }) => sum + minutes, 0);
  const written: Sitting[] =
    isMixed && whole > 0 ? [{ ...USUAL_WORK, subject: 'mixed', minutes: whole }] : timed;
  const read: Sitting = {
    ...USUAL_WORK,
    kind: 'other',
    subject: 'other',
    setBy: family.happens(60) ? 'school' : 'home',
    minutes: Math.round(reading * pace),
  };
  return tonight.happens(70) || parts.length === 0 ? [...written, read] : written;
}

/** What a family wrote down of a class's evening: the same whenever it is asked; undefined where it wrote nothing. */
export function familyEvening(
  schoolClass: DemoClass,
  family: number,
  evening: ClassEvening,
): EveningDiary | undefined {
  const tonight = chanceFor(schoolClass, nightNumber(evening.night) * 64 + family, 2);
  if (!tonight.happens(schoolClass.turnout)) return undefined;
  if (tonight.happens(3)) return { entries: [], said: ['done-at-school'] };
  if (tonight.happens(2)) return { entries: [], said: ['no-homework'] };
  const own = chanceFor(schoolClass, family, 3);
  const entries = sittings(homeworkOf(schoolClass, evening), own, tonight).map((sitting, index) => ({
    ...sitting,
    id: String(index),
    child: String(family),
    night: evening.night,
  }));
  return { entries: entries.filter(({ minutes }) => minutes > 0), said: [] };
}
