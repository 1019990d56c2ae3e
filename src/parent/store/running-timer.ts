import type { Work } from '../../core/entry';
import * as core from '../../core/timer';
import type { Timer } from '../../core/timer';
import type { Home } from './database';
import { changeTimer } from './timers';
import { write, type Undo } from './write';

/*
 * What is done to a running timer on a sheet or a card, which come after the first screen.
 */

/** Forgets a running timer without an entry. */
export async function discardTimer(
  home: Home,
  { child, id }: Pick<Timer, 'child' | 'id'>,
): Promise<Undo | undefined> {
  return write(home, [home.timers], async () => {
    const running = await home.timers.get(child);
    if (running?.id !== id) return undefined;
    await home.timers.delete(child);
    return () =>
      write(home, [home.timers], async () => {
        if (!(await home.timers.get(child))) await home.timers.put(running);
      });
  });
}

/** The parent says the child really is still at it. */
export function confirmTimer(home: Home, timer: Timer, now: number): Promise<void> {
  return changeTimer(home, timer, (running) => ({ ...running, confirmedAt: now }));
}

export function startTimerEarlier(home: Home, timer: Timer, minutes: number): Promise<void> {
  return changeTimer(home, timer, (running) => core.startEarlier(running, minutes));
}

/** Changes what sort of work is being timed; of another subject it is another task. */
export function changeTimerWork(home: Home, timer: Timer, work: Work): Promise<void> {
  return changeTimer(home, timer, ({ subjectName: _old, task, ...running }) => ({
    ...running,
    ...work,
    ...(task !== undefined && running.subject === work.subject && { task }),
  }));
}
