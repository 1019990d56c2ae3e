// A survey's figures reckoned again from its published parts, by somebody who knows nothing of the program: only what
// the method says. A part weighs 20, 30, 50 or 100 by its band; shares are tens from 10 to 90; a mean has one decimal.

type Shares = { of: string; share: number }[];
type Tally = {
  name: string;
  band: string;
  shares?: Shares;
  mean?: number | undefined;
  rows?: { row: string; band: string; shares: Shares }[];
};
export type Part = { grades: number[]; questions: Tally[] };

const weight = (band: string) => Number.parseInt(band, 10);

function average(figures: [value: number, weight: number][]): number {
  let [sum, weights] = [0, 0];
  for (const [value, each] of figures) {
    sum += value * each;
    weights += each;
  }
  return sum / weights;
}

function sharesOf(tallies: { band: string; shares: Shares }[]): Record<string, number> {
  const figures: Record<string, [number, number][]> = {};
  for (const { band, shares } of tallies)
    for (const { of, share } of shares) (figures[of] ??= []).push([share, weight(band)]);
  const whole: Record<string, number> = {};
  for (const [of, values] of Object.entries(figures)) {
    if (values.length < tallies.length) continue;
    whole[of] = Math.max(10, Math.min(90, 10 * Math.round(average(values) / 10)));
  }
  return whole;
}

/** All figures of a survey that may be shown of these parts together: `question answer` or `question.row answer`. */
export function surveyFigures(parts: readonly Part[]): Record<string, number> {
  const told: Record<string, number> = {};
  const tallies = parts.flatMap(({ questions }) => questions);
  for (const name of new Set(tallies.map((tally) => tally.name))) {
    const own = tallies.filter((tally) => tally.name === name);
    const withShares = own.flatMap(({ band, shares }) => (shares ? [{ band, shares }] : []));
    for (const [of, share] of Object.entries(sharesOf(withShares))) told[`${name} ${of}`] = share;
    const means = own.flatMap(({ mean, band }): [number, number][] =>
      mean === undefined ? [] : [[mean, weight(band)]],
    );
    if (means.length === own.length && own.length > 0)
      told[`${name} mean`] = Math.round(average(means) * 10) / 10;
    const rows = own.flatMap((tally) => tally.rows ?? []);
    for (const row of new Set(rows.map((each) => each.row)))
      for (const [of, share] of Object.entries(sharesOf(rows.filter((each) => each.row === row))))
        told[`${name}.${row} ${of}`] = share;
  }
  return told;
}
