import { useEffect } from 'react';

/**
 * Keeps the screen on while `isOn`, where the browser can. The lock is lost whenever the page is hidden, so
 * it is asked for again each time the page comes back.
 */
export function useWakeLock(isOn: boolean): void {
  useEffect(() => {
    if (!isOn || !('wakeLock' in navigator)) return undefined;
    return holdWakeLock(navigator.wakeLock);
  }, [isOn]);
}

function holdWakeLock(locks: WakeLock): () => void {
  let held: WakeLockSentinel | undefined;
  let isOver = false;

  const take = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    try {
      const lock = await locks.request('screen');
      // The timer may have been stopped while the browser was thinking.
      if (isOver) await lock.release();
      else held = lock;
    } catch {
      // Battery saving refuses it: the timer does not need it.
    }
  };
  const takeAgain = () => void take();

  void take();
  document.addEventListener('visibilitychange', takeAgain);
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', takeAgain);
    held?.release().catch(() => undefined);
  };
}
