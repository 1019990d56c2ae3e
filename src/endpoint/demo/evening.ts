import type { Chance } from '../../core/chance';
import type { EveningDiary } from '../../core/contribution';
import { USUAL_WORK, type Entry } from '../../core/entry';
import type { ClassEvening } from '../../core/open-evening';
import type { Seated } from './classes';
import { chanceFor, homeworkOf, nightNumber, type Homework } from './homework';

type Sitting = Omit<Entry, 'id' | 'child' | 'night'>;

type SetHomework = Extract<Homework, { kind: 'set' }>;

function sittings({ parts, reading }: SetHomework, family: Chance, tonight: Chance): Sitting[] {
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
  schoolClass: Seated,
  family: number,
  evening: ClassEvening,
): EveningDiary | undefined {
  const tonight = chanceFor(schoolClass, nightNumber(evening.night) * 64 + family, 2);
  if (!tonight.happens(schoolClass.turnout)) return undefined;
  const homework = homeworkOf(schoolClass, evening);
  if (homework.kind === 'none') return { entries: [], said: ['no-homework'] };
  if (tonight.happens(3)) return { entries: [], said: ['done-at-school'] };
  if (tonight.happens(2)) return { entries: [], said: ['no-homework'] };
  const own = chanceFor(schoolClass, family, 3);
  const entries = sittings(homework, own, tonight).map((sitting, index) => ({
    ...sitting,
    id: String(index),
    child: String(family),
    night: evening.night,
  }));
  return { entries: entries.filter(({ minutes }) => minutes > 0), said: [] };
}
