import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Time enough (ms) for the screen to settle before anything is fetched ahead. */
export const SETTLED_MS = 3000;

/** What can be fetched before it is asked for: parts of the app, and the words they need. */
export type Ahead = { parts: readonly (() => Promise<unknown>)[]; words: readonly string[] };

/** Fetches parts ahead of a tap, so that they are there when the network is not; `ahead` must not change. */
export function useFetchAhead(ahead: Ahead): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    const timeout = setTimeout(() => {
      // What cannot be fetched now is fetched, and complained about, when it is opened.
      for (const part of ahead.parts) part().catch(() => undefined);
      i18n.loadNamespaces(ahead.words).catch(() => undefined);
    }, SETTLED_MS);
    return () => {
      clearTimeout(timeout);
    };
  }, [ahead, i18n]);
}
