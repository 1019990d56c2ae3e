import { MIXED_PERCENT } from '../../src/core/survey-mixing';
import { shareOf } from '../../src/core/survey-shares';

// What may be told of "so many of so many said yes", and how likely, by our rule and by two weaker ones: whoever attacks
// knows the rule, and everything but its draws.

/** `rounded`: ours without the mixing; `exact`: as it was counted. */
export type Rule = 'ours' | 'rounded' | 'exact';

/** By what is told, how likely it is. */
export type Tellings = ReadonlyMap<number, number>;

/** How likely it is that so many of `of` happen, each at this chance; the rest is less likely than 1e-12. */
function binomial(of: number, chance: number): number[] {
  const likely = [(1 - chance) ** of];
  for (let many = 1; many <= of; many += 1) {
    const before = likely[many - 1] ?? 0;
    const next = chance === 0 ? 0 : (before * (of - many + 1) * chance) / (many * (1 - chance));
    if (next < 1e-12 && many > of * chance) break;
    likely.push(next);
  }
  return likely;
}

/** Each answer is, at its chance, counted as any of all: some leave those who said yes, others come to them. */
function mixed(yes: number, all: number): Map<number, number> {
  const chance = MIXED_PERCENT / 100;
  const leaving = binomial(yes, (chance * (all - yes)) / all);
  const coming = binomial(all - yes, (chance * yes) / all);
  const likely = new Map<number, number>();
  for (const [less, one] of leaving.entries())
    for (const [more, other] of coming.entries()) {
      const counted = yes - less + more;
      likely.set(counted, (likely.get(counted) ?? 0) + one * other);
    }
  return likely;
}

/** Of tenths between two whole numbers the upper is told as often as the fraction says; the ends are told as one. */
function rounded(yes: number, all: number): [told: number, likely: number][] {
  const up = (10 * yes) / all - Math.floor((10 * yes) / all);
  return [
    [shareOf(yes, all, 0), 1 - up],
    ...(up > 0 ? [[shareOf(yes, all, 1 - up / 2), up] as [number, number]] : []),
  ];
}

const known = new Map<string, Tellings>();

export function tellingsOf(rule: Rule, yes: number, all: number): Tellings {
  const name = `${rule} ${String(yes)} ${String(all)}`;
  const found = known.get(name);
  if (found) return found;
  const likely = new Map<number, number>();
  const counts = rule === 'ours' ? mixed(yes, all) : new Map([[yes, 1]]);
  for (const [counted, one] of counts) {
    const told = rule === 'exact' ? ([[counted, 1]] as const) : rounded(counted, all);
    for (const [share, other] of told) likely.set(share, (likely.get(share) ?? 0) + one * other);
  }
  known.set(name, likely);
  return likely;
}
