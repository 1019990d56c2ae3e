import type { Page } from 'playwright-core';
import { householdOf } from '../setup/household';
import { AT_HOMEWORK } from './diaries';
import type { Scene } from './scene';

const result = (name: string, place: string, more: Partial<Scene> = {}): Scene => ({
  name: `result-${name}`,
  at: AT_HOMEWORK,
  diary: householdOf([]),
  visitor: 'reader',
  path: `/school/surveys/results${place}`,
  ...more,
});

async function openTwins(page: Page): Promise<void> {
  await page.locator('.result-card').first().waitFor();
  for (const summary of await page.locator('.twin summary').all()) await summary.click();
}

async function readTexts(page: Page): Promise<void> {
  const queue = page.locator('.result-queue .button');
  await queue.first().click();
  await queue.nth(1).click();
  await page.locator('.result-texts').first().waitFor();
}

/** What a survey came to: in all, of one part, beside the one before, and where nothing is told. */
export const resultScenes: readonly Scene[] = [
  result('whole', '#ptold001'),
  result('part', '?part=3#ptold001', { act: openTwins }),
  result('template', '#ptold002'),
  result('nothing', '#ptold003'),
  result('running', '#popen001'),
  result('missing', '#nothing1'),
  result('lead', '#ptold001', { visitor: 'lead' }),
  result('texts', '#ptold001', { act: readTexts }),
  result('reply', '#ptold001', {
    act: async (page) => {
      await page.locator('textarea').fill('三年级起，周三不留书面作业。期中以后再问一次，看看有没有变化。');
      await page.locator('[role=switch]').click();
      await page.locator('.result-desk .twin summary').last().click();
    },
  }),
  result('print', '?part=3#ptold001', { act: (page) => page.emulateMedia({ media: 'print' }) }),
];
