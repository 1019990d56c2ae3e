// Numbers are told by stretches of what may be answered: fixed by the question, whatever was answered.

/** From one number to another, both included. */
export type NumberStretch = { from: number; to: number };

const MOST_STRETCHES = 7;
const STEPS = [1, 2, 5, 10, 15, 20, 30, 50, 60, 100, 120];

/** The least handsome number that is no less: 1, 2, 5, 10, 15 … */
function stepOver(least: number): number {
  for (let times = 1; ; times *= 100) {
    const found = STEPS.find((step) => step * times >= least);
    if (found !== undefined) return found * times;
  }
}

function cut(from: number, to: number, most: number): NumberStretch[] {
  const step = stepOver((to - from + 1) / most);
  const stretches: NumberStretch[] = [];
  for (let first = from; first <= to; first += step)
    stretches.push({ from: first, to: Math.min(first + step - 1, to) });
  return stretches;
}

/** The stretches of a question about a number; none at all is one of its own: 0, 1–30, 31–60 … */
export function stretchesOf({ min, max }: { min: number; max: number }): NumberStretch[] {
  if (min !== 0 || max < MOST_STRETCHES) return cut(min, max, MOST_STRETCHES);
  return [{ from: 0, to: 0 }, ...cut(1, max, MOST_STRETCHES - 1)];
}

/** What a stretch is called where it is told: `0`, `31-60`. */
export function stretchToText({ from, to }: NumberStretch): string {
  return from === to ? String(from) : `${String(from)}-${String(to)}`;
}

/** To what a mean is told of numbers that may lie so far apart: of a scale from 1 to 5, a fifth. */
export function meanStep(range: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(range, 1) / 20));
  const found = [1, 2, 5, 10].find((step) => step * power >= range / 20) ?? 10;
  return found * power;
}
