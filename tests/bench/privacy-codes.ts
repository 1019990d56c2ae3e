import { homeworkMinutes, type Contribution } from '../../src/core/contribution';
import { EVENING_FAMILIES, familiesIn } from '../../src/core/figure';
import { minutesOf, mixedOf } from '../setup/contribution';
import { inferEvening, isSplit, verdictOf, type Bounds, type Known } from './privacy-attack';
import { borders, spread, STEP } from './privacy-borders';
import { LIMIT, MOST_MINUTES } from './privacy-class';
import { both, outcomes, sumsOf } from './privacy-outcomes';
import { splitLetters, type Aim, type Others } from './privacy-split';

// What somebody with so many codes sends. He knows the rule and, more than anybody could, what the others send: of
// all he might send he takes what gives most on average over the draws, and only the draws themselves surprise him.

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** With how many of his letters: all, or so many that the families are just enough for a figure. */
function counts({ letters, codes }: Others): number[] {
  const children = letters.length;
  const lean = [EVENING_FAMILIES, EVENING_FAMILIES + 2].map((families) => families - children);
  return [...new Set([codes, ...lean, 1].filter((count) => count >= 1 && count <= codes))];
}

/** Letters that say nothing of subjects and come to some sum. */
function wholes(minutes: number, count: number): Contribution[] {
  return spread(minutes, count).map((each) => (each > 0 ? mixedOf(each) : minutesOf({})));
}

function isSendable(letters: readonly Contribution[]): boolean {
  return letters.every((letter) => homeworkMinutes(letter) <= MOST_MINUTES);
}

/** Sums he aims at for all the others together: at the most they can have, or at the least. */
function targets(aim: Aim, letters: readonly Contribution[]): Partial<Bounds>[] {
  const others = letters.length;
  const had = total(letters.map(homeworkMinutes));
  if (aim === 'over') {
    const least = (others - 1) * MOST_MINUTES + LIMIT + 5;
    return [least, least + 10, least + 30].map((each) => ({ least: each }));
  }
  if (aim === 'under') return [LIMIT, LIMIT - 10, LIMIT - 30].map((most) => ({ most }));
  return [had, had + 5, had + 10].flatMap((each) => [{ most: each }, { least: each }]);
}

function choices({ letters, codes }: Others, aim: Aim): Contribution[][] {
  const plain = [wholes(0, codes), wholes(codes * MOST_MINUTES, codes)];
  const bordering = counts({ letters, codes }).flatMap((count) =>
    targets(aim, letters).flatMap((target) =>
      borders(letters.length + count, target).flatMap((minutes) => {
        const inOther = spread(minutes, count).map((each) => minutesOf({ other: each }));
        return [wholes(minutes, count), inOther];
      }),
    ),
  );
  const atSchool = borders(letters.length + codes, { most: total(letters.map(({ a }) => a)) })
    .slice(0, 1)
    .map((minutes) => spread(minutes, codes).map((a) => ({ ...mixedOf(Math.max(5, a)), a })));
  return [...plain, ...bordering, ...splitLetters({ letters, codes }, aim), ...atSchool].filter(isSendable);
}

/** What one evening gives away by the aim: so many children, and a little for every minute they are known better. */
function worth(known: Known, { aim, splitters, wholes }: { aim: Aim; splitters: number; wholes: number }) {
  const kinds = [
    { bounds: known.splitter?.homework, children: splitters },
    { bounds: known.whole?.homework, children: wholes },
  ];
  const homework = kinds.map(({ bounds, children }) => {
    if (!bounds) return 0;
    const verdict = verdictOf(bounds);
    const isWon = aim === 'minutes' ? verdict.within5 : verdict[aim];
    return (isWon ? children : 0) + 1e-6 * (MOST_MINUTES - (bounds.most - bounds.least));
  });
  const subjects = Object.values(known.splitter?.subjects ?? {}).map((bounds) => {
    const { within5, over } = verdictOf(bounds);
    return aim === 'minutes' && within5 ? splitters / 20 : aim === 'over' && over ? splitters : 0;
  });
  return total([...homework, ...subjects]);
}

/** The letters that give most, on average over the draws; light evenings, where little is to be had, as well. */
export function chosenLetters(others: Others, aim: Aim): Contribution[] {
  const { letters, codes } = others;
  if (codes === 0 || letters.length === 0) return wholes(0, codes);
  const splitters = letters.filter(isSplit).length;
  const told = sumsOf(letters);
  const kinds = { aim, splitters, wholes: letters.length - splitters };
  let best = { letters: wholes(0, codes), worth: -1 };
  for (const planted of choices(others, aim)) {
    const sums = both(told, sumsOf(planted));
    const [families, splitting] = [familiesIn(sums), sums.other.families];
    const gained = outcomes(sums).map(
      ({ means, chance }) =>
        chance * worth(inferEvening({ means, families, splitting, planted, grid: STEP }), kinds),
    );
    if (total(gained) > best.worth) best = { letters: planted, worth: total(gained) };
  }
  return best.letters;
}
