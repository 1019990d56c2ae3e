import * as core from '../../core/timer';
import type { Timer } from '../../core/timer';
import type { Home } from './database';
import { isSoundTimer } from './sound';
import { write, type Undo } from './write';

/** Two tabs see one jump within this time of each other (ms). */
const SAME_JUMP_MS = 120_000;

type Jump = { ms: number; wall: number };

function isSameJump(kept: unknown, { ms, wall }: Jump): boolean {
  const before = kept as Partial<Jump> | undefined;
  if (typeof before?.ms !== 'number' || typeof before.wall !== 'number') return false;
  return Math.abs(before.ms - ms) < 5000 && Math.abs(before.wall - wall) < SAME_JUMP_MS;
}

/**
 * Moves every running timer by a clock jump (ms) this tab saw at `wall` (epoch ms, after the jump).
 * Two tabs that saw it shift once. Undefined when nothing was moved.
 */
export function shiftTimers(home: Home, ms: number, wall: number): Promise<Undo | undefined> {
  return write(home, [home.timers], async () => {
    const running = (await home.timers.toArray()).filter(isSoundTimer);
    if (running.length === 0 || isSameJump((await home.kept.get('jump'))?.value, { ms, wall }))
      return undefined;
    await home.kept.put({ key: 'jump', value: { ms, wall } });
    await home.timers.bulkPut(running.map((timer) => core.shift(timer, ms)));
    const isMoved = ({ id }: Timer): boolean => running.some((timer) => timer.id === id);
    return () =>
      write(home, [home.timers], async () => {
        const now = (await home.timers.toArray()).filter(isMoved);
        await home.timers.bulkPut(now.map((timer) => core.shift(timer, -ms)));
      });
  });
}
