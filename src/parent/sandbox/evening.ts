import { isCompared, nightDay, type Calendar, type NightKind } from '../../core/calendar';
import { USUAL_WORK, type Entry, type Said } from '../../core/entry';
import { instantOf, weekday, type Night } from '../../core/night';
import type { Subject } from '../../core/subject';
import type { Chance } from '../../core/chance';

const MINUTE_MS = 60_000;
const THURSDAY = 4;

/** A sitting before it has a child, a night and an id. */
export type Sitting = Omit<Entry, 'id' | 'child' | 'night'>;

/** What a generated family wrote down about one evening; nothing at all = a missing night. */
export type GeneratedEvening = { sittings: Sitting[]; said?: Said };

/** The reading a child does beside what is set in writing. */
export function reading(minutes: number, setBy: Entry['setBy']): Sitting {
  return { ...USUAL_WORK, subject: 'other', kind: 'other', setBy, minutes };
}

export function written(subject: Subject, minutes: number, more: Partial<Sitting> = {}): Sitting {
  return { ...USUAL_WORK, subject, minutes, ...more };
}

/** How long the written work of a school night takes, minutes: 35–70, and on Thursdays up to 85. */
function schoolMinutes(night: Night, chance: Chance): number {
  return weekday(night) === THURSDAY ? chance.whole(58, 85) : chance.whole(35, 70);
}

/** Chinese takes most of an evening, then maths, then English, when there is any. */
function bySubject(minutes: number, chance: Chance): Sitting[] {
  if (chance.happens(12)) return [written('mixed', minutes)];
  const chinese = Math.round((minutes * chance.whole(34, 46)) / 100);
  const english = chance.happens(70) ? Math.round((minutes * chance.whole(15, 25)) / 100) : 0;
  const math = minutes - chinese - english;
  const flags = chance.happens(6) ? (['repetitive'] as const) : [];
  return [
    written('chinese', chinese, { flags }),
    written('math', math),
    ...(english > 0 ? [written('english', english)] : []),
  ];
}

/** Some of it is done in after-school care: then the first sitting was there. */
function maybeAfterSchool(sittings: Sitting[], chance: Chance): Sitting[] {
  if (!chance.happens(25)) return sittings;
  return sittings.map((sitting, index) =>
    index === 0 ? { ...sitting, place: 'after-school', flags: [] } : sitting,
  );
}

/** One after another, from the end of supper on, with a few minutes between. */
function timed(sittings: Sitting[], night: Night, chance: Chance): Sitting[] {
  let at = instantOf(night, '18:50') + chance.whole(0, 30) * MINUTE_MS;
  return sittings.map((sitting) => {
    if (sitting.place !== 'home') return sitting;
    const startedAt = at;
    const endedAt = startedAt + sitting.minutes * MINUTE_MS;
    at = endedAt + chance.whole(2, 9) * MINUTE_MS;
    return { ...sitting, startedAt, endedAt };
  });
}

function schoolEvening(night: Night, chance: Chance): GeneratedEvening {
  if (chance.happens(4)) return { sittings: [], said: 'no-homework' };
  if (chance.happens(6)) return { sittings: [], said: 'done-at-school' };
  if (chance.happens(8)) {
    const guess = chance.one([20, 30, 40] as const);
    return { sittings: [written('mixed', guess, { place: 'after-school', isGuess: true })] };
  }
  const sittings = maybeAfterSchool(bySubject(schoolMinutes(night, chance), chance), chance);
  if (weekday(night) === 3 && chance.happens(60)) sittings.push(written('math', 30, { setBy: 'tutoring' }));
  if (chance.happens(65))
    sittings.push(reading(chance.whole(10, 25), chance.happens(60) ? 'school' : 'home'));
  return { sittings: timed(sittings, night, chance) };
}

/** How often a free evening has any homework, in percent, and how much at most, minutes. */
const FREE: Record<Exclude<NightKind, 'school' | 'no-homework'>, { percent: number; most: number }> = {
  weekend: { percent: 65, most: 45 },
  holiday: { percent: 40, most: 30 },
  vacation: { percent: 30, most: 30 },
};

function freeEvening(kind: keyof typeof FREE, night: Night, chance: Chance): GeneratedEvening {
  const { percent, most } = FREE[kind];
  const sittings: Sitting[] = [];
  if (chance.happens(percent)) {
    sittings.push(written(chance.one(['chinese', 'math', 'mixed'] as const), chance.whole(15, most)));
  }
  if (chance.happens(45)) sittings.push(reading(chance.whole(15, 40), 'home'));
  return { sittings: timed(sittings, night, chance) };
}

/** An evening of a third-grader as such families log it: some nights are missing, because people are people. */
export function pupilEvening(night: Night, calendar: Calendar, chance: Chance): GeneratedEvening {
  if (chance.happens(5)) return { sittings: [] };
  const { kind } = nightDay(night, calendar);
  if (kind === 'school') return schoolEvening(night, chance);
  return isCompared(kind) ? { sittings: [] } : freeEvening(kind as keyof typeof FREE, night, chance);
}

/** An evening of a kindergartner: a picture book, most nights. */
export function kindergartenEvening(chance: Chance): GeneratedEvening {
  return { sittings: chance.happens(70) ? [reading(chance.whole(10, 25), 'home')] : [] };
}
