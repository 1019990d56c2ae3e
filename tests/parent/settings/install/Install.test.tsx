import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test, vi } from 'vitest';
import type { BrowserFacts } from '../../../../src/parent/device/facts';
import { Install } from '../../../../src/parent/settings/install/Install';
import { captureInstallPrompt } from '../../../../src/parent/version/install-prompt';
import english from '../../../../src/parent/words/en/install.json';
import chinese from '../../../../src/parent/words/zh-CN/install.json';

const ANDROID: BrowserFacts = {
  userAgent: 'Mozilla/5.0 (Linux; Android 13) Chrome/120.0.0.0 Mobile',
  touchPoints: 5,
  isStandalone: false,
  isSecure: true,
  hasServiceWorker: true,
  hasWakeLock: true,
  hasBadge: true,
  hasClipboard: true,
  persistence: 'not-granted',
};
const IPHONE: BrowserFacts = { ...ANDROID, userAgent: 'iPhone Safari' };
const WECHAT: BrowserFacts = { ...IPHONE, userAgent: 'iPhone MicroMessenger/8', hasServiceWorker: false };

async function open(facts: BrowserFacts, language: 'zh-CN' | 'en' = 'zh-CN') {
  const i18n = i18next.createInstance();
  const missing: string[] = [];
  await i18n.init({
    lng: language,
    fallbackLng: false,
    resources: { 'zh-CN': { install: chinese }, en: { install: english } },
    showSupportNotice: false,
    saveMissing: true,
    missingKeyHandler: (_languages: readonly string[], _namespace: string, key: string) => missing.push(key),
  } as Parameters<typeof i18n.init>[0]);
  const page = new EventTarget();
  const onStay = vi.fn();
  const prompt = captureInstallPrompt(page);
  render(
    <I18nextProvider i18n={i18n}>
      <Install facts={facts} prompt={prompt} onStay={onStay} />
    </I18nextProvider>,
  );
  return { page, onStay, missing };
}

function offerOf(outcome: 'accepted' | 'dismissed') {
  return Object.assign(new Event('beforeinstallprompt'), {
    prompt: vi.fn(async () => undefined),
    userChoice: Promise.resolve({ outcome }),
  });
}

describe('the help to install', () => {
  test('on Android is the menu, and one button as soon as the browser offers it', async () => {
    const { page } = await open(ANDROID);
    expect(screen.getByText(chinese.menu.android)).not.toBeNull();
    const offer = offerOf('dismissed');
    act(() => {
      page.dispatchEvent(offer);
    });
    await userEvent.click(screen.getByRole('button', { name: '安装' }));
    expect(offer.prompt).toHaveBeenCalledTimes(1);
    expect((await screen.findByRole('status')).textContent).toBe(chinese.offer.dismissed);
    act(() => {
      page.dispatchEvent(new Event('appinstalled'));
    });
    expect(screen.getByRole('heading', { name: '已经装好了' })).not.toBeNull();
  });

  test('on a Xiaomi phone opens the note on the permission for shortcuts', async () => {
    await open({ ...ANDROID, userAgent: `${ANDROID.userAgent} XiaoMi` });
    expect(screen.getByText(chinese.permission.xiaomi).closest('details')?.open).toBe(true);
  });

  test('on iOS is three steps in pictures', async () => {
    await open(IPHONE);
    const steps = within(screen.getAllByRole('list')[0]!).getAllByRole('listitem');
    expect(steps.map((step) => step.querySelectorAll('svg').length)).toEqual([1, 1, 1]);
    expect(steps[1]!.textContent).toContain('添加到主屏幕');
  });

  test('inside WeChat names the browser first, and staying second, with what it costs', async () => {
    const { onStay } = await open(WECHAT);
    const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(headings.slice(0, 2)).toEqual(['先在浏览器里打开', '也可以就在微信里用']);
    expect(screen.getByText(/微信清理缓存时可能把日记一起清掉/)).not.toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '就在微信里用' }));
    expect(onStay).toHaveBeenCalledTimes(1);
  });

  test('inside WeChat shows the address where it cannot be copied', async () => {
    await open(WECHAT);
    const writeText = async () => Promise.reject(new Error('refused'));
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    await userEvent.click(screen.getByRole('button', { name: '复制网址' }));
    expect(await screen.findByText(window.location.origin)).not.toBeNull();
  });

  test('on plain http says that installing needs https and that the app works anyway', async () => {
    await open({ ...ANDROID, isSecure: false });
    expect(screen.getByText(/https 开头的网址.*灯下照样能用/)).not.toBeNull();
  });

  test('for each missing ability says why, and what there is instead', async () => {
    await open(WECHAT);
    const list = screen.getByText(chinese.abilities.offline).closest('li')!;
    expect(list.textContent).toContain(chinese.reason.browser + chinese.instead.offline);
  });
});

const EVERYWHERE: [string, BrowserFacts][] = [
  ['an installed app', { ...ANDROID, isStandalone: true, persistence: 'granted' }],
  ['Android', ANDROID],
  ['Huawei', { ...ANDROID, userAgent: 'Android Huawei' }],
  ['iOS', IPHONE],
  ['WeChat', WECHAT],
  ['DingTalk', { ...WECHAT, userAgent: 'Android DingTalk' }],
  ['plain http', { ...ANDROID, isSecure: false, hasClipboard: false, hasWakeLock: false, hasBadge: false }],
  ['Chrome on a desktop', { ...ANDROID, userAgent: 'Windows Chrome/131' }],
  ['Safari on a Mac', { ...ANDROID, userAgent: 'Macintosh Safari/605', touchPoints: 0 }],
  ['Firefox on a desktop', { ...ANDROID, userAgent: 'Windows Firefox/128' }],
];

test.each(EVERYWHERE)('on %s every word is there in both languages', async (_name, facts) => {
  expect((await open(facts)).missing).toEqual([]);
  expect((await open(facts, 'en')).missing).toEqual([]);
});
