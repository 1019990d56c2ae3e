import { useEffect } from 'react';
import { isPaused } from '../core/timer';
import { useAppearance } from '../ui/appearance';
import { useBadge } from './device/badge';
import { useWakeLock } from './device/wake-lock';
import { doubtOf } from './doubt';
import { useGround, useHousehold, useNow } from './household';
import { lastSeen, noteSeen } from './seen';
import type { Household } from './store/views';

const TOUCHES = ['pointerdown', 'keydown', 'visibilitychange'] as const;
/** Nobody looks at a screen for this long (ms) without touching it: it may go dark, and the timer goes on. */
const LOOKED_AT_MS = 30 * 60_000;

function isAnyInDoubt({ children, timers }: Household, now: number): boolean {
  return timers.some((timer) => {
    const child = children.find((each) => each.id === timer.child);
    return child !== undefined && doubtOf(timer, child, now) !== undefined;
  });
}

/** Notes that somebody is there, as long as no timer has to be asked about first. */
function useSeen(household: Household): void {
  const { clock } = useGround();
  useEffect(() => {
    const note = () => {
      const now = clock().getTime();
      if (document.visibilityState === 'visible' && !isAnyInDoubt(household, now)) noteSeen(now);
    };
    note();
    for (const touch of TOUCHES) document.addEventListener(touch, note, true);
    return () => {
      for (const touch of TOUCHES) document.removeEventListener(touch, note, true);
    };
  }, [clock, household]);
}

/** While a timer runs: the badge on the icon, the screen kept on for who is there, and note taken of being there. */
export function Watch() {
  const household = useHousehold();
  const { timers } = household;
  const { staysAwake } = useAppearance();
  const now = useNow(false);
  useSeen(household);
  useBadge(timers.length);
  const isSomebodyThere = now - (lastSeen() ?? 0) < LOOKED_AT_MS && !isAnyInDoubt(household, now);
  useWakeLock(staysAwake && isSomebodyThere && timers.some((timer) => !isPaused(timer)));
  return null;
}
