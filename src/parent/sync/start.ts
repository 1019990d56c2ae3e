import { waitingJoinings } from '../store/joinings';
import { errorToProblem } from '../store/trouble';
import { watchStore } from '../store/watch';
import { syncOnce, type SyncWorld, type Tries } from './round';

/** Only one window of this phone speaks at a time, where the browser can see to that. */
function oneAtATime(work: () => Promise<void>): Promise<void> {
  // Plain http and old browsers have no locks: two windows then ask twice, and the same question has one answer.
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) return work();
  return locks.request('lamplight-sync', { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}

/** What the browser tells of the line and the page. */
function watchLine(onBack: () => void): () => void {
  const onVisible = () => {
    if (!document.hidden) onBack();
  };
  addEventListener('online', onBack);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    removeEventListener('online', onBack);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

function complain(error: unknown): void {
  // A diary that cannot be written is told on the screen; what waits there is tried again at the next call.
  if (!errorToProblem(error)) console.error(error);
}

/**
 * Takes what waits in the store to the endpoint for as long as it runs: at once, whenever the store changes, when
 * the line is back or the page is looked at again, and after a failure a little later each time. Answers how to stop it.
 */
export function startSync(world: SyncWorld): () => void {
  const tries: Tries = new Map();
  const calls = { isWanted: false, isLineBack: false, isRunning: false, isStopped: false };
  let timeout: ReturnType<typeof setTimeout> | undefined;

  const round = async () => {
    const { isLineBack } = calls;
    calls.isLineBack = false;
    const next = await syncOnce(world, { tries, isLineBack });
    clearTimeout(timeout);
    if (next === undefined || calls.isStopped) return;
    timeout = setTimeout(call, Math.max(0, next - world.clock().getTime()));
  };
  const rounds = async () => {
    while (calls.isWanted && !calls.isStopped) {
      calls.isWanted = false;
      await oneAtATime(round);
    }
  };
  /** One round at a time; a call meanwhile makes another after it. */
  const call = () => {
    calls.isWanted = true;
    if (calls.isRunning) return;
    calls.isRunning = true;
    rounds()
      .catch(complain)
      .finally(() => {
        calls.isRunning = false;
      });
  };
  const stopWatching = watchStore(world.home, waitingJoinings, { onAnswer: call, onError: complain });
  const stopLine = watchLine(() => {
    calls.isLineBack = true;
    call();
  });
  return () => {
    calls.isStopped = true;
    clearTimeout(timeout);
    stopWatching();
    stopLine();
  };
}
