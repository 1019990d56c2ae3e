import type { Entry, Work } from '../../core/entry';
import * as core from '../../core/timer';
import type { Timer } from '../../core/timer';
import { subjectKey } from '../../core/total';
import type { Home } from './database';
import { clearZero } from './evenings';
import type { EntryRow, EveningRow } from './rows';
import { isSoundTimer } from './sound';
import { freshId, write, type Undo } from './write';

/** What finishing wrote, and how to take it back. */
export type Finished = { entry: Entry; undo: Undo };

/** A sitting that turned out to be part of another: no entry of its own, and the way back. */
export type Absorbed = { entry: undefined; undo: Undo };

async function finishRunning(
  home: Home,
  timer: Timer,
  { entry, stamp }: { entry: Entry; stamp: EntryRow['stamp'] },
) {
  await home.timers.delete(timer.child);
  await home.entries.put({ ...entry, stamp, order: stamp[0] });
  return clearZero(home, entry, stamp);
}

/** The sitting runs on as before. Where another one runs by now the entry stays: its minutes have no other home. */
function undoFinish(
  home: Home,
  timer: Timer,
  before: { evening: EveningRow | undefined; next?: Timer },
): Undo {
  return () =>
    write(home, [home.timers, home.entries, home.evenings], async (stamp) => {
      const running = await home.timers.get(timer.child);
      if (running && running.id !== before.next?.id) return;
      await home.timers.put(timer);
      const entry = await home.entries.get(timer.id);
      if (entry) await home.entries.put({ ...entry, stamp, deleted: true });
      if (before.evening) await home.evenings.put({ ...before.evening, stamp });
    });
}

/** The child's running timer; one that nobody can read is laid aside whole, so that the child can be timed again. */
async function runningTimer(home: Home, child: string): Promise<Timer | undefined> {
  const row = await home.timers.get(child);
  if (!row || isSoundTimer(row)) return row;
  await home.kept.put({ key: `unreadable timer ${child}`, value: row });
  await home.timers.delete(child);
  return undefined;
}

/** Two taps this close (ms) are one tap of an impatient thumb, not a sitting. */
const SAME_TAP_MS = 2000;

/** A sitting shorter than this (ms) when another key is tapped was the wrong key. */
const MISTAP_MS = 20_000;

function isSameTap(running: Timer, timer: Timer, now: number): boolean {
  const isSameWork = subjectKey(running) === subjectKey(timer) && running.kind === timer.kind;
  return isSameWork && Math.abs(now - running.startedAt) < SAME_TAP_MS;
}

/** Work said to go on since before the running sitting began is that sitting: none of its minutes is another's. */
function isWithin(running: Timer, { now, startedAt }: { now: number; startedAt: number }): boolean {
  return startedAt < now && startedAt - running.startedAt < MISTAP_MS;
}

/** The sitting runs on as before, unless yet another one runs by now. */
function undoAbsorb(home: Home, timer: Timer, next: Timer): Undo {
  return () =>
    write(home, [home.timers], async () => {
      const running = await home.timers.get(timer.child);
      if (!running || running.id === next.id) await home.timers.put(timer);
    });
}

/**
 * Starts a timer for a child. One that runs already is finished in the same transaction and given back; one
 * that began no earlier than the new one is said to have begun is part of it.
 */
export async function startTimer(
  home: Home,
  child: string,
  { work, now, startedAt = now, task }: { work: Work; now: number; startedAt?: number; task?: string },
): Promise<Finished | Absorbed | undefined> {
  const timer: Timer = {
    ...work,
    id: freshId(),
    child,
    startedAt,
    night: core.nightOf(startedAt),
    pauses: [],
    ...(task !== undefined && { task }),
  };
  return write(home, [home.timers, home.entries, home.evenings], async (stamp) => {
    const running = await runningTimer(home, child);
    if (running && isSameTap(running, timer, now)) return undefined;
    if (!running) {
      await home.timers.put(timer);
      return undefined;
    }
    if (Math.abs(now - running.startedAt) < MISTAP_MS) {
      await home.timers.put(timer);
      return undefined;
    }
    if (isWithin(running, { now, startedAt })) {
      await home.timers.put(timer);
      return { entry: undefined, undo: undoAbsorb(home, running, timer) };
    }
    // Work that began earlier ends the sitting before it then: no minute counts twice.
    const finishedAt = Math.min(now, Math.max(running.startedAt, startedAt));
    const entry = core.timerToEntry(running, finishedAt);
    const evening = await finishRunning(home, running, { entry, stamp });
    await home.timers.put(timer);
    return { entry, undo: undoFinish(home, running, { evening, next: timer }) };
  });
}

/** Finishes a child's timer with the minutes worked, or those the parent answered. Undefined when another tab was first. */
export async function finishTimer(
  home: Home,
  { child, id }: Pick<Timer, 'child' | 'id'>,
  { now, minutes }: { now: number; minutes?: number },
): Promise<Finished | undefined> {
  return write(home, [home.timers, home.entries, home.evenings], async (stamp) => {
    const running = await home.timers.get(child);
    if (running?.id !== id) return undefined;
    const entry = core.timerToEntry(running, now, minutes);
    const evening = await finishRunning(home, running, { entry, stamp });
    return { entry, undo: undoFinish(home, running, { evening }) };
  });
}

/** Changes a child's timer if it still runs; two tabs that change it at once both act on the row as it is. */
export async function changeTimer(
  home: Home,
  timer: Pick<Timer, 'child' | 'id'>,
  to: (running: Timer) => Timer,
): Promise<void> {
  await write(home, [home.timers], async () => {
    const running = await home.timers.get(timer.child);
    if (running?.id === timer.id) await home.timers.put(to(running));
  });
}

export function pauseTimer(home: Home, timer: Timer, now: number): Promise<void> {
  return changeTimer(home, timer, (running) => core.pause(running, now));
}

export function resumeTimer(home: Home, timer: Timer, now: number): Promise<void> {
  return changeTimer(home, timer, (running) => core.resume(running, now));
}
