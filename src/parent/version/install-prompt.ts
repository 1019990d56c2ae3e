/** Chromium's own event, which TypeScript's DOM does not know because it is no standard. */
type BeforeInstallPrompt = Event & {
  prompt: () => Promise<void>;
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
};

/** Whether the browser offers to install the app; `installed` once it was done in this page's life. */
export type InstallOffer = 'none' | 'ready' | 'installed';

/** A store for useSyncExternalStore, and the asking itself. */
export type InstallPrompt = {
  subscribe: (listener: () => void) => () => void;
  offer: () => InstallOffer;
  /** Shows the browser's own question; an event can be used only once, so the offer is gone after it. */
  ask: () => Promise<'accepted' | 'dismissed'>;
};

/** Keeps the browser's offer to install until a parent asks for it. Call early: it comes once, before much is shown. */
export function captureInstallPrompt(page: EventTarget): InstallPrompt {
  let kept: BeforeInstallPrompt | undefined;
  let offer: InstallOffer = 'none';
  const listeners = new Set<() => void>();
  const keep = (event: BeforeInstallPrompt | undefined, next: InstallOffer) => {
    kept = event;
    offer = next;
    for (const listener of listeners) listener();
  };

  page.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    keep(event as BeforeInstallPrompt, 'ready');
  });
  page.addEventListener('appinstalled', () => {
    keep(undefined, 'installed');
  });

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    offer: () => offer,
    ask: async () => {
      const event = kept;
      if (event === undefined) return 'dismissed';
      keep(undefined, 'none');
      await event.prompt();
      return (await event.userChoice).outcome;
    },
  };
}
