import { useEffect, useState } from 'react';

/** A pause in looking shorter than this is looking on. */
const GAP_MS = 30 * 60_000;

/**
 * When the running timer was last looked at before the present gap (epoch ms): after a long sleep it
 * stays at the moment before, so that the question about the time between stands until it is answered.
 */
export function useSeenAt(now: number, isRunning: boolean): number | undefined {
  const [seenAt, setSeenAt] = useState<number>();
  useEffect(() => {
    if (document.visibilityState !== 'visible') return;
    setSeenAt((before) => {
      const isLookingOn = before === undefined || Math.abs(now - before) < GAP_MS;
      return isLookingOn || !isRunning ? now : before;
    });
  }, [now, isRunning]);
  return seenAt;
}
