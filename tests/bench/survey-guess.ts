import { tellingsOf, type Rule } from './survey-rules';

// What somebody makes of one share that was told: every way the real families can have answered, weighed by how likely it
// would have been told so. Before that each number of them is as likely as another.

/** From so much on an answer is as good as known, though something else is possible still. */
const NEARLY = 0.95;

/** `yes` of `all` said so; of them `ownYes` of `own` are the attacker's. */
export type Guessing = { rule: Rule; all: number; own: number; ownYes: number; told: number };

/** How likely it is of one real family that it said yes; and whether all did, or none, whatever else is possible. */
export type Guess = { yes: number; isCertain: boolean };

export function guess({ rule, all, own, ownYes, told }: Guessing): Guess {
  const real = all - own;
  const likely = Array.from(
    { length: real + 1 },
    (_, yes) => tellingsOf(rule, yes + ownYes, all).get(told) ?? 0,
  );
  const sum = likely.reduce((total, each) => total + each, 0);
  const mean = likely.reduce((total, each, yes) => total + each * yes, 0) / (sum * real);
  const possible = likely.flatMap((each, yes) => (each > 0 ? [yes] : []));
  const [only] = possible;
  return { yes: mean, isCertain: possible.length === 1 && (only === 0 || only === real) };
}

export function isNearly({ yes }: Guess): boolean {
  return Math.max(yes, 1 - yes) >= NEARLY;
}

/** Two surveys of the same questions: of the second, besides the same families with the same answers, some more. */
export type Twice = { rule: Rule; all: number; more: number };

type Told = Map<string, number[]>;

/** By the pair of shares that is told, how likely it is with so many who came and said yes. */
function pairsOf({ rule, all, more }: Twice): Told {
  const likely: Told = new Map();
  const add = (name: string, came: number, by: number) => {
    const of = likely.get(name) ?? Array<number>(more + 1).fill(0);
    likely.set(name, of);
    of[came] = (of[came] ?? 0) + by;
  };
  for (let yes = 0; yes <= all; yes += 1)
    for (let came = 0; came <= more; came += 1)
      for (const [before, one] of tellingsOf(rule, yes, all))
        for (const [after, other] of tellingsOf(rule, yes + came, all + more))
          add(`${String(before)} ${String(after)}`, came, one * other);
  return likely;
}

/** What one pair says of those who came: how likely it is, how sure he is of one of them, and whether nothing else is possible. */
function saidBy(likely: readonly number[]) {
  const sum = likely.reduce((total, each) => total + each, 0);
  const more = likely.length - 1;
  const yes = likely.reduce((total, each, came) => total + each * came, 0) / (sum * more);
  const isCertain = likely[0] === sum || likely[more] === sum;
  return { sum, sure: Math.max(yes, 1 - yes), isCertain };
}

/**
 * Of all pairs of shares that may be told of both, how often the answers of those who came are certain, how often as good
 * as known, and what is the most he ever believes of one. Each number of families that said yes is as likely as another.
 */
export function guessTwice(twice: Twice): { certain: number; nearly: number; surest: number } {
  const said = [...pairsOf(twice).values()].map(saidBy);
  const sumOf = (some: typeof said) => some.reduce((total, { sum }) => total + sum, 0);
  const whole = sumOf(said);
  return {
    certain: sumOf(said.filter(({ isCertain }) => isCertain)) / whole,
    nearly: sumOf(said.filter(({ sure }) => sure >= NEARLY)) / whole,
    surest: Math.max(...said.flatMap(({ sum, sure }) => (sum > 1e-6 ? [sure] : []))),
  };
}
