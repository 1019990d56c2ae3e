import { expect, test } from 'vitest';
import { platformOf } from '../../../src/parent/device/platform';

const OPENED = { isStandalone: false, isSecure: true, touchPoints: 5 };
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 13; SM-S9080) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36';
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15';

test.each([
  ['Safari on an iPhone', `${IPHONE} Version/18.1 Mobile/15E148 Safari/604.1`, { kind: 'ios' }],
  ['Chrome on an iPhone', `${IPHONE} CriOS/131.0 Mobile/15E148 Safari/604.1`, { kind: 'ios' }],
  ['WeChat on an iPhone', `${IPHONE} Mobile/15E148 MicroMessenger/8.0.53`, { kind: 'inside', app: 'wechat' }],
  ['WeChat on Android', `${ANDROID} XWEB/1300 MicroMessenger/8.0.53`, { kind: 'inside', app: 'wechat' }],
  ['WeChat at work', `${ANDROID} wxwork/4.1 MicroMessenger/7.0.1`, { kind: 'inside', app: 'wechat' }],
  ['DingTalk', `${ANDROID} AliApp(DingTalk/7.6.0)`, { kind: 'inside', app: 'dingtalk' }],
  ['Chrome on Android', ANDROID, { kind: 'android', maker: 'other' }],
  [
    'the browser of a Xiaomi phone',
    `${ANDROID} XiaoMi/MiuiBrowser/18.2`,
    { kind: 'android', maker: 'xiaomi' },
  ],
  [
    'an older Xiaomi phone',
    'Mozilla/5.0 (Linux; Android 10; MI 9) Chrome/90',
    { kind: 'android', maker: 'xiaomi' },
  ],
  ['the browser of a Huawei phone', `${ANDROID} HuaweiBrowser/14.0`, { kind: 'android', maker: 'huawei' }],
  [
    'HarmonyOS without Android',
    'Mozilla/5.0 (Phone; OpenHarmony 5.0) ArkWeb/4.1 Mobile',
    { kind: 'android', maker: 'huawei' },
  ],
  ['an iPad that calls itself a Mac', MAC, { kind: 'ios' }],
])('%s is known by its user agent', (_name, userAgent, platform) => {
  expect(platformOf(userAgent, OPENED)).toEqual(platform);
});

test.each([
  ['Safari', MAC, 'safari'],
  ['Chrome', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0 Safari/537.36', 'chromium'],
  ['Firefox', 'Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0', 'other'],
])('%s on a desktop is a desktop', (_name, userAgent, browser) => {
  expect(platformOf(userAgent, { ...OPENED, touchPoints: 0 })).toEqual({ kind: 'desktop', browser });
});

test('on plain http nothing can be installed, whatever the phone', () => {
  expect(platformOf(ANDROID, { ...OPENED, isSecure: false })).toEqual({ kind: 'not-secure' });
});

test('inside WeChat the browser comes first, even on plain http', () => {
  const facts = { ...OPENED, isSecure: false };
  expect(platformOf(`${ANDROID} MicroMessenger/8`, facts)).toEqual({ kind: 'inside', app: 'wechat' });
});

test('what was opened from the home screen is installed', () => {
  expect(platformOf(IPHONE, { ...OPENED, isStandalone: true })).toEqual({ kind: 'installed' });
});
