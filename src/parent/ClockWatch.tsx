import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockJump, type Reading } from '../core/clock-jump';
import { useAct } from './act';
import { useGround } from './household';
import { shiftTimers } from './store/jump';

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 1000;
/** Two readings further apart were not taken by a living page: what happened between is asked about, not guessed. */
const LIVING_MS = 90_000;

type Look = Reading & { isVisible: boolean };

/** A jump both readings vouch for, ms; forward jumps only while the page stayed visible, because sleep looks alike. */
function seenJump(before: Look, after: Look): number {
  if (after.steady - before.steady > LIVING_MS) return 0;
  const jump = clockJump(before, after);
  return jump > 0 && !(before.isVisible && after.isVisible) ? 0 : jump;
}

/** Drawn while a timer runs: moves it along with a wall clock that is set back or forward, and says so. */
export function ClockWatch() {
  const { home, clock, steady } = useGround();
  const { act } = useAct();
  const { t } = useTranslation('app');
  const last = useRef<Look>(undefined);
  useEffect(() => {
    const look = () => {
      const after: Look = {
        wall: clock().getTime(),
        steady: steady(),
        isVisible: document.visibilityState === 'visible',
      };
      const jump = last.current ? seenJump(last.current, after) : 0;
      last.current = after;
      if (jump === 0) return;
      void act(async () => {
        const undo = await shiftTimers(home, jump, after.wall);
        const text = t(jump > 0 ? 'clock.forward' : 'clock.back', {
          minutes: Math.round(Math.abs(jump) / MINUTE_MS),
        });
        return undo && { text, undo, isLasting: true };
      });
    };
    look();
    const interval = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(interval);
      document.removeEventListener('visibilitychange', look);
    };
  }, [home, clock, steady, act, t]);
  return null;
}
