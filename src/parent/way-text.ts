import { useHistoryState, useLocationProperty } from 'wouter/use-browser-location';

type WayState = { way?: unknown } | null;

/** The text of a way into a class, and whether it still stands in the address bar. */
export type WayText = { text: string; isInBar: boolean };

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // Somebody cut the link in the middle of a character: read as it stands.
    return fragment;
  }
}

/** Where a way goes on to its consent page: `/join#…`, as the QR of a slip does. What was typed stays as typed. */
export function joinAddress(text: string): string {
  return `/join#${encodeURIComponent(text)}`;
}

/** What /join was opened with: its fragment, or, once hidden, what the tab remembers; undefined without either. */
export function useWayText(): WayText | undefined {
  const fragment = useLocationProperty(() => location.hash);
  const state = useHistoryState<WayState>();
  if (fragment.length > 1) return { text: decoded(fragment.slice(1)), isInBar: true };
  return typeof state?.way === 'string' ? { text: state.way, isInBar: false } : undefined;
}

/** The state under which the tab remembers a way without showing it: a reload keeps it, history and a shared address do not tell it. */
export function hiddenWay(text: string): WayState {
  return { way: text };
}
