import { expect, test } from 'vitest';
import { abilitiesOf } from '../../../../src/parent/settings/install/abilities';
import type { BrowserFacts } from '../../../../src/parent/device/facts';

const EVERYTHING: BrowserFacts = {
  userAgent: 'Mozilla/5.0 (Linux; Android 13) Chrome/120.0.0.0 Mobile',
  touchPoints: 5,
  isStandalone: true,
  isSecure: true,
  hasServiceWorker: true,
  hasWakeLock: true,
  hasBadge: true,
  hasClipboard: true,
  persistence: 'granted',
};
const PLAIN_HTTP: BrowserFacts = {
  ...EVERYTHING,
  isStandalone: false,
  isSecure: false,
  hasServiceWorker: false,
  hasWakeLock: false,
  hasBadge: false,
  hasClipboard: false,
  persistence: 'unknown',
};

/** Each ability as `yes`, or as the reason why not. */
function told(facts: BrowserFacts) {
  const told = abilitiesOf(facts).map((each) => [each.ability, each.state === 'yes' ? 'yes' : each.why]);
  return Object.fromEntries(told) as Record<string, string>;
}

test('an installed app on a newer phone can do everything', () => {
  expect(new Set(Object.values(told(EVERYTHING)))).toEqual(new Set(['yes']));
});

test('on plain http everything is missing for the same reason, and none is blamed on the browser', () => {
  expect(new Set(Object.values(told(PLAIN_HTTP)))).toEqual(new Set(['needs-https']));
});

test('an older browser on https is named as the reason', () => {
  expect(told({ ...EVERYTHING, hasWakeLock: false, persistence: 'unknown' })).toMatchObject({
    'wake-lock': 'browser',
    persistence: 'browser',
    offline: 'yes',
  });
});

test('a badge needs an icon to sit on', () => {
  expect(told({ ...EVERYTHING, isStandalone: false })).toMatchObject({
    badge: 'needs-install',
    install: 'yes',
  });
});

test('a promise that was not given is not called missing in the browser', () => {
  expect(told({ ...EVERYTHING, persistence: 'not-granted' })).toMatchObject({ persistence: 'not-granted' });
});

test('inside WeChat on iOS there is no offline opening and no installing', () => {
  const facts = {
    ...EVERYTHING,
    userAgent: 'iPhone MicroMessenger/8',
    isStandalone: false,
    hasServiceWorker: false,
  };
  expect(told(facts)).toMatchObject({ offline: 'browser', install: 'inside-app' });
});
