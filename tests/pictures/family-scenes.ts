import type { Page } from 'playwright-core';
import { emptyDiary, type Diary } from '../../src/parent/store/file/parcel';
import { childToCode } from '../../src/parent/store/file/elder-code';
import { nightToLines } from '../../src/parent/store/file/line';
import type { EntryRow } from '../../src/parent/store/rows';
import { householdOf, inChina, withEntries, withTimer, type PhoneDiary } from '../setup/household';
import * as diary from './diaries';
import { AT_HOMEWORK, MONDAY } from './diaries';
import type { Scene } from './scene';

const WECHAT =
  'Mozilla/5.0 (Linux; Android 13; V2230A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49';

/** The same phone with grandfather's page for 小米. */
function elder(phone: PhoneDiary): PhoneDiary {
  return { ...phone, kept: [...(phone['kept'] ?? []), { key: 'elder', value: 'xiaomi' }] };
}

const scene = (name: string, more: Partial<Scene>): Scene => ({
  name,
  at: AT_HOMEWORK,
  diary: elder(diary.evening),
  path: '/',
  ...more,
});

const press = (nth: number) => (page: Page) => page.locator('.elder-key').nth(nth).click();

const elderScenes: Scene[] = [
  scene('elder-idle', {}),
  scene('elder-running', { diary: elder(diary.running) }),
  scene('elder-paused', { diary: elder(diary.paused) }),
  scene('elder-done', { diary: elder(diary.within) }),
  scene('elder-undo', { diary: elder(diary.running), act: press(1) }),
  scene('elder-no-homework', { diary: elder(diary.noHomework) }),
  scene('elder-guess', { act: press(3) }),
  scene('elder-done-at-school', { diary: elder(diary.doneAtSchool) }),
  scene('elder-doubt', { at: inChina(MONDAY, '23:05'), diary: elder(diary.forgotten) }),
  scene('elder-morning', { at: inChina('2026-11-24', '07:10') }),
  scene('elder-morning-recorded', { at: inChina('2026-11-24', '07:10'), diary: elder(diary.within) }),
  scene('elder-after-midnight', {
    at: inChina('2026-11-24', '00:30'),
    diary: elder(withTimer(diary.within, { child: 'xiaomi', startedAt: inChina('2026-11-24', '00:05') })),
  }),
  scene('elder-weekend', { at: inChina('2026-11-28', '15:20'), diary: elder(diary.weekend) }),
  scene('elder-leave', { act: (page) => page.locator('.elder-way-out .button').last().click() }),
  scene('elder-line', { diary: elder(diary.within), path: `/?line=${MONDAY}` }),
];

const motherDiary: Diary = {
  ...emptyDiary(),
  ...householdOf([{ id: 'xiaomi', nickname: '小米', grade: 3 }]),
};
const CODE = childToCode(motherDiary, MONDAY);

const wayScenes: Scene[] = [
  scene('elder-code', { diary: diary.evening, path: '/settings/elder/xiaomi' }),
  scene('elder-way', { diary: householdOf([]), path: `/elder#${CODE}` }),
  scene('elder-way-household', {
    diary: householdOf([{ id: 'mimi', nickname: '小米', grade: 3 }]),
    path: `/elder#${CODE}`,
  }),
  scene('elder-way-wechat', { diary: householdOf([]), path: `/elder#${CODE}`, userAgent: WECHAT }),
  scene('elder-way-cut', { diary: householdOf([]), path: `/elder#${CODE.slice(0, -3)}` }),
];

const DEVICE = 'k3m9q2x7w1c8v5b4n6p0';

/** What grandfather sent of the evening: two sittings. */
function lineOf(child: string, minutes: readonly number[]): string {
  const entries = minutes.map((each, at): EntryRow => ({
    ...(diary.within['entries'] as EntryRow[])[0]!,
    id: `${String(at)}123456789abcdefghjk`,
    child,
    night: MONDAY,
    minutes: each,
    startedAt: inChina(MONDAY, '19:10'),
    endedAt: inChina(MONDAY, '19:30'),
    stamp: [1204 + at, DEVICE],
    order: 1204 + at,
  }));
  const rows = {
    child,
    night: MONDAY,
    nickname: '小米',
    grade: 3,
    school: 'cn63' as const,
    entries,
    aliases: [],
  };
  return nightToLines(rows, () => '灯下｜小米 11月23日 周一：作业50分钟').lines.join('\n');
}

const paste = (text: string) => (page: Page) => page.locator('dialog textarea').fill(text);

const lineScenes: Scene[] = [
  scene('line-doors', {
    diary: diary.within,
    act: (page) => page.locator('.line-doors').scrollIntoViewIfNeeded(),
  }),
  scene('line-sheet', { diary: diary.within, path: `/?line=${MONDAY}` }),
  scene('line-sheet-copied', {
    diary: diary.within,
    path: `/?line=${MONDAY}`,
    act: (page) => page.locator('dialog .button-main').click(),
  }),
  scene('line-sheet-several', {
    diary: withEntries(
      diary.within,
      Array.from({ length: 9 }, (_, at) => ({
        child: 'xiaomi',
        night: MONDAY,
        minutes: 5 + at,
        id: `more-${at}`,
      })),
    ),
    path: `/?line=${MONDAY}`,
  }),
  scene('paste-sheet', { diary: diary.evening, path: '/?paste=' }),
  scene('paste-news', { diary: diary.evening, path: '/?paste=', act: paste(lineOf('xiaomi', [20, 30])) }),
  scene('paste-whose', {
    diary: diary.two,
    path: '/?paste=',
    act: paste(lineOf('x123456789abcdefghjk', [20, 30])),
  }),
  scene('paste-broken', {
    diary: diary.evening,
    path: '/?paste=',
    act: paste(lineOf('xiaomi', [20]).slice(0, -9)),
  }),
  scene('settings-family', { diary: diary.evening, path: '/settings' }),
];

export const familyScenes: readonly Scene[] = [...elderScenes, ...wayScenes, ...lineScenes];
