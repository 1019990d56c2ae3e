import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { readBrowserFacts, useBrowserFacts } from '../../../src/parent/device/facts';

const BARE = { navigator: { userAgent: 'old', maxTouchPoints: 0 }, isSecureContext: false };

const reading = (page: object) => readBrowserFacts(page as unknown as Window);

test('a browser with nothing has nothing, and nothing throws', async () => {
  expect(await reading(BARE)).toEqual({
    userAgent: 'old',
    touchPoints: 0,
    isStandalone: false,
    isSecure: false,
    hasServiceWorker: false,
    hasWakeLock: false,
    hasBadge: false,
    hasClipboard: false,
    persistence: 'unknown',
  });
});

test('what was opened from the home screen is known by the display mode, or by the word of Safari', async () => {
  const matchMedia = (query: string) => ({ matches: query === '(display-mode: standalone)' });
  expect(await reading({ ...BARE, matchMedia })).toMatchObject({ isStandalone: true });
  const navigator = { ...BARE.navigator, standalone: true };
  expect(await reading({ ...BARE, navigator })).toMatchObject({ isStandalone: true });
});

test.each([
  [async () => true, 'granted'],
  [async () => false, 'not-granted'],
  [async () => Promise.reject(new Error('blocked')), 'unknown'],
])('the promise to keep the diary is read as it was given (%#)', async (persisted, persistence) => {
  const navigator = { ...BARE.navigator, storage: { persisted } };
  expect(await reading({ ...BARE, navigator })).toMatchObject({ persistence });
});

test('a screen gets the facts of its own browser', async () => {
  const { result } = renderHook(() => useBrowserFacts());
  await waitFor(() => expect(result.current?.userAgent).toBe(navigator.userAgent));
});
