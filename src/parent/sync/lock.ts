/** Only one window of this phone, or its service worker, speaks at a time, where the browser can see to that; another waits. */
export async function oneAtATime(work: () => Promise<void>): Promise<void> {
  // Plain http and old browsers have no locks: two windows then ask twice, and the same question has one answer.
  const locks = (navigator as { locks?: LockManager }).locks;
  await (locks ? locks.request('lamplight-sync', work) : work());
}
