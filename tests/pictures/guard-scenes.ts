import type { Page } from 'playwright-core';
import { parcelToText } from '../../src/parent/store/file/backup-text';
import { generationToText } from '../../src/parent/store/file/generation-text';
import { DIARY_TABLES, emptyDiary, type Diary } from '../../src/parent/store/file/parcel';
import { householdOf, inChina, type PhoneDiary } from '../setup/household';
import * as classes from './class-diaries';
import { AT_HOMEWORK, evening, MONDAY } from './diaries';
import type { Scene } from './scene';

const NOBODY = householdOf([]);
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const WECHAT =
  'Mozilla/5.0 (Linux; Android 13; V2230A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.49';

const open = (name: string, more: Partial<Scene> = {}): Scene => ({
  name,
  at: AT_HOMEWORK,
  diary: evening,
  path: '/settings/backup',
  ...more,
});

function textOf(diary: PhoneDiary): string {
  const rows = DIARY_TABLES.map((table) => [table, diary[table] ?? []]);
  return parcelToText({ diary: { ...emptyDiary(), ...(Object.fromEntries(rows) as Diary) }, seats: [] });
}

/** The automatic backups of these evenings lie on the phone, and one that was torn. */
const withBackups =
  (then: (page: Page) => Promise<void> = () => Promise.resolve()) =>
  async (page: Page): Promise<void> => {
    const body = textOf(evening);
    const made = ['2026-11-12', '2026-11-19', '2026-11-22'].map((date, order) => ({
      name: `${order + 1}-${date}`,
      text: generationToText({
        order: order + 1,
        madeAt: inChina(date, '21:05'),
        count: 30 + order * 4,
        body,
      }),
    }));
    await page.evaluate(async (texts) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('lamplight-generations', { create: true });
      for (const { name, text } of texts) {
        const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await writable.write(text);
        await writable.close();
      }
    }, made);
    await page.reload();
    await page.locator('main').waitFor();
    await page.waitForTimeout(600);
    await then(page);
    await page.waitForTimeout(300);
    await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      await root.removeEntry('lamplight-generations', { recursive: true });
    });
  };

const withLastBackup = (diary: PhoneDiary, at: number): PhoneDiary => ({
  ...diary,
  kept: [...(diary['kept'] ?? []), { key: 'last backup', value: { at, how: 'file' } }],
});

const toErase = async (page: Page) => {
  await page.locator('main > .button-quiet').last().click();
  await page.locator('[role=alertdialog]').scrollIntoViewIfNeeded();
};

const settled = (page: Page) => page.locator('.today .sheet [href="/settings/backup"]').waitFor();

export const guardScenes: readonly Scene[] = [
  open('backup-page'),
  open('backup-page-kept', {
    diary: withLastBackup(evening, inChina('2026-11-02', '21:00')),
    act: withBackups(),
  }),
  open('backup-page-iphone', { userAgent: IPHONE }),
  open('backup-page-wechat', { userAgent: WECHAT }),
  open('backup-auto-chosen', {
    act: withBackups(async (page) => {
      await page.locator('.backup-row .button').first().click();
      await page.locator('[aria-label] > .stack').first().scrollIntoViewIfNeeded();
    }),
  }),
  open('backup-erase', { act: toErase }),
  open('backup-erase-class', { diary: classes.sentEvenings, act: toErase }),
  open('welcome-found', { diary: NOBODY, path: '/', act: withBackups() }),
  open('restore-empty', { diary: NOBODY, path: '/restore' }),
  open('restore-found', { diary: NOBODY, path: '/restore', act: withBackups() }),
  open('advice-holiday', {
    diary: withLastBackup(evening, inChina('2026-09-01', '21:00')),
    path: '/',
    at: inChina('2026-09-28', '19:20'),
    act: settled,
  }),
  open('advice-eviction', { path: '/', userAgent: IPHONE, at: inChina(MONDAY, '19:20'), act: settled }),
];
