import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import * as look from '../pictures/look-diaries';
import { seed, type PhoneDiary } from '../setup/household';
import { follow, sees, tap } from './hand';
import { openHouse, type Phone, type Wish } from './phone';

const house = openHouse();

/** A phone with a diary, on 回看. */
async function lookingBack(diary: PhoneDiary, path = '/nights', wish: Wish = {}): Promise<Phone> {
  const phone = await house.phone({ at: '2026-11-23 20:28', ...wish });
  // Where no app is open the browser looks for an icon.
  phone.expectComplaint(/status of 404/);
  const { page } = phone;
  await page.goto('/');
  await page.locator('form').waitFor();
  await page.goto('/health');
  await seed(page, diary);
  await page.goto(path);
  await page.locator('main:not([aria-busy])').waitFor();
  if (path !== '/') await page.getByLabel(/打开别的日期|Open another date/).waitFor();
  return phone;
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function shows(page: Page, words: string): Promise<void> {
  await expect.poll(() => title(page).textContent()).toBe(words);
}

/** A finger that goes sideways over a place, as the browser itself reports it. */
async function swipe(page: Page, place: Locator, { across = 0, down = 0 }): Promise<void> {
  const box = (await place.boundingBox())!;
  const [x, y] = [box.x + box.width / 2 - across / 2, Math.min(box.y + box.height / 2, 560)];
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: x + across * part, y: y + down * part }],
    });
  await touch('touchStart', 0);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', step / 8);
  await touch('touchEnd', 1);
  await session.detach();
}

const focusedNight = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['night']);

test('a thumb turns the months both ways, scrolls down undisturbed, and opens no night by a swipe', async () => {
  const { page } = await lookingBack(look.fullMonth);
  const grid = page.getByRole('grid');
  await swipe(page, grid, { across: 160 });
  await shows(page, '2026年10月');
  await swipe(page, grid, { across: 160 });
  await shows(page, '2026年9月');
  await swipe(page, grid, { across: -160 });
  await shows(page, '2026年10月');
  await swipe(page, grid, { across: 30 });
  await swipe(page, grid, { across: 20, down: -240 });
  await shows(page, '2026年10月');
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(100);
  expect(new URL(page.url()).pathname).toBe('/nights/month/2026-10');
});

test('the back key leads from a night to its month, from a view to the one before, and not through turned months', async () => {
  const { page } = await lookingBack(look.fullMonth, '/');
  await follow(page, '回看');
  await shows(page, '2026年11月');
  await tap(page, '上个月');
  await shows(page, '2026年10月');
  await follow(page, /^10月14日 周三晚/);
  await page.getByRole('link', { name: '回到日历' }).waitFor();
  await page.goBack();
  await shows(page, '2026年10月');
  await page.getByRole('link', { name: '学期' }).tap();
  await shows(page, '2026—2027 学年第一学期');
  await page.goBack();
  await shows(page, '2026年10月');
  await page.goBack();
  await page.getByRole('region', { name: '时长' }).waitFor();
});

test('an address opens by itself and after a reload what it names', async () => {
  const { page } = await lookingBack(look.fullMonth, '/nights/week/2026-11-18');
  await shows(page, '11月16日至11月22日');
  await page.reload();
  await shows(page, '11月16日至11月22日');
});

test('with the keyboard alone the calendar is one stop, its nights are walked, and months turned with the focus kept', async () => {
  const { page } = await lookingBack(look.fullMonth, '/nights', {
    viewport: { width: 1280, height: 800 },
    hasTouch: false,
    isMobile: false,
  });
  await page.getByRole('link', { name: '学期' }).focus();
  await page.keyboard.press('Tab');
  expect(await focusedNight(page)).toBe('2026-11-23');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  expect(await focusedNight(page)).toBe('2026-11-17');
  await page.keyboard.press('PageUp');
  await expect.poll(() => focusedNight(page)).toBe('2026-10-17');
  await shows(page, '2026年10月');
  await page.keyboard.press('Tab');
  expect(await focusedNight(page)).toBeUndefined();
  await page.keyboard.press('Shift+Tab');
  expect(await focusedNight(page)).toBe('2026-10-17');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '10月17日 周六晚' }).waitFor();
});

test('the calendar’s text twin says of each night what its cell says', async () => {
  const { page } = await lookingBack(look.fullMonth);
  const labels = await page.getByRole('grid').getByRole('link').allTextContents();
  await tap(page, '按周看文字');
  await page.getByRole('region', { name: '11月16日起的一周' }).waitFor();
  const rows = await page.locator('.nights-row').allTextContents();
  expect(rows).toHaveLength(labels.length);
  const over = (texts: string[]) => texts.filter((text) => /多 \d+ 分钟/.test(text)).length;
  expect(over(rows)).toBe(over(labels));
  expect(over(rows)).toBe(3);
  const zeros = (texts: string[]) => texts.filter((text) => text.includes('没有作业')).length;
  expect(zeros(rows)).toBe(zeros(labels));
  const tree = await page.getByRole('grid').ariaSnapshot();
  expect(tree).toContain('11月19日 周四晚，85 分钟，比规定多 25 分钟');
  expect(tree).toContain('columnheader "四"');
});

test.each(['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Auckland'])(
  'in %s a month has its own days, each under its weekday',
  async (timezoneId) => {
    const { page } = await lookingBack(look.heavy, '/nights/month/2026-11', { timezoneId });
    await sees(page, '12 个上学日有记录');
    const days = await page.locator('.look-date').allTextContents();
    expect(days).toEqual(Array.from({ length: 30 }, (_, index) => String(index + 1)));
    const firstRow = page.getByRole('grid').locator('tbody tr').first().locator('td');
    expect(await firstRow.last().locator('.look-date').textContent()).toBe('1');
    // The clocks change in these months, here or there.
    for (const [month, name] of [
      ['2026-10', '2026年10月'],
      ['2026-03', '2026年3月'],
    ] as const) {
      await page.goto(`/nights/month/${month}`);
      await shows(page, name);
      expect(await page.locator('.look-date').allTextContents()).toHaveLength(31);
    }
  },
);

test('where the family wants no motion the drawing does not go with the finger, and the month turns all the same', async () => {
  const { page } = await lookingBack(look.fullMonth, '/nights', { reducedMotion: 'reduce' });
  await page.evaluate(() => {
    const watched = window as unknown as { moved: string[] };
    watched.moved = [];
    new MutationObserver((changes) => {
      for (const { target } of changes) watched.moved.push((target as HTMLElement).style.transform);
    }).observe(document.querySelector('.look-turn')!, { attributes: true, attributeFilter: ['style'] });
  });
  await swipe(page, page.getByRole('grid'), { across: 160 });
  await shows(page, '2026年10月');
  const moved = await page.evaluate(() => (window as unknown as { moved: string[] }).moved);
  expect(moved.filter((transform) => transform !== '')).toEqual([]);
});

test('the sentence for the teacher is on the clipboard after one tap', async () => {
  const { page, context } = await lookingBack(look.heavy, '/nights/week/2026-11-16');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await tap(page, '复制');
  await page.getByRole('button', { name: '复制好了' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '上周有记录的 4 个上学日，书面作业平均 73 分钟，比规定的 60 分钟多 13 分钟。',
  );
});

const LANGUAGES = ['zh-CN', 'en'] as const;
const THEMES = ['light', 'dark'] as const;

test('axe finds nothing on month, week and term, in both languages, by day and by night, tables and words open', async () => {
  const { page } = await lookingBack(look.fullMonth, '/nights', { reducedMotion: 'reduce' });
  for (const language of LANGUAGES)
    for (const theme of THEMES) {
      await page.evaluate((kept) => localStorage.setItem('lamplight.appearance', JSON.stringify(kept)), {
        language,
        theme,
      });
      for (const path of ['/nights', '/nights/week/2026-11-16', '/nights/term/2026a']) {
        await page.goto(path);
        await page.getByLabel(/打开别的日期|Open another date/).waitFor();
        for (const twin of await page.locator('.twin > summary').all()) await twin.tap();
        const words = page.locator('.look-words');
        if ((await words.count()) > 0) await words.tap();
        await page.locator('.nights-week').first().waitFor();
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
        expect(
          violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
          `${path} ${language} ${theme}`,
        ).toEqual([]);
      }
    }
});

test('axe finds nothing where a class stands beside the child, nor in an empty diary', async () => {
  const { page } = await lookingBack(look.inClass, '/nights/week/2026-11-16', { reducedMotion: 'reduce' });
  await page.getByRole('heading', { name: '班级公布的数' }).waitFor();
  const clean = async (name: string) => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      name,
    ).toEqual([]);
  };
  await clean('week in a class');
  await page.goto('/nights');
  await page.getByRole('heading', { name: '班级公布的数' }).waitFor();
  await clean('month in a class');
});

test('in large type and in English nothing runs off a small phone', async () => {
  const { page } = await lookingBack(look.fullMonth, '/nights', { viewport: { width: 320, height: 640 } });
  await page.evaluate(() => {
    localStorage.setItem('lamplight.appearance', JSON.stringify({ language: 'en', type: 'large' }));
  });
  for (const path of ['/nights', '/nights/week/2026-11-16', '/nights/term/2026a']) {
    await page.goto(path);
    await page.getByLabel('Open another date').waitFor();
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(widths, path).toEqual([320, 320]);
  }
});
