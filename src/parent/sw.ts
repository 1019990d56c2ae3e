/**
 * The service worker: the built app from the phone itself, so that it opens with no network. It stores no
 * answer of the endpoint, and a new version waits until a page says that it may take over. Woken by the browser, it
 * sends the evenings that wait.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import type { Fetch } from './sync/ask';
import { sendInBackground } from './sync/background';
import { LETTERS_TAG } from './sync/waking';

declare const self: ServiceWorkerGlobalScope;

/** The endpoint, the school's app, the demo and built files: never answered with the parents' page. */
const NOT_OURS = [/^\/v1(?:\/|$)/, /^\/(?:school|demo|notice)(?:\/|$)/, /^\/assets\//];

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: NOT_OURS }));

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if (isTakeOver(event.data)) event.waitUntil(self.skipWaiting());
});

/** Chromium's, as in sync/waking. */
type SyncEvent = ExtendableEvent & { tag: string };

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag !== LETTERS_TAG) return;
  const world = {
    clock: () => new Date(),
    fetch: (...sent: Parameters<Fetch>) => fetch(...sent),
    random: Math.random,
  };
  (event as SyncEvent).waitUntil(sendInBackground(world));
});

/** What version/worker.ts posts when the parent has pressed 更新. */
function isTakeOver(letter: unknown): boolean {
  return (
    typeof letter === 'object' && letter !== null && 'kind' in letter && letter.kind === 'use-new-version'
  );
}
