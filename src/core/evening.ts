import { nightDay, type Calendar, type NightDay } from './calendar';
import { compare, largeNumber, type Comparison, type Pupil } from './comparison';
import type { Entry, Said } from './entry';
import { limitFor, type Limit, type LimitChoice } from './limit';
import type { Night } from './night';
import { totalOf, type Total } from './total';

/** What stands in the diary about one evening. */
export type EveningFacts = {
  night: Night;
  entries: readonly Entry[];
  said?: Said | undefined;
  /** All entries of the week so far, for limits that count by the week. */
  weekEntries?: readonly Entry[];
};

/** Who the evening is about: grade, school and chosen limit in force on it. */
export type Standing = Pupil & { limit: LimitChoice };

/**
 * Whether a sitting answers the word on its evening: any sitting a recorded zero, "done at school" one at school. The
 * word is then cleared; where two phones said the one and the other, the sitting holds.
 */
export function isAnswered(said: Said, { place }: Pick<Entry, 'place'>): boolean {
  return said === 'no-homework' || place === 'after-school';
}

/** One evening as every screen shows it. */
export type Evening = {
  night: Night;
  day: NightDay;
  limit: Limit;
  total: Total;
  comparison: Comparison;
  /** The one number of the evening, in minutes; undefined = nothing was recorded, which is not 0. */
  number: number | undefined;
  said: Said | undefined;
};

function numberOf(facts: EveningFacts, total: Total, comparison: Comparison): number | undefined {
  // Done at school in unknown minutes is not 0, whatever was read at home.
  if (facts.said === 'done-at-school' && total.compared === 0) return undefined;
  if (facts.entries.length > 0) return largeNumber(total, comparison);
  return facts.said === 'no-homework' ? 0 : undefined;
}

/** Judges one evening: its kind, its limit, its minutes, and how they compare. */
export function eveningOf(facts: EveningFacts, standing: Standing, calendar: Calendar): Evening {
  const day = nightDay(facts.night, calendar);
  const limit = limitFor(standing.limit, { grade: standing.grade, school: standing.school, kind: day.kind });
  const total = totalOf(facts.entries, limit.scope);
  const counted = limit.unit === 'week' ? totalOf(facts.weekEntries ?? facts.entries, limit.scope) : total;
  const comparison = compare(counted.compared, limit, { day, pupil: standing });
  return {
    night: facts.night,
    day,
    limit,
    total,
    comparison,
    number: numberOf(facts, total, comparison),
    said: facts.said,
  };
}

/**
 * The minutes of an evening with work but none of it in its one number: a plain 0 would say that nothing was done.
 * `reading` is reading and the like alone; `beside` has other work too that the number leaves out.
 */
export function besideNumber({
  number,
  total,
}: Evening): { kind: 'reading' | 'beside'; minutes: number } | undefined {
  if (number !== 0 || total.all === 0) return undefined;
  return { kind: total.other === total.all ? 'reading' : 'beside', minutes: total.all };
}

/** A mean in whole minutes over the school nights that have a record. */
export type Mean = { minutes: number; nights: number };

/** Only school-set work in scope, or a recorded zero, says how long the homework was. */
function countsForMean({ day, total, said, comparison }: Evening): boolean {
  if (day.kind !== 'school' || !day.isKnown || comparison.kind === 'zero') return false;
  return said === undefined ? total.compared > 0 : said === 'no-homework';
}

/**
 * The mean of school-set work in scope over recorded school nights; a recorded zero counts, no data does
 * not, and grades without homework have no mean.
 */
export function meanOf(evenings: readonly Evening[]): Mean | undefined {
  const counted = evenings.filter(countsForMean);
  if (counted.length === 0) return undefined;
  const minutes = counted.reduce((sum, evening) => sum + evening.total.compared, 0);
  return { minutes: Math.round(minutes / counted.length), nights: counted.length };
}
