import type { PublishedMinutes } from '../../src/core/figure';
import { LIMIT, MOST_MINUTES } from './privacy-class';
import type { Verdict } from './privacy-attack';

// Not what is known but what may be betted on: each child's minutes as likely as any others before the figure, and
// what is at least 99 % likely after it.

const CERTAIN = 0.99;
const VALUES = MOST_MINUTES / 5 + 1;

/** How likely so many children come to each sum (in fives), each of them alike likely to have anything. */
const sums: number[][] = [[1]];

function sumsFor(children: number): readonly number[] {
  for (let count = sums.length; count <= children; count += 1) {
    const before = sums[count - 1] ?? [];
    let window = 0;
    sums.push(
      Array.from({ length: count * (VALUES - 1) + 1 }, (_, sum) => {
        window += (before[sum] ?? 0) - (before[sum - VALUES] ?? 0);
        return Math.max(0, window) / VALUES;
      }),
    );
  }
  return sums[children] ?? [];
}

/** How likely a mean is published so: up or down in proportion. */
function chanceToTell(published: PublishedMinutes, mean: number): number {
  if (published === 'under-8') return mean < 5 ? 1 : Math.max(0, (10 - mean) / 5);
  return Math.max(0, 1 - Math.abs(mean - published) / 5);
}

type Told = { families: number; children: number; own: number };

/** What may be said of each of so many children, after a mean of all families with the attacker's own. */
export function guess(published: PublishedMinutes, { families, children, own }: Told): Verdict {
  const others = sumsFor(children - 1);
  const most = children * (VALUES - 1);
  const told = Array.from({ length: most + 1 }, (_, sum) =>
    chanceToTell(published, (sum * 5 + own) / families),
  );
  const possible = told.flatMap((chance, sum) => (chance > 0 ? [sum] : []));
  const weights = Array.from({ length: VALUES }, (_, value) =>
    possible.reduce((weight, sum) => weight + (told[sum] ?? 0) * (others[sum - value] ?? 0), 0),
  );
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (from: number, to: number) =>
    weights.slice(Math.max(0, from), to + 1).reduce((sum, weight) => sum + weight, 0) / all;
  const limit = LIMIT / 5;
  const values = weights.map((_, value) => value);
  return {
    exact: values.some((value) => share(value, value) >= CERTAIN),
    within5: values.some((value) => share(value - 1, value + 1) >= CERTAIN),
    over: share(limit + 1, VALUES) >= CERTAIN,
    under: share(0, limit) >= CERTAIN,
  };
}
