import { isOver, type Around } from './around';
import type { News } from './news';

/** `waiting`: a new version may be taken. `changing`: it was. `changed`: another tab took it, this one is old. */
export type VersionState =
  { kind: 'none' } | { kind: 'waiting'; news: News } | { kind: 'changing' } | { kind: 'changed' };

/** A store for useSyncExternalStore, and the two answers a parent can give. */
export type VersionWatch = {
  subscribe: (listener: () => void) => () => void;
  state: () => VersionState;
  /** Lets the waiting version take over and reloads this tab once it has. */
  takeNewVersion: () => void;
  /** Says no more of it until the next load of the page, or the next day. */
  putOff: () => void;
  reload: () => void;
};

/** After the load event a slow phone still reads the diary and draws it: the worker's own loading comes after that. */
const SETTLED_MS = 1000;
/** Shorter than from one evening to the next, longer than an evening. */
const PUT_OFF_MS = 12 * 3_600_000;

/** The browser this page runs in. */
export function browserAround(now: () => Date): Around {
  return {
    workers: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
    page: document,
    now,
    fetchNews: newestNews,
    reload: () => {
      window.location.reload();
    },
    later: (work) => {
      const start = () => void setTimeout(work, SETTLED_MS);
      if (document.readyState === 'complete') start();
      else window.addEventListener('load', start, { once: true });
    },
  };
}

/** Reading the news is fetched when there are some; a page that cannot get it says the plain sentence. */
function newestNews(): Promise<News> {
  return import('./news').then(
    ({ fetchNews }) => fetchNews(),
    () => ({ kind: 'untold' }),
  );
}

/** Registers the service worker, where there is such a thing, and watches for a new version of the app. */
export function watchVersion(around: Around): VersionWatch {
  const shown = stateToWatch();
  const { workers, reload } = around;
  const nothing = () => undefined;
  if (workers === undefined) return { ...shown, reload, takeNewVersion: nothing, putOff: nothing };

  let registration: ServiceWorkerRegistration | undefined;
  let putOffAt: Date | undefined;
  const wasControlled = workers.controller !== null;

  workers.addEventListener('controllerchange', () => {
    if (shown.state().kind === 'changing') reload();
    else if (wasControlled) shown.set({ kind: 'changed' });
  });

  const announce = async (): Promise<void> => {
    if (putOffAt !== undefined && !isOver(putOffAt, PUT_OFF_MS, around.now())) return;
    const news = await around.fetchNews();
    const before = shown.state().kind;
    if (before === 'none' || before === 'waiting') shown.set({ kind: 'waiting', news });
  };

  around.later(
    () =>
      void import('./registration')
        .then(({ register }) => register(workers, around, () => void announce()))
        .then(
          (registered) => {
            registration = registered;
          },
          // Private windows and full phones refuse it; the app is whole without.
          nothing,
        ),
  );

  return {
    ...shown,
    reload,
    takeNewVersion: () => {
      const waiting = registration?.waiting;
      if (!waiting) return;
      shown.set({ kind: 'changing' });
      // A page loaded past the worker (shift + reload) never hears of a new controller.
      if (!wasControlled) reloadOnceActive(waiting, reload);
      waiting.postMessage({ kind: 'use-new-version' });
    },
    putOff: () => {
      putOffAt = around.now();
      shown.set({ kind: 'none' });
    },
  };
}

function stateToWatch() {
  let state: VersionState = { kind: 'none' };
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    set: (next: VersionState) => {
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function reloadOnceActive(worker: ServiceWorker, reload: () => void): void {
  worker.addEventListener('statechange', () => {
    if (worker.state === 'activated') reload();
  });
}
