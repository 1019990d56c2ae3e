/** Chance that can be repeated: the same seed tells the same story on every phone. */
export type Chance = {
  /** A whole number from least to most, both included. */
  whole: (least: number, most: number) => number;
  /** Whether something happens that happens in so many of a hundred cases. */
  happens: (percent: number) => boolean;
  /** One of a list. */
  one: <Value>(list: readonly [Value, ...Value[]]) => Value;
};

const MODULUS = 2_147_483_647;
/** The multiplier of the minimal standard generator (Park and Miller, 1988; the better one of 1993). */
const MULTIPLIER = 48_271;

/** A linear congruential generator: good enough for evenings, never for secrets. `seed` is any whole number above 0. */
export function chanceOf(seed: number): Chance {
  let state = (Math.abs(Math.trunc(seed)) % (MODULUS - 1)) + 1;
  const next = (): number => {
    state = (state * MULTIPLIER) % MODULUS;
    return (state - 1) / (MODULUS - 1);
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    happens: (percent) => next() * 100 < percent,
    one: (list) => list[whole(0, list.length - 1)] ?? list[0],
  };
}
