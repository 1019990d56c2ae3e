import type { Page } from 'playwright-core';
import { DEMO_CLASSES } from '../../src/endpoint/demo/classes';
import { householdOf, inChina } from '../setup/household';
import { AT_HOMEWORK } from './diaries';
import type { Scene } from './scene';

const at = (name: string, path: string, more: Partial<Scene> = {}): Scene => ({
  name: `school-${name}`,
  at: AT_HOMEWORK,
  diary: householdOf([]),
  visitor: 'admin',
  path,
  ...more,
});

const CLASS = '/school/class#{class}';

async function renewSlips(page: Page): Promise<void> {
  await page.locator('.more summary').first().click();
  await page.locator('.more .row .button').first().click();
  await page.locator('dialog .button-main').click();
  await page.locator('.slip').first().waitFor();
}

async function fillTable(page: Page): Promise<void> {
  await page.locator('.work > .row .button').nth(1).click();
  await page
    .locator('textarea')
    .fill('班级,人数\n四年级1班,42\n三年级（1）班,40\n四年级2班,很多\n=cmd(),41\n五年级1班,39');
}

const figure = (name: string, of: string, more: Partial<Scene> = {}): Scene =>
  at(`figure-${name}`, `/school/figure#{${of}}`, { visitor: 'reader', ...more });

/** The class figure in every state. */
const figures: readonly Scene[] = [
  figure('none', 'class', { visitor: 'admin' }),
  figure('joined', 'joined'),
  figure('first-week', 'firstWeek', {
    act: (page) => page.locator('.figure-key').nth(2).click(),
  }),
  figure('week', 'term', { at: inChina('2026-11-22', '16:30') }),
  figure('table', 'firstWeek', { act: (page) => page.locator('.twin summary').click() }),
  figure('counting', 'firstWeek', { path: '/school/figure?week=2026-11-23#{firstWeek}' }),
  figure('too-few', 'few'),
  figure('low-grade', 'lowGrade'),
  figure('unknown', 'unknown', { at: inChina('2027-01-17', '20:00') }),
  figure('term', 'term', { path: '/school/figure?term=2026a#{term}' }),
  figure('term-table', 'term', {
    path: '/school/figure?term=2026a#{term}',
    act: (page) => page.locator('.twin summary').click(),
  }),
  figure('gone', 'firstWeek', { path: '/school/figure#0123456789' }),
];

const view = (name: string, path: string, more: Partial<Scene> = {}): Scene =>
  at(`view-${name}`, `/school/view${path}`, { visitor: 'reader', ...more });

/** The school's view in every state. */
const views: readonly Scene[] = [
  view('empty', '', { visitor: 'beginner' }),
  view('none', '', { visitor: 'admin' }),
  view('week', '?week=2026-11-16'),
  view('grade', '?week=2026-11-16', { act: (page) => page.locator('.view-grade summary').nth(1).click() }),
  view('term', '?term=2026a'),
  view('term-table', '?term=2026a', {
    act: async (page) => {
      for (const summary of await page.locator('.twin summary').all()) await summary.click();
    },
  }),
  view('nothing', '?week=2026-11-23'),
];
/** The second factor as far as its secret: nothing counts yet. */
async function beginFactor(page: Page): Promise<void> {
  await page.locator('.two section').first().locator('.button').first().click();
  await page.locator('input[type=password]').first().fill('a lamp on the desk');
  await page.locator('button[type=submit]').first().click();
  await page.locator('.qr').waitFor();
}
const report = (name: string, path: string, more: Partial<Scene> = {}): Scene =>
  at(`report-${name}`, path, {
    visitor: 'reader',
    ...more,
    act: async (page) => {
      await page.locator('.paper').waitFor();
      await more.act?.(page);
    },
  });

/** The report of a month and of a term, of one without figures, and how its figures came about. */
const reports: readonly Scene[] = [
  report('month', '/school/report?period=2026-11'),
  report('term', '/school/report?period=2026a'),
  report('nothing', '/school/report?period=2026-11', { visitor: 'admin' }),
  report('method', '/school/report/method?period=2026-11'),
];

/** The school's app: the links that come by hand, signing in, and every screen of an admin. */
export const schoolScenes: readonly Scene[] = [
  at('setup', '/school/setup#{setup}', { visitor: 'nobody' }),
  at('setup-problem', '/school/setup#{setup}', {
    visitor: 'nobody',
    act: async (page) => {
      await page.locator('select').selectOption('custom');
      await page.locator('button[type=submit]').click();
    },
  }),
  at('link-dead', '/school/setup#used', { visitor: 'nobody' }),
  at('invite', '/school/invite#{invite}', { visitor: 'nobody' }),
  at('sign-in', '/school/sign-in', { visitor: 'nobody' }),
  at('settings', '/school/settings'),
  at('settings-limits', '/school/settings/limits', {
    act: async (page) => {
      await page.locator('.more summary').first().click();
      await page.locator('form select').selectOption('by-grade');
    },
  }),
  at('settings-days', '/school/settings/days', { act: (page) => page.locator('.month').waitFor() }),
  at('classes-empty', '/school', { visitor: 'beginner' }),
  at('classes', '/school'),
  at('table', '/school', { act: fillTable }),
  at('table-looked-at', '/school', {
    act: async (page) => {
      await fillTable(page);
      await page.locator('form button[type=submit]').click();
      await page.locator('.table-wrong').first().waitFor();
    },
  }),
  at('class', CLASS, { act: (page) => page.locator('.code-large').waitFor() }),
  at('class-open', CLASS, {
    act: async (page) => {
      const open = page.locator('.two section').nth(1).locator('.button-main');
      const door = page.locator('.door');
      await open.or(door).first().waitFor();
      if ((await door.count()) === 0) await open.click();
      await page.locator('.door .qr').waitFor();
    },
  }),
  at('class-more', CLASS, {
    act: async (page) => {
      for (const more of await page.locator('.more summary').all()) await more.click();
    },
  }),
  at('class-confirm', CLASS, {
    act: async (page) => {
      await page.locator('.more summary').first().click();
      await page.locator('.more .row .button').first().click();
      await page.locator('dialog[open]').waitFor();
    },
  }),
  at('slips', CLASS, { act: renewSlips }),
  at('slips-leave', CLASS, {
    act: async (page) => {
      await renewSlips(page);
      await page.locator('.slip-tools .button').nth(1).click();
      await page.locator('dialog[open]').waitFor();
    },
  }),
  ...views,
  ...figures,
  ...reports,
  at('people', '/school/people'),
  at('people-role', '/school/people', {
    act: async (page) => {
      await page.locator('.person > .row .button').first().click();
      await page.locator('dialog[open]').waitFor();
    },
  }),
  at('log', '/school/log'),
  at('me', '/school/me'),
  at('me-secret', '/school/me', { act: beginFactor }),
  at('sign-in-second', '/school/sign-in', {
    visitor: 'nobody',
    act: async (page) => {
      await page.route('**/v1/auth/sign-in/email', (route) => route.fulfill({ json: { secondStep: true } }));
      await page.locator('input').first().fill('王敏');
      await page.locator('input').nth(1).fill('a lamp on the desk');
      await page.locator('button[type=submit]').click();
      await page.locator('h2').waitFor();
    },
  }),
  at('demo-parent', '/demo/parent', { visitor: 'nobody' }),
  at('demo-teacher', `/demo/teacher/school/figure#${DEMO_CLASSES[0].id}`, { visitor: 'nobody' }),
  at('demo-school', '/demo/school', { visitor: 'nobody' }),
];
