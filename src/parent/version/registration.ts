import { isOver, type Around } from './around';
import { trustedScript } from './trusted-script';

const HOUR_MS = 3_600_000;

/** Registers the service worker and, from then on, announces every new version that waits. It comes after the first screen. */
export async function register(
  workers: ServiceWorkerContainer,
  around: Around,
  announce: () => void,
): Promise<ServiceWorkerRegistration> {
  const registration = await workers.register(trustedScript('/sw.js'), { updateViaCache: 'none' });
  watchRegistration(registration, announce);
  checkNowAndThen(registration, around, announce);
  return registration;
}

/** The very first worker waits for nobody and is no news: only one that finds another in its place is. */
function watchRegistration(registration: ServiceWorkerRegistration, announce: () => void): void {
  if (registration.waiting !== null && registration.active !== null) announce();
  registration.addEventListener('updatefound', () => {
    const incoming = registration.installing;
    incoming?.addEventListener('statechange', () => {
      if (incoming.state === 'installed' && registration.active !== null) announce();
    });
  });
}

/** An installed app may stay open for weeks: whenever it is looked at again, at most hourly, it asks. */
function checkNowAndThen(
  registration: ServiceWorkerRegistration,
  around: Around,
  announce: () => void,
): void {
  let checkedAt = around.now();
  around.page.addEventListener('visibilitychange', () => {
    if (around.page.visibilityState !== 'visible' || !isOver(checkedAt, HOUR_MS, around.now())) return;
    checkedAt = around.now();
    if (registration.waiting !== null) announce();
    // With no network it fails, and the next look asks again.
    registration.update().catch(() => undefined);
  });
}
