import type { Page } from 'playwright-core';
import type { RolloverAnswer } from '../../src/wire/rollover';
import { householdOf, inChina } from '../setup/household';
import * as classes from './class-diaries';
import { AT_HOMEWORK, MONDAY } from './diaries';
import * as figures from './figure-diaries';
import type { Scene } from './scene';
import { TONIGHTS_NOTICE } from './school-at-work';

const at = (name: string, path: string, more: Partial<Scene> = {}): Scene => ({
  name: `work-${name}`,
  at: AT_HOMEWORK,
  diary: householdOf([]),
  visitor: 'reader',
  path,
  ...more,
});

const PASTED = `各位家长好，今天的作业：
语文：1.抄写第5课生字 20分钟 2.背诵课文第2自然段
数学：练习册P12-13（约15分钟）；口算题卡第20页 5分钟
英语 听读Unit 5 10min 选做
明天记得带彩笔`;
const LONG = '语文：抄写第5课生字 45分钟\n数学：练习册P12-13 35分钟';

const paste = (text: string) => async (page: Page) => {
  await page.locator('#notice-paste').fill(text);
  await page.locator('.notice-paste ~ .row .button').click();
  await page.locator('.notice-task').first().waitFor();
};

/** 作业公示 from the empty board to what everybody reads. */
const notices: readonly Scene[] = [
  at('notice-empty', '/school/notice', { visitor: 'admin' }),
  at('notice-pasted', '/school/notice', { visitor: 'admin', act: paste(PASTED) }),
  at('notice-over', '/school/notice', { visitor: 'admin', act: paste(LONG) }),
  at('notice-subject', '/school/notice', { visitor: 'teacher' }),
  at('notice-posted', '/school/notice#{firstWeek}', {
    act: async (page) => {
      await page.locator('.copy').waitFor();
      for (const more of await page.locator('.more summary').all()) await more.click();
    },
  }),
  at('notice-picture', '/school/notice#{firstWeek}', {
    act: async (page) => {
      await page.locator('.copy ~ .row .button').first().click();
      await page.locator('.notice-picture').waitFor();
    },
  }),
  at('notice-changing', '/school/notice#{firstWeek}', {
    act: async (page) => {
      await page.locator('.copy ~ .row .button').nth(1).click();
      await page.locator('.notice-task').first().waitFor();
    },
  }),
  at('public', '/notice/{notice}'),
  at('public-en', '/notice/{notice}?lang=en'),
  at('public-week', '/notice/{notice}/week?week=2026-11-16'),
  at('public-week-en', '/notice/{notice}/week?week=2026-11-16&lang=en'),
];

const SEPTEMBER = inChina('2027-09-02', '09:00');

/** The last weeks of a school year lie far from this evening: the answer of then, as the endpoint would give it. */
const whenNewYear = (answer: RolloverAnswer) => async (page: Page) => {
  await page.route('**/v1/school/rollover', (route) => route.fulfill({ json: answer }));
  await page.reload();
  await page.locator('.work h1').waitFor();
  await page.locator('.work .stack').first().waitFor();
};

const of = (name: string, grade: 1 | 3 | 6, to?: string): RolloverAnswer['classes'][number] => ({
  class: `000000000${String(grade)}`,
  name,
  // A class that rises is told in the grade of the new year.
  grade: to === undefined ? grade : grade + 1,
  size: 41,
  next: to === undefined ? { kind: 'leaves', grade } : { kind: 'rises', name: to, grade: grade + 1 },
});
const YEAR = { year: 2027, from: '2027-08-01', there: [] as string[] };
const DUE: RolloverAnswer = {
  ...YEAR,
  state: 'due',
  openUntil: inChina('2027-09-03', '06:00'),
  classes: [of('一年级1班', 1, '二年级1班'), of('三（2）班', 3, '四（2）班'), of('六年级（10）班', 6)],
};
const DONE: RolloverAnswer = {
  ...YEAR,
  state: 'nothing',
  classes: [],
  undo: { year: 2027, rolledAt: SEPTEMBER, until: inChina('2027-09-09', '09:00') },
};

const rollover = (name: string, answer: RolloverAnswer, act?: Scene['act']) =>
  at(`rollover-${name}`, '/school/rollover', {
    at: SEPTEMBER,
    act: async (page) => {
      await whenNewYear(answer)(page);
      await act?.(page);
    },
  });

/** What an office does a few times a year. */
const office: readonly Scene[] = [
  at('classes-alert', '/school', { act: (page) => page.locator('.alert-line').first().waitFor() }),
  at('view-rules', '/school/view?week=2026-11-16', {
    act: (page) => page.locator('.view-rules summary').click(),
  }),
  at('view-lead', '/school/view?week=2026-11-16', { visitor: 'lead' }),
  at('settings-lead', '/school/settings', { visitor: 'lead' }),
  at('settings-teacher', '/school/settings', { visitor: 'teacher' }),
  at('days', '/school/settings/days', { act: (page) => page.locator('.month').waitFor() }),
  at('days-year', '/school/settings/days', {
    act: async (page) => {
      await page.locator('.choice-key').nth(1).click();
      await page.locator('.year').waitFor();
    },
  }),
  at('stored', '/school/stored'),
  at('stored-end', '/school/stored', {
    act: async (page) => {
      await page.locator('main section').last().locator('button').last().click();
      await page.locator('dialog[open]').waitFor();
    },
  }),
  at('rollover-early', '/school/rollover'),
  rollover('due', DUE, async (page) => {
    await page.locator('.rollover-key .button').nth(1).click();
  }),
  rollover('done', DONE),
  at('people', '/school/people'),
  at('log', '/school/log'),
  at('figure-planned', '/school/figure?week=2026-11-16#{firstWeek}'),
];

/** As while another window of the phone speaks to the school. */
const phone = (name: string, more: Partial<Scene>): Scene => ({
  name: `home-${name}`,
  at: AT_HOMEWORK,
  diary: classes.joined,
  path: '/',
  before: () => void navigator.locks.request('lamplight-sync', () => new Promise(() => undefined)),
  ...more,
});

const CLASS = classes.SEEN.class;
const kept = (notice: { night: string }) => ({ ...notice, id: `${CLASS}/${notice.night}`, class: CLASS });
const tonight = { ...classes.joined, notices: [kept(TONIGHTS_NOTICE)] };
const before = ['2026-11-16', '2026-11-17', '2026-11-19'].map((night) => kept({ ...TONIGHTS_NOTICE, night }));
const [seat] = classes.joined['enrolments'] ?? [];
const told = {
  fridayCounts: false,
  breaks: [{ from: '2027-01-25', to: '2027-02-19' }],
  overrides: { '2026-12-02': 'no-homework', [MONDAY]: 'no-homework' },
};

/** The same evening at the parents'. */
const homes: readonly Scene[] = [
  phone('notice', { diary: tonight }),
  phone('notice-none', {
    diary: {
      ...classes.joined,
      notices: [kept({ ...TONIGHTS_NOTICE, isNoHomework: true, tasks: [] } as never)],
    },
  }),
  phone('school-word', {
    diary: { ...classes.joined, enrolments: [{ ...seat, seen: { ...classes.SEEN, calendar: told } }] },
  }),
  phone('class-word', {
    diary: { ...classes.joined, enrolments: [{ ...seat, seen: { ...classes.SEEN, calendar: told } }] },
    path: '/class',
  }),
  phone('night', { diary: { ...classes.joined, notices: before }, path: '/nights/2026-11-16' }),
  phone('planned', { diary: { ...figures.over, notices: before }, path: '/class/figure' }),
];

/** The school at work: notices, its view and settings, and what becomes of them at the parents'. */
export const workScenes: readonly Scene[] = [...notices, ...office, ...homes];
