import type { Entry, Work } from '../../core/entry';
import * as core from '../../core/timer';
import type { Timer } from '../../core/timer';
import { subjectKey } from '../../core/total';
import type { Home } from './database';
import { eveningId, type EntryRow, type EveningRow } from './rows';
import { isSoundTimer } from './sound';
import { freshId, write, type Undo } from './write';

/** What finishing wrote, and how to take it back. */
export type Finished = { entry: Entry; undo: Undo };

/**
 * Clears the word on an evening that an entry now answers: a recorded zero by any sitting, "done at school"
 * by one with minutes at school. Gives the row for an undo.
 */
export async function clearZero(
  home: Home,
  entry: Entry,
  stamp: EntryRow['stamp'],
): Promise<EveningRow | undefined> {
  const evening = await home.evenings.get(eveningId(entry.child, entry.night));
  const isAnswered = evening?.said === 'no-homework' || entry.place === 'after-school';
  if (!evening || evening.deleted || !isAnswered) return undefined;
  await home.evenings.put({ ...evening, stamp, deleted: true });
  return evening;
}

async function finishRunning(
  home: Home,
  timer: Timer,
  { entry, stamp }: { entry: Entry; stamp: EntryRow['stamp'] },
) {
  await home.timers.delete(timer.child);
  await home.entries.put({ ...entry, stamp });
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

/**
 * Starts a timer for a child. One that runs already is finished in the same transaction and given back.
 */
export async function startTimer(
  home: Home,
  child: string,
  { work, now, startedAt = now }: { work: Work; now: number; startedAt?: number },
): Promise<Finished | undefined> {
  const timer: Timer = {
    ...work,
    id: freshId(),
    child,
    startedAt,
    night: core.nightOf(startedAt),
    pauses: [],
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

/** Changes a child's timer if it still runs; two tabs that change it at once both act on the row as it is. */
async function change(
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
  return change(home, timer, (running) => core.pause(running, now));
}

export function resumeTimer(home: Home, timer: Timer, now: number): Promise<void> {
  return change(home, timer, (running) => core.resume(running, now));
}

/** The parent says the child really is still at it. */
export function confirmTimer(home: Home, timer: Timer, now: number): Promise<void> {
  return change(home, timer, (running) => ({ ...running, confirmedAt: now }));
}

export function startTimerEarlier(home: Home, timer: Timer, minutes: number): Promise<void> {
  return change(home, timer, (running) => core.startEarlier(running, minutes));
}

/** Changes what sort of work is being timed. */
export function changeTimerWork(home: Home, timer: Timer, work: Work): Promise<void> {
  return change(home, timer, ({ subjectName: _old, ...running }) => ({ ...running, ...work }));
}

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
