import { fullMonth } from '../setup/full-month';
import { householdOf, inChina, withEntries } from '../setup/household';
import * as classes from './class-diaries';
import * as diary from './diaries';
import { AT_HOMEWORK, MONDAY } from './diaries';
import type { Scene } from './scene';

const scene = (name: string, path: string, more: Partial<Scene> = {}): Scene => ({
  name,
  at: AT_HOMEWORK,
  diary: diary.within,
  path,
  ...more,
});

/** Two years, a change of school, and one that is planned. */
const grown = {
  ...householdOf([{ id: 'xiaomi', nickname: '小米', grade: 2, from: '2025-09-01' }]),
  grades: [
    row('a', '2025-09-01', 2),
    row('b', '2026-09-01', 3),
    { ...row('c', '2026-10-12', 3), limit: { preset: 'custom', scope: 'written', minutes: 45 } },
    { ...row('d', '2027-02-22', 3), school: 'cn54', limit: { preset: 'cn-national-54' } },
  ],
};

function row(id: string, from: string, grade: number) {
  return {
    id,
    child: 'xiaomi',
    from,
    grade,
    school: 'cn63',
    limit: { preset: 'cn-national' },
    stamp: [1, 'pictures'],
  };
}

const WECHAT =
  'Mozilla/5.0 (Linux; Android 13; V2230A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49';

/** The sheet, the reminder, and growing up. */
export const sheetScenes: readonly Scene[] = [
  scene('family-sheet-month', '/sheet/month/2026-11'),
  scene('family-sheet-week', '/sheet/week/2026-11-16'),
  scene('family-sheet-full', '/sheet/month/2026-03', {
    at: inChina('2026-03-31', '21:00'),
    diary: fullMonth('王子墨和他的小恐龙🦕'),
  }),
  scene('family-sheet-empty', '/sheet/month/2026-11', { diary: diary.promoted }),
  scene('family-sheet-low-grade', '/sheet/week/2026-11-23', { diary: diary.firstGrader }),
  scene('family-sheet-picture', '/sheet/month/2026-11', {
    act: async (page) => {
      await page.locator('.sheet-tools .button:not(.button-main):not(a)').first().click();
      await page.locator('.sheet-picture').waitFor();
    },
  }),
  scene('family-sheet-wechat', '/sheet/week/2026-11-16', { userAgent: WECHAT }),
  scene('reminder', '/settings/reminder'),
  scene('reminder-two', '/settings/reminder', {
    diary: {
      ...diary.two,
      kept: [
        ...(diary.two['kept'] ?? []),
        { key: 'reminders', value: { all: { key: 'k', sequence: 0, time: '19:30', until: '2026-12-30' } } },
      ],
    },
    act: (page) => page.locator('.sheet .button-quiet').click(),
  }),
  scene('reminder-late', '/settings/reminder', {
    act: (page) => page.locator('input[type=time]').fill('22:15'),
  }),
  scene('reminder-wechat', '/settings/reminder', { userAgent: WECHAT }),
  scene('reminder-unknown', '/settings/reminder', {
    at: inChina('2027-03-09', '19:20'),
    diary: diary.unknownYear,
  }),
  scene('child-grown', '/settings/child/xiaomi', { diary: grown }),
  scene('child-row', '/settings/child/xiaomi', {
    diary: grown,
    act: (page) => page.locator('.settings-grades .settings-go').nth(1).click(),
  }),
  scene('child-since', '/settings/child/xiaomi', {
    diary: grown,
    act: async (page) => {
      await page.locator('.sheet select').first().selectOption('2');
    },
  }),
  scene('child-school', '/settings/child/xiaomi', {
    diary: classes.joined,
    act: (page) => page.getByRole('button', { name: /^(换学校|Change school)$/ }).click(),
  }),
  scene('night-why', `/nights/${MONDAY}`, {
    diary: withEntries(grown, [{ child: 'xiaomi', night: MONDAY, minutes: 50 }]),
  }),
  scene('night-make-up', '/nights/2026-10-09', { diary: grown }),
];
