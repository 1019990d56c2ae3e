import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { backupScenes } from '../pictures/backup-scenes';
import * as classes from '../pictures/class-diaries';
import * as figures from '../pictures/figure-diaries';
import { guardScenes } from '../pictures/guard-scenes';
import { surveyScenes } from '../pictures/survey-scenes';
import { seed } from '../setup/household';
import { addChild, entries, firstRun, follow, log, start } from './hand';
import { openHouse, wait, type Phone } from './phone';

const house = openHouse();

const LANGUAGES = ['zh-CN', 'en'] as const;

/** What is asked and answered on the pages of backups. */
const KEEPING = ['backup-plan', 'backup-twin', 'backup-refused', 'backup-text', 'backup-shrinking'];
const GUARDING = ['backup-auto-chosen', 'backup-erase-class', 'restore-empty', 'restore-found'];
const keepingScenes = [...backupScenes, ...guardScenes].filter(({ name }) =>
  [...KEEPING, ...GUARDING].includes(name),
);

/** What axe finds on the page as it stands, each with where: by all its rules, or by those a theme can break. */
async function found(page: Page, rules: 'all' | 'colours'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules === 'all' ? axe : axe.withRules('color-contrast')).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}

/** Axe finds nothing on the page in the light, nor in the dark, where only colours differ. */
async function lookAt(page: Page, name: string): Promise<void> {
  expect(await found(page, 'all'), `${name}, light`).toEqual([]);
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
  expect(await found(page, 'colours'), `${name}, dark`).toEqual([]);
}

async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate(
    (kept) => {
      localStorage.setItem('lamplight.appearance', JSON.stringify(kept));
    },
    { language, theme: 'light' },
  );
}

/** Looks at every path in each language and theme; a sheet is looked at once it is open. */
async function lookEverywhere(page: Page, paths: readonly string[]): Promise<void> {
  for (const language of LANGUAGES) {
    await speak(page, language);
    for (const path of paths) {
      await page.goto(path);
      // Words and parts that come later take the page's place for a moment.
      await page.waitForLoadState('networkidle');
      const isSheet = /\?(?:log|edit|split|timer|school)=/.test(path);
      await page
        .locator(isSheet ? 'dialog[open] button' : 'main :is(h1, h2, button)')
        .first()
        .waitFor();
      await lookAt(page, `${path} in ${language}`);
    }
  }
}

async function seeded(): Promise<Phone & { child: string; entry: string }> {
  const phone = await house.phone({ reducedMotion: 'reduce' });
  const { page } = phone;
  await firstRun(page);
  await addChild(page, '小红', '一年级');
  await page.getByRole('group', { name: '孩子' }).getByRole('button', { name: '小明' }).tap();
  await log(page, '75');
  await log(page, '20', '阅读等');
  await entries(page).first().getByRole('button').first().tap();
  const entry = new URL(page.url()).searchParams.get('edit') ?? '';
  await page.goBack();
  await follow(page, '我的');
  await follow(page, '小明');
  const child = new URL(page.url()).pathname.split('/').pop() ?? '';
  return { ...phone, child, entry };
}

test('axe finds nothing on the first page, empty or with a mistake in it', async () => {
  const { page } = await house.phone({ reducedMotion: 'reduce' });
  await page.goto('/');
  for (const language of LANGUAGES) {
    await speak(page, language);
    await page.reload();
    await page.locator('form button[type=submit]').tap();
    await page.getByRole('alert').first().waitFor();
    await lookAt(page, language);
  }
});

test('axe finds nothing on an empty evening, nor in the morning', async () => {
  const { page } = await house.phone({ reducedMotion: 'reduce', at: '2026-11-24 07:00' });
  await firstRun(page);
  await lookEverywhere(page, ['/', '/nights']);
});

test('axe finds nothing on any screen or sheet of a full evening over its limit', async () => {
  const { page, child, entry } = await seeded();
  await lookEverywhere(page, [
    '/',
    '/?log=2026-11-23',
    `/?edit=${entry}`,
    `/?split=${entry}`,
    '/?school=2026-11-23',
    '/nights',
    '/nights/2026-11-23',
    '/settings',
    `/settings/child/${child}`,
    '/settings/install',
    '/settings/reminder',
    '/sheet/month/2026-11',
    '/sheet/week/2026-11-23',
  ]);
});

test.each(keepingScenes)(
  'axe finds nothing where the diary is kept or fetched back: $name',
  async ({ diary, path, act }) => {
    const { page, expectComplaint } = await house.phone({ reducedMotion: 'reduce', at: '2026-11-23 20:28' });
    expectComplaint(/status of 404/);
    await page.goto('/');
    await page.locator('form').waitFor();
    for (const language of LANGUAGES) {
      await page.goto('/health');
      await seed(page, diary);
      await speak(page, language);
      await page.goto(path);
      await page.locator('main :is(h1, h2)').first().waitFor();
      await act?.(page);
      await lookAt(page, language);
    }
  },
);

test('axe finds nothing while a timer runs, past bedtime, and when a forgotten one is asked about', async () => {
  const { page, child } = await seeded();
  await follow(page, '今晚');
  await start(page, '语文');
  await lookEverywhere(page, ['/', `/?timer=${child}`]);
  await page.goto('/');
  await wait(page, 29);
  await wait(page, 29);
  await wait(page, 25);
  await lookEverywhere(page, ['/']);
  await wait(page, 10 * 60);
  await lookEverywhere(page, ['/']);
});

test('axe finds nothing where evenings wait, went or are asked about, nor where a seat is handed over', async () => {
  const { page, expectComplaint } = await house.phone({ reducedMotion: 'reduce', at: '2026-11-23 20:28' });
  // Where no app is open the browser looks for an icon.
  expectComplaint(/status of 404/);
  await page.goto('/');
  await page.locator('form').waitFor();
  // As while another window speaks to the school: the letters stay as they lie.
  await page.addInitScript(() => {
    void navigator.locks.request('lamplight-sync', () => new Promise(() => undefined));
  });
  const { openEvenings, sentEvenings, taken, fewFamilies, handing } = classes;
  for (const diary of [openEvenings, sentEvenings, taken]) {
    await page.goto('/health');
    await seed(page, diary);
    await lookEverywhere(page, ['/class/sent']);
  }
  for (const diary of [taken, fewFamilies]) {
    await page.goto('/health');
    await seed(page, diary);
    await lookEverywhere(page, ['/class']);
  }
  await page.goto('/health');
  await seed(page, handing);
  await page.goto('/class');
  await page.locator('.class-page > .button:not(.button-quiet)').tap();
  await page.locator('.class-page section .row .button').last().tap();
  await page.locator('.shown-code').waitFor();
  await lookAt(page, 'the code of a seat');
});

test('axe finds nothing on the class figure: none, few, over, a term, and its tables', async () => {
  const { page, expectComplaint } = await house.phone({ reducedMotion: 'reduce', at: '2026-11-23 20:28' });
  expectComplaint(/status of 404/);
  await page.goto('/');
  await page.locator('form').waitFor();
  await page.addInitScript(() => {
    void navigator.locks.request('lamplight-sync', () => new Promise(() => undefined));
  });
  for (const diary of [figures.none, figures.over]) {
    await page.goto('/health');
    await seed(page, diary);
    await lookEverywhere(page, ['/class']);
  }
  for (const diary of [figures.few, figures.wholeTerm]) {
    await page.goto('/health');
    await seed(page, diary);
    await lookEverywhere(page, ['/class/figure']);
  }
  for (const table of await page.locator('.twin > summary').all()) await table.tap();
  await lookAt(page, 'the tables of a term');
});

test('axe finds nothing on a survey’s pages: each kind of question, the review, the receipt, the results, the QR', async () => {
  const { page, expectComplaint } = await house.phone({ reducedMotion: 'reduce', at: '2026-11-23 20:28' });
  expectComplaint(/status of 404/);
  await page.goto('/');
  await page.locator('form').waitFor();
  await page.addInitScript(() => {
    void navigator.locks.request('lamplight-sync', () => new Promise(() => undefined));
  });
  for (const { diary, path } of surveyScenes) {
    await page.goto('/health');
    await seed(page, diary);
    await lookEverywhere(page, [path]);
  }
});
