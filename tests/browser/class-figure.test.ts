import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AT_HOMEWORK } from '../pictures/diaries';
import { openSchool, type School } from '../pictures/school';
import { chromiumPath } from '../setup/chromium.mjs';
import { inChina } from '../setup/household';
import { CHROMIUM_FLAGS } from '../setup/served';
import { drawPage, MM } from './slip-picture';

let browser: Browser;
let school: School;
let context: BrowserContext;

beforeAll(async () => {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium: npm test installs it.');
  browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  school = await openSchool(browser);
  context = await browser.newContext({
    baseURL: school.origin,
    locale: 'zh-CN',
    // A teacher who travels still reads the evenings of the school.
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  await context.addCookies(school.cookies.reader);
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

async function open(path: string, at = AT_HOMEWORK): Promise<Page> {
  const page = await context.newPage();
  await page.clock.setFixedTime(at);
  await page.goto(school.addressOf(path));
  await page.locator('.figure-page h2').first().waitFor();
  return page;
}

async function found(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const STATES: readonly [string, string, number][] = [
  ['with nothing told yet', '/school/figure#{joined}', AT_HOMEWORK],
  ['of the first week', '/school/figure?week=2026-11-16&night=2026-11-19#{firstWeek}', AT_HOMEWORK],
  ['of too few families', '/school/figure#{few}', AT_HOMEWORK],
  ['of grade 2', '/school/figure#{lowGrade}', AT_HOMEWORK],
  ['of a year that is not known', '/school/figure#{unknown}', inChina('2027-01-17', '20:00')],
  ['of a term', '/school/figure?term=2026a#{term}', AT_HOMEWORK],
];

test.each(STATES)(
  'axe finds nothing on the class figure %s, in the light and in the dark',
  async (_, path, at) => {
    const page = await open(path, at);
    for (const twin of await page.locator('.twin').all())
      await twin.evaluate((details) => details.setAttribute('open', ''));
    for (const theme of ['light', 'dark']) {
      await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
      expect(await found(page), theme).toEqual([]);
    }
    await page.close();
  },
);

test('an evening closes by the clock of the school, wherever its teacher is', async () => {
  const page = await open('/school/figure?week=2026-11-23#{firstWeek}');
  await page.getByText('统计中，周三 06:00 公布').filter({ visible: true }).first().waitFor();
  await page.close();
});

test('weeks go by the keyboard alone, and an evening opens by it', async () => {
  const page = await open('/school/figure#{firstWeek}');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: '11月23日—29日' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('heading', { name: '11月16日—22日' }).waitFor();
  const key = page.getByRole('button', { name: /^周四晚/ });
  await key.focus();
  await page.keyboard.press('Enter');
  await page.getByText('语文').first().waitFor();
  expect(await key.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.close();
});

/** The share of a page (in thousandths) that is as dark as text. */
function inkOn({ dots }: { dots: Buffer }): number {
  let dark = 0;
  for (let at = 0; at < dots.length; at += 3) if ((dots[at] ?? 255) < 90) dark += 1;
  return (1000 * dark) / (dots.length / 3);
}

test.each([
  ['a week with its table', '/school/figure?week=2026-11-16&night=2026-11-19#{firstWeek}'],
  ['a term with its table', '/school/figure?term=2026a#{term}'],
])('%s prints on one A4, dark on light whatever the screen is', async (_, path) => {
  const page = await open(path);
  await page.locator('.twin summary').first().click();
  for (const theme of ['light', 'dark']) {
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheet = drawPage(pdf, 1);
    expect([sheet.width / MM, sheet.height / MM].map(Math.round)).toEqual([210, 297]);
    expect(inkOn(sheet), theme).toBeGreaterThan(10);
    expect(inkOn(sheet), theme).toBeLessThan(150);
    expect(() => drawPage(pdf, 2)).toThrow();
  }
  await page.close();
});
