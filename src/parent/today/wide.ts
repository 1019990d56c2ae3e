import { useSyncExternalStore } from 'react';

/** From here on there is room beside today's page; today.css says the same. */
const WIDE = '(min-width: 900px)';

function subscribe(listener: () => void): () => void {
  const room = matchMedia(WIDE);
  room.addEventListener('change', listener);
  return () => {
    room.removeEventListener('change', listener);
  };
}

/** Whether the screen is a desktop's, with room for the week beside today. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
}
