import {
  readFileSync,
  writeFileSync,
  mkdtempSync,
  openSync,
  ftruncateSync,
  closeSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { readByHand, writeByHand } from './diary';
import { firstRun, follow, headline, log, sees, seesEntries, tap } from './hand';
import { openHouse, wait } from './phone';

const house = openHouse();
const folder = mkdtempSync(join(tmpdir(), 'lamplight-restore-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** 小明 with 语文 20 and 数学 30 tonight, on the backup page. */
async function atBackup(page: Page): Promise<void> {
  await firstRun(page);
  await log(page, '20', '语文');
  await log(page, '30', '数学');
  await page.goto('/settings/backup');
  await page.getByRole('heading', { name: '存一份备份' }).waitFor();
}

/** Taps a key that hands a file to the downloads; answers where it lies. */
async function downloaded(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, name)]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/**
 * The browser throws away all that this site has stored, as a cleaner or the parent would. No page of it is open, so
 * that nothing is being fetched, and no service worker answers for one, while its storage goes.
 */
async function clearSite(context: BrowserContext, page: Page): Promise<void> {
  const { origin } = house.served();
  await page.goto('about:blank');
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
}

async function chooseFile(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path);
}

test('after the site was cleared a JSON file brings the diary back from the first page', async () => {
  const { context, page } = await house.phone();
  await atBackup(page);
  const file = await downloaded(page, '存成文件');
  expect(readFileSync(file, 'utf8')).not.toMatch(/secret|seats/);
  await clearSite(context, page);
  await page.goto('/');
  await follow(page, '从备份恢复');
  await chooseFile(page, file);
  await sees(page, '多一个孩子：小明。');
  await tap(page, '合并');
  await headline(page).waitFor();
  await seesEntries(page, ['语文 20', '数学 30']);
});

test('and so does a file sealed by a passphrase, after a wrong one was told kindly', async () => {
  const { context, page } = await house.phone();
  await atBackup(page);
  await tap(page, '设一个口令');
  await page.getByLabel('口令', { exact: true }).fill('灯下的小明八点写完');
  await page.getByLabel('再输一次').fill('灯下的小明八点写完');
  await tap(page, '锁好备份');
  await sees(page, '锁好了，还没有存。');
  const section = page.locator('section').filter({ hasText: '锁好了' });
  const [download] = await Promise.all([page.waitForEvent('download'), tap(section, '存成文件')]);
  const file = join(folder, 'sealed.txt');
  await download.saveAs(file);
  expect(readFileSync(file, 'utf8')).not.toContain('小明');
  await clearSite(context, page);
  await page.goto('/restore');
  await chooseFile(page, file);
  await page.getByLabel('口令', { exact: true }).fill('灯下的小明九点写完');
  await tap(page, '打开');
  await sees(page.getByRole('alert'), /口令/);
  await page.getByLabel('口令', { exact: true }).fill('灯下的小明八点写完');
  await tap(page, '打开');
  await tap(page, '合并');
  await seesEntries(page, ['语文 20', '数学 30']);
});

/** Whatever is chosen, a sentence says why it is not taken, and the diary lies there as it was. */
test('two hundred megabytes, a zip, a picture, a table in GBK and a torn file change nothing', async () => {
  const { page } = await house.phone();
  await atBackup(page);
  const file = await downloaded(page, '存成文件');
  const whole = readFileSync(file);
  const before = await readByHand(page, 'entries');
  const made = (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const sparse = join(folder, 'huge.json');
  const handle = openSync(sparse, 'w');
  ftruncateSync(handle, 200_000_000);
  closeSync(handle);
  const answers: [string, RegExp][] = [
    [sparse, /200 MB/],
    [made('empty.json', ''), /空/],
    [made('zip.json', Buffer.from('PK\x03\x04rest of a zip', 'latin1')), /压缩/],
    [made('docx.json', Buffer.from('PK\x03\x04....[Content_Types].xml', 'latin1')), /文档|Word|表格/],
    [made('png.json', Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1')), /图片|照片/],
    [
      made('gbk.csv', Buffer.from('c8d5c6da2cbfc6c4bf2cb7d6d6d30ac8d5c6da2cbfc6c4bf2cb7d6d6d30a', 'hex')),
      /表格/,
    ],
    [made('nul.json', Buffer.from([0, 0, 1, 2, 3])), /不是|看不懂|读不/],
    [made('torn.json', whole.subarray(0, whole.length - 40)), /不完整|没下完|断/],
    [made('foreign.json', '{"name":"package"}'), /不是灯下/],
    [made('newer.json', whole.toString().replace('"version":1', '"version":9')), /更新|新/],
    [made('deep.json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`), /./],
  ];
  for (const [path, sentence] of answers) {
    await chooseFile(page, path);
    await expect
      .poll(() => page.getByRole('alert').filter({ hasText: '手机里的记录没有动过。' }).allTextContents(), {
        message: path,
      })
      .toEqual([expect.stringMatching(sentence)]);
  }
  expect(await readByHand(page, 'entries')).toEqual(before);
});

/** Thousands of evenings, so that writing them takes a moment. */
function grown(text: string, evenings = 20_000): string {
  const [row] = /\{[^\n]*"minutes":20[^\n]*\}/.exec(text) ?? [];
  const rows = Array.from({ length: evenings }, (_, index) =>
    row!.replace(/"id":"[^"]*"/, `"id":"grown-${index}"`),
  );
  return text.replace('"entries":[\n', `"entries":[\n${rows.join(',\n')},\n`);
}

test('a tab killed in the middle of taking a file in leaves all of it or nothing', async () => {
  const { context, page } = await house.phone();
  await atBackup(page);
  const file = await downloaded(page, '存成文件');
  const path = join(folder, 'grown.json');
  writeFileSync(path, grown(readFileSync(file, 'utf8')));
  const count = async (from: Page) => (await readByHand(from, 'entries')).length;
  const seen = new Set<number>();
  for (const delay of [20, 120, 350, 700, 1500]) {
    const tab = await context.newPage();
    await tab.goto('/settings/backup');
    await chooseFile(tab, path);
    const yes = tab.getByRole('button', { name: '合并', exact: true });
    await yes.or(tab.getByText('什么都不缺')).first().waitFor();
    if (await yes.isVisible()) await yes.evaluate((key: HTMLElement) => setTimeout(() => key.click(), 0));
    await page.waitForTimeout(delay);
    await tab.close();
    seen.add(await count(page));
  }
  expect(
    [...seen].every((found) => found === 2 || found === 20_002),
    String([...seen]),
  ).toBe(true);
});

test('the same file twice changes nothing the second time', async () => {
  const { page } = await house.phone();
  await atBackup(page);
  const file = await downloaded(page, '存成文件');
  await chooseFile(page, file);
  await sees(page, /都已经在这部手机里，没有要改的。/);
});

test('what was deleted yesterday is fetched back from the automatic backup, and today stays', async () => {
  const { page } = await house.phone();
  await atBackup(page);
  await page.goto('/');
  await expect
    .poll(async () => {
      await wait(page, 0.5);
      return page.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        const folder = await root.getDirectoryHandle('lamplight-generations', { create: true });
        let count = 0;
        for await (const name of folder.keys()) count += name.length;
        return count;
      });
    })
    .toBeGreaterThan(0);
  const rows = (await readByHand(page, 'entries')) as {
    id: string;
    minutes: number;
    stamp: [number, string];
  }[];
  const lost = rows.find(({ minutes }) => minutes === 20)!;
  await writeByHand(page, { entries: [{ ...lost, stamp: [500, 'by-hand'], deleted: true }] });
  await page.reload();
  await log(page, '15', '英语');
  await page.goto('/settings/backup');
  await page
    .getByRole('button', { name: /^找回11月23日的自动备份/ })
    .first()
    .tap();
  await sees(page, '新增 1 条记录。');
  await tap(page, '找回来');
  await sees(page, '找回来了，现在有 3 条记录。');
  await follow(page, '今晚');
  await seesEntries(page, ['语文 20', '数学 30', '英语 15']);
});

test('on a full phone a file is not taken in, and the diary is as it was', async () => {
  // What the service worker keeps would count too.
  const { context, page, expectComplaint } = await house.phone({ serviceWorkers: 'block' });
  expectComplaint(/registration blocked/);
  const session = await context.newCDPSession(page);
  // From the start: once Chromium has seen that there is room it believes so for a while.
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: house.served().origin,
    quotaSize: 500_000,
  });
  await atBackup(page);
  const file = await downloaded(page, '存成文件');
  const path = join(folder, 'grown-full.json');
  // No more than does not fit: how long a busy machine writes before it is full is not the question here.
  writeFileSync(path, grown(readFileSync(file, 'utf8'), 5000));
  const before = await readByHand(page, 'entries');
  await chooseFile(page, path);
  await tap(page, '合并');
  await sees(page, /手机存储满了，这一次没有记上。以前的记录都在。/);
  expect(await readByHand(page, 'entries')).toEqual(before);
  expect(before).toHaveLength(2);
});
