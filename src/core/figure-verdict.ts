import type { LimitThen } from './figure';
import type { Grade, School } from './grade';

/** How a mean of some school nights stands to their limit. Only `measured` has a limit to draw and may be over it. */
export type FigureVerdict =
  | { kind: 'measured'; limit: number; over: number; isRule: boolean }
  /** Of these evenings the year's public holidays are not known. */
  | { kind: 'unknown'; year: string }
  /** A limit of 0: grades 1–2 in China, or a limit that says so. */
  | { kind: 'zero'; because: 'low-grade' | 'limit' }
  | { kind: 'no-rule' }
  /** The limit is for a whole week, and here are evenings. */
  | { kind: 'weekly'; limit: number }
  /** It was another on some of these evenings. */
  | { kind: 'changed' };

/** The grade and limit of a figure, as they were when it was made. */
export type Standing = { grade: Grade; limit: LimitThen };

/** What the figures of some school nights are judged by; `unknownYear` where one of them cannot be. */
export type Judged = {
  standings: readonly Standing[];
  school: School;
  unknownYear: string | undefined;
  /** What of the mean was done at school and does not count, by some schools' word (`apartMean`). */
  apart?: number;
};

function isSame(one: Standing, other: Standing): boolean {
  const [a, b] = [one.limit, other.limit];
  return (
    a.minutes === b.minutes &&
    a.unit === b.unit &&
    a.scope === b.scope &&
    a.strength === b.strength &&
    a.atSchool === b.atSchool
  );
}

/** The limit that held for all of them; undefined where it changed, or without any. */
export function sharedStanding(standings: readonly Standing[]): Standing | undefined {
  const [first] = standings;
  return first && standings.every((each) => isSame(first, each)) ? first : undefined;
}

/** A limit that somebody laid down; advice and a number of one's own are none. */
export function isRule({ strength }: Pick<LimitThen, 'strength'>): boolean {
  return strength !== 'guidance' && strength !== 'custom';
}

const heldOf = (minutes: number, { apart = 0 }: Judged) => minutes - Math.round(apart);

/** Judges a mean in whole minutes, as it is shown. */
export function figureVerdict(minutes: number, judged: Judged): FigureVerdict {
  const { standings, school, unknownYear } = judged;
  const standing = sharedStanding(standings);
  if (!standing) return { kind: 'changed' };
  const { grade, limit } = standing;
  if (limit.minutes === 0)
    return { kind: 'zero', because: school !== 'other' && grade <= 2 ? 'low-grade' : 'limit' };
  if (unknownYear !== undefined) return { kind: 'unknown', year: unknownYear };
  if (limit.minutes === null) return { kind: 'no-rule' };
  if (limit.unit === 'week') return { kind: 'weekly', limit: limit.minutes };
  const over = Math.max(0, heldOf(minutes, judged) - limit.minutes);
  return { kind: 'measured', limit: limit.minutes, over, isRule: isRule(limit) };
}

/** A limit that is drawn and named: of evenings that are compared with one and the same. */
export function drawnLimit(judged: Judged): (LimitThen & { minutes: number }) | undefined {
  if (figureVerdict(0, judged).kind !== 'measured') return undefined;
  const limit = sharedStanding(judged.standings)?.limit;
  return limit && typeof limit.minutes === 'number' ? { ...limit, minutes: limit.minutes } : undefined;
}
