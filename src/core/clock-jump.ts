/** Two readings taken together (ms): the wall clock, which people and networks move, and one that only runs. */
export type Reading = { wall: number; steady: number };

/** Smaller differences are the clocks' own drift or a busy phone. */
const SMALLEST_JUMP_MS = 60_000;

/**
 * How far the wall clock was moved between two readings, in ms: positive = set forward, 0 = not moved.
 * The steady clock stands still while some phones sleep, so a forward jump can also be sleep: only
 * readings between which the page stayed awake and visible say something about it.
 */
export function clockJump(before: Reading, after: Reading): number {
  const jump = after.wall - before.wall - (after.steady - before.steady);
  return Math.abs(jump) < SMALLEST_JUMP_MS ? 0 : Math.round(jump);
}
