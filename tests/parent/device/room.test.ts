import { afterEach, expect, test, vi } from 'vitest';
import type { BrowserFacts } from '../../../src/parent/device/facts';
import { keepOf, mayEvict, readRoom, roomInWords } from '../../../src/parent/device/room';

const ANDROID =
  'Mozilla/5.0 (Linux; Android 13; V2230A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';

const FACTS: BrowserFacts = {
  userAgent: ANDROID,
  touchPoints: 5,
  isStandalone: false,
  isSecure: true,
  hasServiceWorker: true,
  hasWakeLock: true,
  hasBadge: true,
  hasClipboard: true,
  persistence: 'not-granted',
};
const keep = (facts: Partial<BrowserFacts>) => keepOf({ ...FACTS, ...facts });

afterEach(() => {
  vi.unstubAllGlobals();
});

test('Safari clears what was not visited for a week, unless it stands on the home screen', () => {
  expect(keep({ userAgent: IPHONE })).toBe('week');
  expect(keep({ userAgent: IPHONE, isSecure: false })).toBe('week');
  expect(keep({ userAgent: IPHONE, isStandalone: true })).toBe('pressed');
});

test('inside WeChat the diary lives as long as WeChat lets it, whatever is promised', () => {
  expect(keep({ userAgent: `${ANDROID} MicroMessenger/8.0.49`, persistence: 'granted' })).toBe('inside');
});

test('elsewhere it is cleared only when the phone runs full, and not at all where that was promised', () => {
  expect(keep({})).toBe('pressed');
  expect(keep({ isSecure: false, persistence: 'unknown' })).toBe('pressed');
  expect(keep({ persistence: 'granted' })).toBe('promised');
  expect((['week', 'inside', 'pressed', 'promised'] as const).map(mayEvict)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('room is told in whole megabytes, and is tight before the last evening does not fit', () => {
  expect(roomInWords({ used: 400_000, left: 9e9 })).toEqual({ megabytes: 0, isTight: false });
  expect(roomInWords({ used: 12_900_000, left: 39e6 })).toEqual({ megabytes: 12, isTight: true });
});

test.each([
  ['over plain http', {}],
  ['in an old browser', { storage: {} }],
  ['where the question fails', { storage: { estimate: () => Promise.reject(new Error('no')) } }],
])('%s nothing is said of room', async (_, browser) => {
  vi.stubGlobal('navigator', browser);
  expect(await readRoom()).toBeUndefined();
});

test('what the browser estimates is used and left', async () => {
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ usage: 10, quota: 100 }) } });
  expect(await readRoom()).toEqual({ used: 10, left: 90 });
});
