import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { FULL_MONTH, fullMonth } from '../setup/full-month';
import { householdOf, seed, type PhoneDiary } from '../setup/household';
import { follow, sees, tap } from './hand';
import { openHouse } from './phone';

const house = openHouse();
const LONG_NAME = '王子墨和他的小恐龙🦕';
const AFTER = '2026-03-31 21:30';

/** A phone that holds a diary, opened on a page of it. */
async function openOn(
  path: string,
  diary: PhoneDiary,
  { language = 'zh-CN', at = AFTER } = {},
): Promise<Page> {
  const { page, context } = await house.phone({ at, locale: language });
  await context.addInitScript(
    (spoken) => localStorage.setItem('lamplight.appearance', JSON.stringify({ language: spoken })),
    language,
  );
  await page.goto('/');
  await page.locator('main').waitFor();
  await seed(page, diary);
  await page.goto(path);
  return page;
}

/** What the page would print. */
async function printed(page: Page): Promise<Buffer> {
  await page.locator('.paper').waitFor();
  await page.evaluate(() => document.fonts.ready);
  return page.pdf({ preferCSSPageSize: true });
}

/** How many pages a PDF has, and the text of it, by a program that is not ours. */
function read(pdf: Buffer): { pages: number; text: string } {
  const run = (program: string, ...more: string[]) => {
    const { stdout, status } = spawnSync(program, more, { input: pdf, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} (poppler-utils) could not read the PDF.`);
    return stdout;
  };
  const text = run('pdftotext', '-layout', '-', '-');
  // A form feed ends each page.
  return { pages: text.split('\f').length - 1, text };
}

const empty = householdOf([{ id: 'xiaomi', nickname: '小米', grade: 3, from: '2025-09-01' }]);

describe.each(['zh-CN', 'en'])('printed in %s', (language) => {
  test('the fullest month is one page, with everything on it that the parent left on', async () => {
    const page = await openOn(`/sheet/month/${FULL_MONTH.key}`, fullMonth(LONG_NAME), { language });
    await page.getByRole('checkbox').nth(1).check();
    const { pages, text } = read(await printed(page));
    expect(pages).toBe(1);
    expect(text).toContain('王子墨和他的小恐龙');
    expect(text).toContain(
      language === 'en' ? 'wandering thoughts included' : '时长由家长记录，包含中途走神，不含暂停。',
    );
    expect(text).toContain(language === 'en' ? 'Homework as punishment' : '惩罚性作业');
  });

  test('a month of which nothing was logged is one page too', async () => {
    const page = await openOn(`/sheet/month/${FULL_MONTH.key}`, empty, { language });
    const { pages, text } = read(await printed(page));
    expect(pages).toBe(1);
    expect(text).toContain(
      language === 'en' ? 'No school night of this time was logged' : '这段时间的上学日还没有记录。',
    );
  });
});

test('the nickname and the flags are on the paper only where the parent leaves them on', async () => {
  const page = await openOn('/sheet/week/2026-03-23', fullMonth(LONG_NAME));
  await page.getByRole('checkbox', { name: '写上小名' }).uncheck();
  const { pages, text } = read(await printed(page));
  expect(pages).toBe(1);
  expect(text).not.toContain('恐龙');
  expect(text).not.toContain('惩罚性作业');
});

/** The picture's bytes, and under which name it is saved. */
async function picture(nickname: string): Promise<{ name: string; bytes: Buffer }> {
  const page = await openOn(`/sheet/month/${FULL_MONTH.key}`, fullMonth(nickname));
  await tap(page, '存成图片');
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, '保存图片')]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('the picture of two nicknames is the same to the byte, and holds nothing but pixels', async () => {
  const [one, other] = [await picture('小米'), await picture(LONG_NAME)];
  expect(one.bytes.equals(other.bytes)).toBe(true);
  expect([one.name, other.name]).toEqual(['作业时间-2026-03.png', '作业时间-2026-03.png']);
  expect(one.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(one.bytes.readUInt32BE(16)).toBe(1080);
  expect(one.bytes.readUInt32BE(20)).toBeGreaterThan(1080);
  const chunks = new Set<string>();
  for (let at = 8; at < one.bytes.length; at += one.bytes.readUInt32BE(at) + 12)
    chunks.add(one.bytes.subarray(at + 4, at + 8).toString('latin1'));
  expect([...chunks].filter((chunk) => /^(tEXt|iTXt|zTXt|eXIf|tIME)$/.test(chunk))).toEqual([]);
});

test('the reminder is a file that an independent calendar reads, and fetched again it counts higher', async () => {
  const page = await openOn('/', fullMonth(LONG_NAME), { at: '2026-03-09 19:00' });
  await follow(page, '我的');
  await page.locator('a[href="/settings/reminder"]').tap();
  const fetch = async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), tap(page, '取日历文件')]);
    expect(download.suggestedFilename()).toBe('灯下提醒.ics');
    return readFileSync(await download.path(), 'utf8');
  };
  const text = await fetch();
  const calendar = new ICAL.Component(ICAL.parse(text) as string);
  const [series] = calendar.getAllSubcomponents('vevent');
  expect(String(series?.getFirstPropertyValue('dtstart'))).toBe('2026-03-09T20:00:00');
  expect(series?.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Asia/Shanghai');
  expect(series?.getFirstSubcomponent('valarm')).not.toBeNull();
  expect(text).toContain(house.served().origin);
  expect(text).not.toContain('恐龙');
  await sees(page, '每个上学日晚上 20:00，到12月30日为止。');
  expect(await fetch()).toContain('SEQUENCE:1');
});

test('on an iPhone the calendar opens from a link that holds it', async () => {
  const { page } = await house.phone({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  });
  await page.goto('/');
  await page.locator('main').waitFor();
  await seed(page, empty);
  await page.goto('/settings/reminder');
  const link = page.getByRole('link', { name: '放进日历' });
  const address = await link.getAttribute('href');
  expect(address).toMatch(/^data:text\/calendar;charset=utf-8,BEGIN%3AVCALENDAR/);
  expect(decodeURIComponent(address ?? '')).toContain('BEGIN:VALARM');
});
