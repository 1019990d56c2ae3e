/** The name under which the page asks the browser to wake the service worker when there is a line. */
export const LETTERS_TAG = 'lamplight-letters';

/** Chromium's Background Sync, which TypeScript's DOM does not know because it is no standard yet. */
type Waking = { sync?: { register: (tag: string) => Promise<void> } };

/** Asks to be woken for the letters that wait, where the browser does that; elsewhere the next visit sends them. */
export async function askForWaking(): Promise<void> {
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
  try {
    const registration = (await workers?.getRegistration()) as Waking | undefined;
    await registration?.sync?.register(LETTERS_TAG);
  } catch {
    // Switched off by the family or the browser: the next visit sends.
  }
}
