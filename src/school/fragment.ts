import { useSyncExternalStore } from 'react';

// wouter tells of its own steps by these two beside the browser's.
const STEPS = ['hashchange', 'popstate', 'pushState', 'replaceState'] as const;

function subscribe(listener: () => void): () => void {
  for (const step of STEPS) window.addEventListener(step, listener);
  return () => {
    for (const step of STEPS) window.removeEventListener(step, listener);
  };
}

/** What stands after the # of the address: a link's secret or a class. No server and no proxy ever sees it. */
export function useFragment(): string {
  return useSyncExternalStore(subscribe, () => window.location.hash.slice(1));
}
