import i18next from 'i18next';
import { lazy, useState, type ComponentType, type ReactNode } from 'react';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { isStaleChunk } from './version/stale-chunk';

/** A part of a screen that comes after the first one, and the way to fetch it ahead. */
export type LaterPart<Props> = { Part: ComponentType<Props>; fetch: () => Promise<unknown> };

/**
 * A part that is fetched, with its words, when it is first needed. Unlike React's own lazy, one that is here
 * already is drawn at once: a card that comes in the middle of an evening must not blank the page for a moment.
 */
export function partWith<Props extends object>(
  words: string,
  load: () => Promise<ComponentType<Props>>,
): LaterPart<Props> {
  let here: ComponentType<Props> | undefined;
  const fetch = async () => {
    const [part] = await Promise.all([load(), i18next.loadNamespaces(words)]);
    here = part;
    return { default: part };
  };
  const Late = lazy(fetch);
  return {
    fetch,
    Part: function Part(props: Props) {
      // Decided once, so that what waited is not drawn anew when it has come.
      const [Drawn] = useState(() => here ?? Late);
      return <Drawn {...props} />;
    },
  };
}

/** What a page is whole without: where it cannot be fetched it is left out, and comes with the next load. */
export function Extra({ children }: { children: ReactNode }) {
  const leaveOut = (error: unknown) => {
    if (!isStaleChunk(error)) throw error;
    return null;
  };
  return <ErrorBoundary fallback={leaveOut}>{children}</ErrorBoundary>;
}
