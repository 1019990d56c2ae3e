import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { ErrorBoundary } from '../../ui/ErrorBoundary';
import { reloadWhenHidden } from './quiet-reload';
import type { VersionWatch } from './worker';

const Banner = lazy(() => import('./Banner').then(({ Banner }) => ({ default: Banner })));

/**
 * The quiet banner above the tab bar: a new version waits, or another tab has taken it. While a timer runs
 * it neither shows nor reloads anything.
 */
export function NewVersion({ version, isTimerRunning }: { version: VersionWatch; isTimerRunning: boolean }) {
  const state = useSyncExternalStore(version.subscribe, version.state);

  const isOutdated = state.kind === 'changed' && !isTimerRunning;
  useEffect(
    () => (isOutdated ? reloadWhenHidden(document, version.reload) : undefined),
    [isOutdated, version],
  );

  if (isTimerRunning || state.kind === 'none') return null;
  // It is fetched only now: the screen below must not wait for it, and an old page may not get it any more.
  return (
    <ErrorBoundary fallback={() => null}>
      <Suspense fallback={null}>
        <Banner state={state} version={version} />
      </Suspense>
    </ErrorBoundary>
  );
}
