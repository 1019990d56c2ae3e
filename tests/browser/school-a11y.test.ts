import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSchool, type School, type Visitor } from '../pictures/school';
import { AT_HOMEWORK } from '../pictures/diaries';
import { chromiumPath } from '../setup/chromium.mjs';
import { CHROMIUM_FLAGS } from '../setup/served';

let browser: Browser;
let school: School;

beforeAll(async () => {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium: npm test installs it.');
  browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  school = await openSchool(browser);
});
afterAll(async () => {
  await browser.close();
  await school.close();
});

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };

/** What axe finds by all its rules in the light, and by those a theme can break in the dark; and what is wider than its window. */
async function found(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await new AxeBuilder({ page }).setLegacyMode(true).withRules('color-contrast').analyze();
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const beyond = [...document.querySelectorAll('main *')].filter(
      (each) => each.getBoundingClientRect().right > clientWidth,
    );
    return ['wider than its window', ...beyond.map((each) => each.outerHTML.slice(0, 90))];
  });
  return [
    ...wide,
    ...[...violations, ...dark.violations].flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
    ),
  ];
}

/** Looks at each path as one visitor, on a phone or a desktop, in one language; every door on it open. */
async function lookAt(
  visitor: Visitor,
  { paths, viewport, locale }: { paths: readonly string[]; viewport: typeof PHONE; locale: string },
): Promise<void> {
  const context = await browser.newContext({
    baseURL: school.origin,
    locale,
    timezoneId: 'Asia/Shanghai',
    viewport,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  await context.addCookies(school.cookies[visitor]);
  const page = await context.newPage();
  await page.clock.setFixedTime(AT_HOMEWORK);
  const wrong: string[] = [];
  for (const path of paths) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    // Another # alone would leave the page as it stands.
    await page.goto('about:blank');
    await page.goto(school.addressOf(path), { waitUntil: 'networkidle' });
    await page.locator('main:not([aria-busy]) h1').first().waitFor();
    for (const more of await page.locator('details > summary').all()) await more.click();
    const question = page.locator('.builder-open').nth(1);
    if ((await question.count()) > 0) await question.click();
    wrong.push(...(await found(page)).map((each) => `${path}: ${each}`));
  }
  await context.close();
  expect(wrong).toEqual([]);
}

const DAILY = [
  '/school',
  '/school/notice',
  '/school/notice#{firstWeek}',
  '/school/figure?week=2026-11-16#{firstWeek}',
  '/school/view?week=2026-11-16',
  '/school/view?term=2026a',
  '/school/report?period=2026-11',
  '/school/report/method?period=2026-11',
];
const YEARLY = [
  '/school/settings',
  '/school/settings/limits',
  '/school/settings/days',
  '/school/stored',
  '/school/rollover',
  '/school/log',
  '/school/people',
  '/school/me',
];
const SURVEYS = [
  '/school/surveys',
  '/school/surveys/edit#pdraft01',
  '/school/surveys/edit#pempty01',
  '/school/surveys/edit#popen001',
  '/school/surveys/one#pdraft01',
  '/school/surveys/one#pwhole01',
  '/school/surveys/one#pahead01',
  '/school/surveys/one#popen001',
  '/school/surveys/one#pclosing',
];
const inEnglish = (path: string) => `${path}${path.includes('?') ? '&' : '?'}lang=en`;
const PUBLIC = ['/notice/{notice}', '/notice/{notice}/week?week=2026-11-16'];

test.each([
  { what: 'what a school does day by day', paths: [...DAILY, ...PUBLIC] },
  { what: 'what an office does a few times a year', paths: YEARLY },
  { what: 'a survey composed, listed and under way', paths: SURVEYS },
])('axe finds nothing on $what, on a phone in Chinese', async ({ paths }) => {
  await lookAt('reader', { paths, viewport: PHONE, locale: 'zh-CN' });
});

test.each([
  { what: 'what a school does day by day', paths: [...DAILY, ...PUBLIC.map(inEnglish)] },
  { what: 'what an office does a few times a year', paths: YEARLY },
  { what: 'a survey composed, listed and under way', paths: SURVEYS },
])('axe finds nothing on $what, on a desktop in English', async ({ paths }) => {
  await lookAt('reader', { paths, viewport: DESKTOP, locale: 'en-GB' });
});

test('axe finds nothing on the codes of classes that are asked by one', async () => {
  for (const [viewport, locale] of [
    [PHONE, 'zh-CN'],
    [DESKTOP, 'en-GB'],
  ] as const)
    await lookAt('admin', { paths: ['/school/surveys/one#pdoors01'], viewport, locale });
});

test('axe finds nothing where a grade’s lead, a subject’s teacher and an empty school look', async () => {
  const view = '/school/view?week=2026-11-16';
  await lookAt('lead', { paths: [view, '/school/settings'], viewport: PHONE, locale: 'zh-CN' });
  await lookAt('teacher', { paths: ['/school/notice', '/school'], viewport: PHONE, locale: 'zh-CN' });
  await lookAt('beginner', { paths: ['/school/view', '/school/stored'], viewport: PHONE, locale: 'zh-CN' });
});

const RESULTS = ['?part=3#ptold001', '#ptold002', '#ptold003'].map(
  (place) => `/school/surveys/results${place}`,
);

test('axe finds nothing on the results of a survey', async () => {
  await lookAt('reader', { paths: RESULTS, viewport: PHONE, locale: 'zh-CN' });
  await lookAt('lead', { paths: RESULTS.slice(0, 1), viewport: DESKTOP, locale: 'en-GB' });
});
