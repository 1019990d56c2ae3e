import { useEffect } from 'react';

/** Shows how many timers run on the installed app's icon, where the browser can; 0 takes the badge away. */
export function useBadge(count: number): void {
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return;
    const done = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
    // Refused where the app is not installed: the page itself shows the timer.
    done.catch(() => undefined);
  }, [count]);
}
