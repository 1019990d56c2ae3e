import { expect, test } from 'vitest';
import { demoClockPath, DEMO } from '../../src/wire/demo';
import { figuresAnswer, figuresPath } from '../../src/wire/figures';
import { noticesAnswer, noticesPath } from '../../src/wire/notice';
import { firstRun, follow, headline, log, sees, tap } from './hand';
import { freshDemo } from '../setup/demo';
import { openHouse } from './phone';
import type { Page } from 'playwright-core';

/** A Sunday: the demo's evening is the Thursday before, 2026-11-19. */
const SUNDAY = '2026-11-22 12:00';
const THURSDAY = '2026-11-19';
const CLASS = 'dem0c1ass2';
const house = openHouse(SUNDAY, 'a demo');
/** Making tokens and stepping the clock take real seconds. */
const PATIENT = { timeout: 30_000 };

const QUESTION = { class: CLASS, from: THURSDAY, to: THURSDAY };

async function meanIn(response: Response): Promise<number | undefined> {
  const minutes = figuresAnswer.parse(await response.json()).evenings[0]?.minutes;
  return typeof minutes === 'number' ? minutes : undefined;
}

/** The published mean of the demo class's Thursday, as the demo tells everybody; undefined while it tells nothing. */
async function meanOfThursday(): Promise<number | undefined> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(QUESTION);
  return meanIn(
    await fetch(`${house.served().origin}${DEMO}${figuresPath}`, { method: 'POST', headers, body }),
  );
}

/** The same of a demo to which no family came: the same families, and the same draws. */
async function meanWithoutAnybody(): Promise<number> {
  const twin = await freshDemo();
  await twin.forward();
  return Number(await meanIn(await twin.ask(`${DEMO}${figuresPath}`, QUESTION)));
}

async function opensDemo(page: Page, desk: string): Promise<void> {
  await page.goto(`${DEMO}/${desk}`);
  await sees(page, '演示数据');
}

// Before the stories that move the demo's clock: they end on free days, for which nothing is posted.
test('a parent of the demo class sees tonight’s homework as its teacher posted it', async () => {
  const { page } = await house.phone({ at: '2026-11-22 12:00', serviceWorkers: 'block' });
  await opensDemo(page, 'parent');
  const response = await fetch(`${house.served().origin}${DEMO}${noticesPath}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(QUESTION),
  });
  const [tonight] = noticesAnswer.parse(await response.json()).notices;
  await tap(page, '看一看');
  for (const { text } of tonight?.tasks ?? []) await sees(page, text);
}, 90_000);

test('an evening logged as a parent of the demo class is in the figure its teacher reads after 快进', async () => {
  const { page } = await house.phone({ at: '2026-11-22 12:00', serviceWorkers: 'block' });
  await opensDemo(page, 'parent');
  await headline(page).waitFor();
  await follow(page, '班级');
  await page.getByRole('heading', { name: '三年级2班' }).waitFor();
  await follow(page, '今晚');
  await log(page, '600');
  await sees(headline(page), '600');
  // The parent's page is left for the teacher's: what waits goes from there.
  await follow(page.getByRole('navigation', { name: '演示的三个入口' }), '老师');
  await follow(page, '三年级2班');
  await sees(page, '统计中');
  expect(await meanOfThursday()).toBeUndefined();
  await tap(page, '快进到后天 06:00');
  await expect.poll(meanOfThursday, PATIENT).toBeTypeOf('number');
  const mean = Number(await meanOfThursday());
  // (600 − 60) / 24 families, and the rounding of both.
  const before = await meanWithoutAnybody();
  expect(mean - before).toBeGreaterThanOrEqual(15);
  expect(mean - before).toBeLessThanOrEqual(30);
  await sees(page, '11月21日 周六 06:01');
  await sees(page, String(mean));
}, 90_000);

test('forward goes on from where it led, from the school’s page too', async () => {
  const { page } = await house.phone({ at: '2026-11-22 12:00', serviceWorkers: 'block' });
  await opensDemo(page, 'school');
  await follow(page, '五年级3班');
  const forward = page.getByRole('button', { name: /^快进到/ });
  const before = await forward.textContent();
  await forward.tap();
  await expect.poll(() => forward.textContent(), PATIENT).not.toBe(before);
  await forward.waitFor();
}, 90_000);

test('a finished report of last month is downloaded at the school’s desk, and nobody writes into it', async () => {
  const { page, expectComplaint } = await house.phone({ at: '2026-11-22 12:00', serviceWorkers: 'block' });
  await opensDemo(page, 'school');
  await page.goto(`${DEMO}/school/school/report?period=2026-10`);
  await sees(page, '演示学校2026年10月作业管理情况报告');
  const arriving = page.waitForEvent('download');
  await tap(page, '下载 Word 文档');
  expect((await arriving).suggestedFilename()).toMatch(/\.docx$/);
  expectComplaint(/status of 403/);
  await page.getByRole('textbox').first().fill('别人写的');
  await page.getByRole('textbox').first().blur();
  await sees(page, '这一步在演示里做不了');
}, 90_000);

test('the demo touches nothing of the family’s own app', async () => {
  const phone = await house.phone({ at: '2026-11-22 12:00' });
  const { page } = phone;
  await firstRun(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const asked = house.served().asked().length;
  await opensDemo(page, 'parent');
  await sees(page, '小米');
  await follow(page, '班级');
  await sees(page, '三年级2班');
  const since = house.served().asked().slice(asked);
  expect(since).toContain(`${DEMO}${demoClockPath}`);
  expect(since.filter((path) => path.startsWith('/v1/'))).toEqual([]);
  await page.goto('/');
  await sees(page, '小明');
  expect(await page.getByText('演示数据').count()).toBe(0);
  expect(
    await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort()),
  ).toEqual(['lamplight', expect.stringMatching(/^lamplight-demo-/)]);
});
