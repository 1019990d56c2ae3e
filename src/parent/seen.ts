let key = 'lamplight.seenAt';

let seenAt: number | undefined;

/** From here on this page is the demo's: whoever is there at its hour is not with the family's own timers. */
export function seeForDemo(): void {
  key = 'lamplight.demo.seenAt';
}

/**
 * When somebody last touched this phone's app or opened it while no timer was in doubt (epoch ms). It
 * stands in localStorage, so that a killed page still knows; a page that is only lit counts as nobody.
 */
export function lastSeen(): number | undefined {
  try {
    const kept = Number(localStorage.getItem(key));
    return kept > 0 ? kept : seenAt;
  } catch {
    // A browser that forbids storage: known while the page lives.
    return seenAt;
  }
}

export function noteSeen(now: number): void {
  seenAt = now;
  try {
    localStorage.setItem(key, String(now));
  } catch {
    // See above.
  }
}
