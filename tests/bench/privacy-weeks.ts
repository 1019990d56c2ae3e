import { homeworkMinutes, type Contribution } from '../../src/core/contribution';
import { EVENING_FAMILIES, WEEK_CHILD_EVENINGS, WEEK_FAMILIES, WEEK_NIGHTS } from '../../src/core/figure';
import { mondayOf, type Night } from '../../src/core/night';
import { minutesOf, mixedOf } from '../setup/contribution';
import { LIMIT, MOST_MINUTES } from './privacy-class';

// With codes somebody chooses which evenings a week's figure is of: he lifts one over the threshold by his presence,
// and fills another up to it, until as few as can be beside him are left in the week.

const STEP = 10;
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** How many of his letters make an evening join the week, and how many give it a figure of its own instead. */
function presence(others: number, codes: number) {
  const fill = Math.min(codes, EVENING_FAMILIES - 1 - others);
  const joins = fill >= 0 && others + fill >= WEEK_FAMILIES;
  return { fill: joins ? fill : undefined, lift: others + codes >= EVENING_FAMILIES ? codes : 0 };
}

/** The planted letters of each evening. */
export function weekLetters(
  nights: readonly Night[],
  others: readonly Contribution[][],
  codes: number,
): Contribution[][] {
  const planted = others.map((): Contribution[] => []);
  for (const monday of new Set(nights.map(mondayOf))) {
    const ofWeek = nights.flatMap((night, index) => (mondayOf(night) === monday ? [index] : []));
    for (const [index, letters] of lettersOf(ofWeek, others, codes)) planted[index] = letters;
  }
  return planted;
}

function lettersOf(ofWeek: readonly number[], others: readonly Contribution[][], codes: number) {
  const evenings = ofWeek.map((index) => {
    const letters = others[index] ?? [];
    return { index, letters, ...presence(letters.length, codes) };
  });
  const joining = evenings
    .filter(({ fill }) => fill !== undefined)
    .sort((one, other) => one.letters.length - other.letters.length);
  const chosen = new Set(
    fewest(joining.map(({ letters, fill = 0 }) => letters.length + fill)).map((at) => joining[at]),
  );
  const counts = evenings.map((evening) => (chosen.has(evening) ? (evening.fill ?? 0) : evening.lift));
  const inWeek = evenings.filter((evening) => chosen.has(evening));
  const codesInWeek = total(inWeek.map(({ fill = 0 }) => fill));
  const minutes = ownMinutes(
    inWeek.flatMap(({ letters }) => letters),
    codesInWeek,
  );
  let left = minutes / 5;
  let seats = codesInWeek;
  return evenings.map((evening, at): [number, Contribution[]] => {
    const letters = Array.from({ length: counts[at] ?? 0 }, () => {
      if (!chosen.has(evening)) return minutesOf({});
      const steps = Math.min(MOST_MINUTES / 5, Math.floor(left / seats) + (left % seats > 0 ? 1 : 0));
      left -= steps;
      seats -= 1;
      return steps > 0 ? mixedOf(steps * 5) : minutesOf({});
    });
    return [evening.index, letters];
  });
}

/** The first so many evenings that are enough for a week's figure; none where there are too few. */
function fewest(families: readonly number[]): number[] {
  const enough = families.findIndex(
    (_, at) => at + 1 >= WEEK_NIGHTS && total(families.slice(0, at + 1)) >= WEEK_CHILD_EVENINGS,
  );
  return families.slice(0, enough + 1).map((_, at) => at);
}

/** The sum of his own that borders best on what the others can have had together. */
function ownMinutes(others: readonly Contribution[], codes: number): number {
  const families = others.length + codes;
  const had = total(others.map(homeworkMinutes));
  const most = codes * MOST_MINUTES;
  const isLight = had <= LIMIT;
  const least = (others.length - 1) * MOST_MINUTES + LIMIT + 5;
  const ownAt = (mean: number) =>
    isLight ? families * (mean + STEP) - 5 - LIMIT : families * (mean - STEP) + 5 - least;
  const possible = Array.from({ length: 30 }, (_, index) => ownAt(20 + index * STEP));
  return possible.find((minutes) => minutes >= 0 && minutes <= most) ?? 0;
}
