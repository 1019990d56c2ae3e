const FIRST_MS = 2000;
const LONGEST_MS = 5 * 60_000;
/** The longest the endpoint may ask for (ms). */
export const LONGEST_RETRY_AFTER_MS = 60 * 60_000;
/** No wait is longer: what the endpoint asked for at most, and our own chance on top. */
export const LONGEST_WAIT_MS = LONGEST_RETRY_AFTER_MS + LONGEST_MS;

/**
 * How long (ms) to wait before try number `tries` + 1: doubling up to five minutes, anywhere in it by chance (full
 * jitter), so that a class of phones does not knock at once; never sooner than the endpoint asked for.
 */
export function backOff(tries: number, retryAfterMs: number, random: () => number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 20));
  return retryAfterMs + Math.ceil(random() * most);
}
