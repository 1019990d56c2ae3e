/** How Chromium, Firefox, Safari and Vite put it when a part of the app could not be loaded. */
const SAYINGS = [
  /failed to fetch dynamically imported module/i,
  /error loading dynamically imported module/i,
  /importing a module script failed/i,
  /is not a valid javascript mime type/i,
  /unable to preload css/i,
];

/**
 * Whether an error means that a part of the app loaded later was not there: the page is older than the
 * files, or there was no network and no service worker. Reloading mends both.
 */
export function isStaleChunk(error: unknown): boolean {
  return error instanceof Error && SAYINGS.some((saying) => saying.test(error.message));
}

/** The words for a failure that is no Problem: a part that could not be fetched, or our own mistake. */
export function failureKey(
  error: unknown,
): 'app:trouble.stale' | 'app:trouble.offline' | 'app:trouble.unknown' {
  if (!isStaleChunk(error)) return 'app:trouble.unknown';
  return navigator.onLine ? 'app:trouble.stale' : 'app:trouble.offline';
}
