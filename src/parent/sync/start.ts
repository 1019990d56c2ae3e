import type { Home } from '../store/database';
import { refreshAnswers } from '../store/answers-outbox';
import { refreshLetters } from '../store/refresh-letters';
import { readForSync } from '../store/sync-watch';
import { errorToProblem } from '../store/trouble';
import { watchStore } from '../store/watch';
import { sendAsVisit } from './background';
import { oneAtATime } from './lock';
import { syncOnce } from './round';
import { carried } from './carry';
import { isLetterWaiting } from './send';
import { openTokenMaker } from './token-maker';
import { askForWaking } from './waking';
import { newVisit } from './when';
import type { SyncWorld, Tries } from './world';

/** What the browser tells of the line and the page. */
function watchLine(on: { back: () => void; hidden: () => void }): () => void {
  const onVisibility = () => {
    if (document.hidden) on.hidden();
    else on.back();
  };
  addEventListener('online', on.back);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    removeEventListener('online', on.back);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

function complain(error: unknown): void {
  // A diary that cannot be written is told on the screen; what waits there is tried again at the next call.
  if (!errorToProblem(error)) console.error(error);
}

/**
 * Takes what waits in the store to the endpoint for as long as the page is looked at: at once, whenever the store
 * changes, when the line is back or the page is looked at again (a visit of its own), and after a failure a little later
 * each time. Answers how to stop it.
 */
export function startSync(world: SyncWorld): () => void {
  const tries: Tries = new Map();
  const calls = { isWanted: false, isLineBack: false, isRunning: false, isStopped: false, isWaiting: false };
  let visit = newVisit();
  let timeout: ReturnType<typeof setTimeout> | undefined;

  const round = async () => {
    const { isLineBack } = calls;
    calls.isLineBack = false;
    const next = await syncOnce(world, { tries, visit, isLineBack });
    calls.isWaiting = await isLetterWaiting(world);
    clearTimeout(timeout);
    if (next === undefined || calls.isStopped) return;
    timeout = setTimeout(call, Math.max(0, next - world.clock().getTime()));
  };
  /** One round at a time. It ends in the same breath in which it sees that no more is wanted, so that no call is lost. */
  const rounds = async () => {
    calls.isRunning = true;
    try {
      while (calls.isWanted && !calls.isStopped && !document.hidden) {
        calls.isWanted = false;
        await oneAtATime(round);
      }
    } finally {
      calls.isRunning = false;
    }
  };
  /** A call during a round makes another after it. */
  const call = () => {
    calls.isWanted = true;
    if (!calls.isRunning) rounds().catch(complain);
  };
  const stopWatching = watchStore(world.home, readForSync, { onAnswer: call, onError: complain });
  const stopLine = watchLine({
    back: () => {
      calls.isLineBack = true;
      visit = newVisit();
      call();
    },
    hidden: () => {
      visit.isOver = true;
      if (calls.isWaiting) void askForWaking();
    },
  });
  return () => {
    calls.isStopped = true;
    visit.isOver = true;
    clearTimeout(timeout);
    stopWatching();
    stopLine();
  };
}

/** This page's line, its chance, and a worker for the tokens; `under` is the path the endpoint stands under. */
function worldHere(home: Home, clock: () => Date, under: string): SyncWorld {
  return {
    home,
    clock,
    fetch: (path, init) => fetch(`${under}${path}`, init),
    random: Math.random,
    openTokenMaker,
  };
}

/** Starts sync on this page. */
export function startSyncHere(home: Home, clock: () => Date, under = ''): () => void {
  return startSync(worldHere(home, clock, under));
}

/** What whoever moves the clock asks of a family: to send what is due, seen or not, and how many letters wait. */
export function syncVisit(home: Home, clock: () => Date, under: string) {
  const world = worldHere(home, clock, under);
  return {
    send: () => sendAsVisit(world),
    waiting: async () => {
      const now = clock().getTime();
      await refreshLetters(home, { now, random: world.random });
      await refreshAnswers(home, { now, random: world.random });
      return (await carried(home, now)).length;
    },
  };
}
