import type { Contribution } from '../../src/core/contribution';
import {
  eveningMeans,
  familiesIn,
  homeworkIn,
  SINGLE_SUBJECTS,
  type EveningMeans,
  type EveningSums,
  type Told,
} from '../../src/core/figure';
import { SUBJECTS } from '../../src/core/subject';
import { STEP } from './privacy-borders';

// All that some letters may be published as, and how likely each of it is: the attacker knows the rule and all but the draws.

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

export function sumsOf(letters: readonly Contribution[]): EveningSums {
  const sumFor = (values: (number | null)[]) => {
    const told = values.filter((value) => value !== null);
    return { families: told.length, minutes: total(told) };
  };
  const ofSubjects = SUBJECTS.map((subject) => [subject, sumFor(letters.map(({ s }) => s[subject]))]);
  return Object.fromEntries([...ofSubjects, ['a', sumFor(letters.map(({ a }) => a))]]) as EveningSums;
}

export function both(one: EveningSums, other: EveningSums): EveningSums {
  const added = ([figure, { families, minutes }]: [string, { families: number; minutes: number }]) => {
    const more = other[figure as keyof EveningSums];
    return [figure, { families: families + more.families, minutes: minutes + more.minutes }];
  };
  return Object.fromEntries(Object.entries(one).map(added)) as EveningSums;
}

type Outcome = { means: EveningMeans; chance: number };

/** Each figure goes up or down: every way they may, but the part done at school, which goes the likelier. */
export function outcomes(sums: EveningSums): Outcome[] {
  const families = familiesIn(sums);
  const told = eveningMeans(sums, () => 0);
  if (!told) return [];
  const subjects = SINGLE_SUBJECTS.filter((subject) => told.subjects[subject] !== undefined);
  const means: [Told, number][] = [
    ['homework', homeworkIn(sums) / families],
    ...subjects.map((subject): [Told, number] => [subject, sums[subject].minutes / sums[subject].families]),
  ];
  // A mean that is a multiple already goes nowhere.
  const drawn = means
    .map(([of, mean]) => ({ of, up: mean / STEP - Math.floor(mean / STEP) }))
    .filter(({ up }) => up > 0);
  return Array.from({ length: 2 ** drawn.length }, (_, ways) => {
    const goesUp = (at: number) => Math.floor(ways / 2 ** at) % 2 === 1;
    const up = new Set(drawn.flatMap(({ of }, at) => (goesUp(at) ? [of] : [])));
    const draw = (of: Told) => (of === 'a' ? 0.5 : up.has(of) ? 0 : 1 - 1e-9);
    const chance = drawn.reduce((product, each, at) => product * (goesUp(at) ? each.up : 1 - each.up), 1);
    return { means: eveningMeans(sums, draw) ?? told, chance };
  });
}
