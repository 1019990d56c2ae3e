import { useEffect, useState } from 'react';

/** What the browser says of itself; nothing is asked of the parent and nothing leaves the device. */
export type BrowserFacts = {
  userAgent: string;
  touchPoints: number;
  /** Opened from the home screen, without the browser's bars. */
  isStandalone: boolean;
  /** https, or this very machine: only there do the others of this list exist at all. */
  isSecure: boolean;
  hasServiceWorker: boolean;
  hasWakeLock: boolean;
  hasBadge: boolean;
  hasClipboard: boolean;
  /** Whether the browser promised to keep the diary; `unknown` where it makes no promises. */
  persistence: 'granted' | 'not-granted' | 'unknown';
};

/** Reads the facts of the browser this page runs in. */
export async function readBrowserFacts(page: Window): Promise<BrowserFacts> {
  const { navigator } = page;
  return {
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    isStandalone: isStandalone(page),
    isSecure: page.isSecureContext,
    hasServiceWorker: 'serviceWorker' in navigator,
    hasWakeLock: 'wakeLock' in navigator,
    hasBadge: 'setAppBadge' in navigator,
    hasClipboard: 'clipboard' in navigator,
    persistence: await persistenceOf(navigator),
  };
}

/** The facts once they are read; `undefined` for the first moment. */
export function useBrowserFacts(): BrowserFacts | undefined {
  const [facts, setFacts] = useState<BrowserFacts>();
  useEffect(() => {
    let isGone = false;
    void readBrowserFacts(window).then((read) => {
      if (!isGone) setFacts(read);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return facts;
}

function isStandalone(page: Window): boolean {
  // Safari's own word for it, older than the media query.
  if ('standalone' in page.navigator && page.navigator.standalone === true) return true;
  return typeof page.matchMedia === 'function' && page.matchMedia('(display-mode: standalone)').matches;
}

async function persistenceOf(navigator: Navigator): Promise<BrowserFacts['persistence']> {
  if (!('storage' in navigator) || !('persisted' in navigator.storage)) return 'unknown';
  try {
    return (await navigator.storage.persisted()) ? 'granted' : 'not-granted';
  } catch {
    return 'unknown';
  }
}
