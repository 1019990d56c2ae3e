import type { Page } from 'playwright-core';
import { householdOf, inChina, withTimer } from '../setup/household';
import * as diary from './diaries';
import * as classes from './class-diaries';
import * as figures from './figure-diaries';
import { backupScenes } from './backup-scenes';
import * as look from './look-diaries';
import { AT_HOMEWORK, MONDAY } from './diaries';
import { guardScenes } from './guard-scenes';
import type { Scene } from './scene';

const NOBODY = householdOf([]);
const lastMonday = '2026-11-16';

const ANDROID =
  'Mozilla/5.0 (Linux; Android 13; V2230A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const WECHAT = `${ANDROID} MicroMessenger/8.0.49`;

const open = (name: string, at: number, more: Partial<Scene> = {}): Scene => ({
  name,
  at,
  diary: diary.evening,
  path: '/',
  ...more,
});

const today: Scene[] = [
  open('today-empty', AT_HOMEWORK),
  open('today-running', AT_HOMEWORK, { diary: diary.running }),
  open('today-paused', AT_HOMEWORK, { diary: diary.paused }),
  open('today-within', AT_HOMEWORK, { diary: diary.within }),
  open('today-over', AT_HOMEWORK, { diary: diary.overAndDone }),
  open('today-over-bedtime', inChina(MONDAY, '21:21'), { diary: diary.overAtBedtime }),
  open('today-doubt', inChina(MONDAY, '23:05'), { diary: diary.forgotten }),
  open('today-no-homework', AT_HOMEWORK, { diary: diary.noHomework }),
  open('today-done-at-school', AT_HOMEWORK, { diary: diary.doneAtSchool }),
  open('today-guessed', AT_HOMEWORK, { diary: diary.guessedAtSchool }),
  open('today-unsplit', AT_HOMEWORK, { diary: diary.unsplit }),
  open('today-morning', inChina('2026-11-24', '07:10')),
  open('today-morning-recorded', inChina('2026-11-24', '07:10'), { diary: diary.within }),
  open('today-after-midnight', inChina('2026-11-24', '00:30'), {
    diary: withTimer(diary.within, {
      child: 'xiaomi',
      subject: 'english',
      startedAt: inChina('2026-11-24', '00:05'),
    }),
  }),
  open('today-weekend', inChina('2026-11-28', '15:20'), { diary: diary.weekend }),
  open('today-vacation', inChina('2027-02-09', '15:20'), { diary: diary.unknownYear }),
  open('today-unknown-year', inChina('2027-03-09', '19:20'), { diary: diary.unknownYear }),
  open('today-first-grader', AT_HOMEWORK, { diary: diary.firstGrader }),
  open('today-kindergartner', AT_HOMEWORK, { diary: diary.kindergartner }),
  open('today-ninth-grader', AT_HOMEWORK, { diary: diary.juniorNine }),
  open('today-promotion', inChina('2026-09-07', '19:20'), { diary: diary.promoted }),
  open('today-two-children', AT_HOMEWORK, { diary: diary.two }),
  open('today-four-children', AT_HOMEWORK, { diary: diary.four }),
  open('today-undo', AT_HOMEWORK, {
    diary: diary.running,
    act: (page) => page.locator('.running .button').last().click(),
  }),
];

const sheets: Scene[] = [
  open('sheet-log', AT_HOMEWORK, { path: `/?log=${MONDAY}` }),
  open('sheet-log-problem', AT_HOMEWORK, {
    path: `/?log=${MONDAY}`,
    act: async (page) => {
      await page.locator('.entry-minutes').fill('1000');
      await page.locator('.entry-save').click();
    },
  }),
  open('sheet-log-more', AT_HOMEWORK, {
    path: `/?log=${MONDAY}`,
    act: (page) => page.locator('.entry-more summary').click(),
  }),
  open('sheet-since', AT_HOMEWORK, {
    path: `/?log=${MONDAY}`,
    act: (page) => page.locator('dialog .choice-key').nth(1).click(),
  }),
  open('sheet-edit', AT_HOMEWORK, { diary: diary.within, path: `/?edit=xiaomi-${MONDAY}-0` }),
  open('sheet-split', AT_HOMEWORK, { diary: diary.unsplit, path: `/?split=xiaomi-${MONDAY}-0` }),
  open('sheet-timer', AT_HOMEWORK, { diary: diary.running, path: '/?timer=xiaomi' }),
  open('sheet-school', AT_HOMEWORK, { path: `/?school=${MONDAY}` }),
];

const term: Partial<Scene> = { diary: look.year, path: '/nights/term/2026a' };

const lookScenes: Scene[] = [
  open('look-month', AT_HOMEWORK, { diary: look.fullMonth, path: '/nights' }),
  open('look-month-words', AT_HOMEWORK, {
    diary: look.fullMonth,
    path: '/nights',
    act: (page) => page.locator('.look-words').click(),
  }),
  open('look-month-before', AT_HOMEWORK, { diary: look.year, path: '/nights/month/2026-09' }),
  open('look-month-heavy', AT_HOMEWORK, { diary: look.heavy, path: '/nights' }),
  open('look-month-first', AT_HOMEWORK, { diary: look.firstDays, path: '/nights' }),
  open('look-month-empty', AT_HOMEWORK, { diary: diary.promoted, path: '/nights' }),
  open('look-month-reading', AT_HOMEWORK, { diary: look.reader, path: '/nights' }),
  open('look-month-unknown', inChina('2027-03-09', '20:28'), { diary: diary.unknownYear, path: '/nights' }),
  open('look-month-class', AT_HOMEWORK, { diary: look.inClass, path: '/nights' }),
  open('look-week', AT_HOMEWORK, { diary: look.fullMonth, path: `/nights/week/${lastMonday}` }),
  open('look-week-now', AT_HOMEWORK, { diary: diary.within, path: `/nights/week/${MONDAY}` }),
  open('look-week-class', AT_HOMEWORK, { diary: look.inClass, path: `/nights/week/${lastMonday}` }),
  open('look-week-reading', AT_HOMEWORK, { diary: look.reader, path: `/nights/week/${lastMonday}` }),
  open('look-term', AT_HOMEWORK, term),
  open('look-term-table', AT_HOMEWORK, {
    ...term,
    act: (page) => page.locator('.bars .twin summary').click(),
  }),
  open('look-term-spring', AT_HOMEWORK, { ...term, path: '/nights/term/2025b' }),
];

const pages: Scene[] = [
  open('night', AT_HOMEWORK, { path: `/nights/${lastMonday}` }),
  open('night-over', AT_HOMEWORK, { path: '/nights/2026-11-18' }),
  open('night-nothing', AT_HOMEWORK, { path: '/nights/2026-11-17' }),
  open('settings', AT_HOMEWORK, { diary: diary.four, path: '/settings' }),
  open('child', AT_HOMEWORK, { path: '/settings/child/xiaomi' }),
  open('install', AT_HOMEWORK, { path: '/settings/install' }),
  open('install-android', AT_HOMEWORK, { path: '/settings/install', userAgent: ANDROID }),
  open('install-ios', AT_HOMEWORK, { path: '/settings/install', userAgent: IPHONE }),
  open('install-wechat', AT_HOMEWORK, { path: '/settings/install', userAgent: WECHAT }),
  open('install-plain-http', AT_HOMEWORK, {
    path: '/settings/install',
    userAgent: ANDROID,
    isPlainHttp: true,
  }),
  open('new-version', AT_HOMEWORK, {
    diary: diary.within,
    before: pretendNewVersion,
    act: (page) => page.locator('.version').waitFor(),
  }),
];

const doors: Scene[] = [
  open('welcome', AT_HOMEWORK, { diary: NOBODY }),
  open('welcome-problem', AT_HOMEWORK, {
    diary: NOBODY,
    act: (page) => page.locator('.welcome form .button-main').click(),
  }),
  open('welcome-wechat', AT_HOMEWORK, { diary: NOBODY, userAgent: WECHAT }),
  open('sandbox', AT_HOMEWORK, {
    diary: NOBODY,
    act: async (page) => {
      await page.locator('.welcome-foot .button-quiet').click();
      await page.locator('.mark').waitFor();
      await page.waitForTimeout(1500);
    },
  }),
];

/** As while another window of the phone speaks to the school: the letters stay as they lie. */
const still = (name: string, at: number, more: Partial<Scene>): Scene =>
  open(name, at, {
    before: () => void navigator.locks.request('lamplight-sync', () => new Promise(() => undefined)),
    ...more,
  });

const classScenes: Scene[] = [
  open('class-none', AT_HOMEWORK, { path: '/class' }),
  open('class-unread', AT_HOMEWORK, {
    path: '/class',
    act: async (page) => {
      await page.locator('.class-code').fill('3n5k 8m2q 7tk7');
      await page.locator('.class-page .button-main').click();
    },
  }),
  still('class-joined', AT_HOMEWORK, { diary: classes.joined, path: '/class' }),
  still('class-limit', AT_HOMEWORK, { diary: classes.otherLimit, path: '/class' }),
  still('class-consent-again', AT_HOMEWORK, { diary: classes.olderConsent, path: '/class' }),
  still('class-leave', AT_HOMEWORK, {
    diary: classes.joined,
    path: '/class',
    act: (page) => page.locator('.class-page > .button-quiet').click(),
  }),
  open('class-waiting', AT_HOMEWORK, { diary: classes.held, path: '/class' }),
  open('join-wechat', AT_HOMEWORK, { path: `/join#${classes.SLIP}`, userAgent: WECHAT }),
  open('join-consent', AT_HOMEWORK, { path: `/join#${classes.SLIP}` }),
  open('join-found', AT_HOMEWORK, { diary: classes.found, path: '/join/j1' }),
  open('join-found-door', AT_HOMEWORK, { diary: classes.foundByDoor, path: '/join/j1' }),
  open('join-found-first', AT_HOMEWORK, { diary: classes.foundByNobody, path: '/join/j1' }),
  open('join-found-two', AT_HOMEWORK, { diary: classes.foundByTwo, path: '/join/j1' }),
  open('join-waiting', AT_HOMEWORK, { diary: classes.held, path: '/join/j1' }),
  open('join-used', AT_HOMEWORK, { diary: classes.used, path: '/join/j1' }),
  open('join-mistyped', AT_HOMEWORK, { diary: classes.mistyped, path: '/join/j1' }),
  open('join-already', AT_HOMEWORK, { diary: classes.joined, path: `/join#${classes.SLIP}` }),
];

const handOver = async (page: Page) => {
  await page.locator('.class-page > .button:not(.button-quiet)').first().click();
};

const sentScenes: Scene[] = [
  still('sent-evenings', AT_HOMEWORK, { diary: classes.sentEvenings, path: '/class/sent' }),
  still('sent-open', AT_HOMEWORK, { diary: classes.openEvenings, path: '/class/sent' }),
  still('sent-question', AT_HOMEWORK, { diary: classes.taken, path: '/class/sent' }),
  still('sent-none', AT_HOMEWORK, { diary: classes.joined, path: '/class/sent' }),
  still('sent-left', AT_HOMEWORK, { diary: classes.leftWithLetters, path: '/class/sent' }),
  still('sent-all-back', AT_HOMEWORK, {
    diary: classes.openEvenings,
    path: '/class/sent',
    act: (page) => page.locator('main > .button-quiet').last().click(),
  }),
  still('class-sent', AT_HOMEWORK, { diary: classes.sentEvenings, path: '/class' }),
  still('class-question', AT_HOMEWORK, { diary: classes.taken, path: '/class' }),
  still('class-few-families', AT_HOMEWORK, { diary: classes.fewFamilies, path: '/class' }),
  still('class-other-keys', AT_HOMEWORK, { diary: classes.otherKeys, path: '/class' }),
  still('class-revoked', AT_HOMEWORK, { diary: classes.revoked, path: '/class' }),
  still('class-spent', AT_HOMEWORK, { diary: classes.spent, path: '/class' }),
  still('sent-spent', AT_HOMEWORK, { diary: classes.spent, path: '/class/sent' }),
  still('class-left', AT_HOMEWORK, { diary: classes.leftWithLetters, path: '/class' }),
  still('family-warning', AT_HOMEWORK, { diary: classes.handing, path: '/class', act: handOver }),
  still('family-code', AT_HOMEWORK, {
    diary: classes.handing,
    path: '/class',
    act: async (page) => {
      await handOver(page);
      await page.locator('.class-page section .row .button').last().click();
      await page.locator('.shown-code').waitFor();
      await page.locator('.shown-code').scrollIntoViewIfNeeded();
    },
  }),
  still('family-consent', AT_HOMEWORK, { path: `/join#${classes.FAMILY}` }),
  still('family-found', AT_HOMEWORK, { diary: classes.foundByFamily, path: '/join/j1' }),
  still('family-own', AT_HOMEWORK, { diary: classes.handing, path: `/join#${classes.FAMILY}` }),
  still('family-last-year', AT_HOMEWORK, { diary: classes.lastYears, path: '/join/j1' }),
  still('family-elsewhere', AT_HOMEWORK, {
    diary: classes.foundByDoor,
    path: '/join/j1',
    act: (page) => page.locator('.class-join section .row .button').first().click(),
  }),
];

const figureScenes: Scene[] = [
  still('figure-none', AT_HOMEWORK, { diary: figures.none, path: '/class' }),
  still('figure-few', inChina('2026-11-28', '09:30'), {
    diary: figures.few,
    path: '/class/figure/2026-11-23',
  }),
  still('figure-first', figures.THURSDAY_EVENING, { diary: figures.first, path: '/class' }),
  still('figure-term-tab', AT_HOMEWORK, { diary: figures.wholeTerm, path: '/class' }),
  still('figure-term', AT_HOMEWORK, { diary: figures.wholeTerm, path: '/class/figure' }),
  still('figure-over', AT_HOMEWORK, { diary: figures.over, path: '/class/figure' }),
  still('figure-week-of-few', AT_HOMEWORK, { diary: figures.weekOfFew, path: '/class/figure' }),
  still('figure-second-grade', AT_HOMEWORK, { diary: figures.secondGrade, path: '/class/figure' }),
  open('figure-sandbox', AT_HOMEWORK, {
    diary: NOBODY,
    act: async (page) => {
      await page.locator('.welcome-foot .button-quiet').click();
      await page.locator('.mark').waitFor();
      await page.locator('.tab').nth(2).click();
      await page.locator('.figure-card').waitFor();
    },
  }),
];

export const scenes: readonly Scene[] = [
  ...doors,
  ...today,
  ...sheets,
  ...lookScenes,
  ...pages,
  ...classScenes,
  ...sentScenes,
  ...figureScenes,
  ...backupScenes,
  ...guardScenes,
];

/** A service worker that waits behind the one in charge, as far as the app asks about it. */
function pretendNewVersion(): void {
  const registration = Object.assign(new EventTarget(), {
    waiting: {},
    active: {},
    update: async () => undefined,
  });
  const workers = Object.assign(new EventTarget(), { controller: {}, register: async () => registration });
  Object.defineProperty(navigator, 'serviceWorker', { value: workers });
}
