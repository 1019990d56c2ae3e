import type { Page } from 'playwright-core';
import { parcelToText } from '../../src/parent/store/file/backup-text';
import { emptyDiary, type Diary } from '../../src/parent/store/file/parcel';
import { householdOf, withEntries, type PhoneDiary } from '../setup/household';
import { AT_HOMEWORK, four, within } from './diaries';
import type { Scene } from './scene';

const PATH = '/settings/backup';
const scene = (name: string, act?: Scene['act'], diary: PhoneDiary = within): Scene => ({
  name,
  at: AT_HOMEWORK,
  diary,
  path: PATH,
  ...(act && { act }),
});

/** The backup of a phone of these children, each with twenty-five evenings. */
function backupOf(nicknames: readonly string[], stamp = 2): string {
  const children = nicknames.map((nickname, index) => ({ id: `other-${String(index)}`, nickname, grade: 3 }));
  const nights = Array.from({ length: 25 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`);
  const rows = withEntries(
    householdOf(children),
    children.flatMap(({ id }) => nights.map((night) => ({ child: id, night, minutes: 40 }))),
  ) as Partial<Diary>;
  const written = (list: object[] = []) => list.map((row) => ({ ...row, stamp: [stamp, 'other'] }));
  const diary = {
    ...emptyDiary(),
    children: written(rows.children),
    grades: written(rows.grades),
    entries: written(rows.entries),
  } as unknown as Diary;
  return parcelToText({ diary, seats: [] });
}

async function choose(page: Page, text: string): Promise<void> {
  await page
    .locator('.backup-choose input')
    .setInputFiles({ name: '备份.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.locator('.backup-import h2').waitFor();
  await page.locator('.backup-import').scrollIntoViewIfNeeded();
}

/** The backup page and a file on its way in. */
export const backupScenes: readonly Scene[] = [
  scene('backup'),
  scene('backup-plan', (page) => choose(page, backupOf(['阿布', '小石头']))),
  scene('backup-twin', (page) => choose(page, backupOf(['小米']))),
  scene('backup-refused', async (page) => {
    await choose(page, backupOf(['阿布']).replace('"minutes":40', '"minutes":4000'));
    await page.locator('.backup-import [role=alert]').waitFor();
  }),
  scene('backup-text', async (page) => {
    await page.locator('.backup-import .button-quiet').first().click();
    await page.locator('.backup-text').waitFor();
  }),
  scene(
    'backup-shrinking',
    async (page) => {
      await choose(page, backupOf(['小石头', '阿布']));
      await page.locator('.backup-import .button-main').click();
      await page.locator('.foot').waitFor();
      await choose(page, backupOf([]));
      await page.locator('.backup-import .button-quiet').last().click();
      await page.locator('[role=alertdialog]').scrollIntoViewIfNeeded();
    },
    four,
  ),
];
