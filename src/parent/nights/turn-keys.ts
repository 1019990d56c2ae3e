import { useEffect } from 'react';
import type { View } from '../../core/stretch';

/** Whether a key is meant for what holds the focus: a field, or the calendar, which has its own way with arrows. */
function isTaken({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('input, select, textarea, dialog, [role=grid]') !== null;
}

/** In a week and a term the arrow keys turn; in a month they walk the calendar. */
export function useTurnKeys(view: View, turn: (step: 1 | -1) => void): void {
  useEffect(() => {
    if (view === 'month') return;
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTaken(event)) return;
      if (event.key === 'ArrowLeft') turn(-1);
      if (event.key === 'ArrowRight') turn(1);
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, [view, turn]);
}
