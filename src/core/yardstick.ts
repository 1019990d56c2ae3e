import { unknownYear } from './calendar';
import type { Comparison } from './comparison';
import type { Evening } from './evening';
import type { Limit } from './limit';
import type { LookedNight } from './looked-night';

/** A limit that is a number. */
export type NumberLimit = Limit & { minutes: number };

/** What the school nights of a stretch are held against. Only `measured` and `weekly` have a limit to draw. */
export type Yardstick =
  | { kind: 'measured'; limit: NumberLimit }
  /** The limit is for a whole week's work. */
  | { kind: 'weekly'; limit: NumberLimit }
  | { kind: 'zero'; because: Extract<Comparison, { kind: 'zero' }>['because'] }
  | { kind: 'no-rule' }
  /** Of all of them the year's public holidays are not known. */
  | { kind: 'unknown'; year: string }
  /** It was another on some of these nights: each is judged by its own. */
  | { kind: 'changed' }
  /** No school night is among them. */
  | { kind: 'free' };

function isSameLimit(one: Limit, other: Limit): boolean {
  return (
    one.minutes === other.minutes &&
    one.unit === other.unit &&
    one.scope === other.scope &&
    one.strength === other.strength
  );
}

function zeroOf({ comparison }: Evening): Yardstick | undefined {
  return comparison.kind === 'zero' ? { kind: 'zero', because: comparison.because } : undefined;
}

function ofKnown(first: Evening, all: readonly Evening[]): Yardstick {
  if (!all.every(({ limit }) => isSameLimit(limit, first.limit))) return { kind: 'changed' };
  const zero = zeroOf(first);
  if (zero) return zero;
  const { limit } = first;
  if (limit.minutes === null) return { kind: 'no-rule' };
  return { kind: limit.unit === 'week' ? 'weekly' : 'measured', limit: { ...limit, minutes: limit.minutes } };
}

/** What some nights are held against together; kindergarten's rule holds on free days too. */
export function yardstickOf(nights: readonly LookedNight[]): Yardstick {
  const school = nights.map(({ evening }) => evening).filter(({ day }) => day.kind === 'school');
  // A limit of 0 needs no known calendar.
  const judged = school.filter(({ day, comparison }) => day.isKnown || comparison.kind === 'zero');
  if (judged[0]) return ofKnown(judged[0], judged);
  const [unknown] = school;
  if (unknown) return { kind: 'unknown', year: unknownYear(unknown.night) ?? unknown.night.slice(0, 4) };
  const isKindergarten = nights.some(({ evening }) => evening.limit.id === 'kindergarten');
  return isKindergarten ? { kind: 'zero', because: 'kindergarten' } : { kind: 'free' };
}
