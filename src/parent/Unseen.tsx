import { useEffect } from 'react';
import { useLiveQuery } from 'dexie-react-hooks';
import { SETTLED_MS } from './fetch-ahead';
import { useGround } from './household';
import { keepStorage } from './store/persistence';
import { isSyncNeeded } from './store/sync-needed';
import { hasEntries } from './store/views';

/** What works behind the screens and is fetched when it has something to do. */
export const later = {
  sync: () => import('./sync/start'),
  generations: () => import('./generation-watch'),
};

/** Asks the browser to keep the diary once there is something to keep. */
function KeepDiary() {
  const { home, isSandbox, isDemo } = useGround();
  const isStarted = useLiveQuery(() => hasEntries(home), [home]);
  useEffect(() => {
    if (isStarted && !isSandbox && !isDemo) void keepStorage();
  }, [isStarted, isSandbox, isDemo]);
  return null;
}

/** Keeps the diary's automatic backups up to date, long after the first screen; nobody waits for it. */
function BackupWatch() {
  const { home, clock, isSandbox, isDemo } = useGround();
  useEffect(() => {
    if (isSandbox || isDemo) return;
    let stop: (() => void) | undefined;
    let isGone = false;
    const timeout = setTimeout(() => {
      void later.generations().then(
        ({ watchGenerations }) => {
          if (!isGone) stop = watchGenerations(home, clock);
        },
        () => undefined,
      );
    }, SETTLED_MS);
    return () => {
      isGone = true;
      clearTimeout(timeout);
      stop?.();
    };
  }, [home, clock, isSandbox, isDemo]);
  return null;
}

/** Takes to the endpoint what waits for it; whoever is in no class never loads what speaks. */
function SyncWatch() {
  const { home, clock, isSandbox, isDemo } = useGround();
  const isNeeded = useLiveQuery(() => isSyncNeeded(home), [home]);
  useEffect(() => {
    if (!isNeeded || isSandbox || isDemo) return;
    let stop: (() => void) | undefined;
    let isGone = false;
    const start = () => {
      // Not there without a line: tried again when it is back.
      void later.sync().then(
        ({ startSyncHere }) => {
          if (!isGone) stop ??= startSyncHere(home, clock);
        },
        () => undefined,
      );
    };
    start();
    addEventListener('online', start);
    return () => {
      isGone = true;
      removeEventListener('online', start);
      stop?.();
    };
  }, [home, clock, isNeeded, isSandbox, isDemo]);
  return null;
}

/** All that a diary needs and nobody sees. */
export function Unseen() {
  return (
    <>
      <KeepDiary />
      <SyncWatch />
      <BackupWatch />
    </>
  );
}
