import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { firstRun, log, seesEntries } from './hand';
import { openHouse, wait, type House, type Phone } from './phone';

const house: House = openHouse();

/** A text as it lies on the phone, among the browser's own files or in the database beside the diary's. */
type Found = { name: string; size: number; head: string };

async function inFiles(page: Page): Promise<Found[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const found = [];
    for await (const [name, folder] of root.entries()) {
      if (name !== 'lamplight-generations' || folder.kind !== 'directory') continue;
      for await (const handle of folder.values()) {
        if (handle.kind !== 'file') continue;
        const text = await (await handle.getFile()).text();
        found.push({ name: handle.name, size: text.length, head: text.slice(0, text.indexOf('\n')) });
      }
    }
    return found;
  });
}

async function inDatabase(page: Page): Promise<Found[]> {
  return page.evaluate(async () => {
    const names = await indexedDB.databases();
    if (!names.some(({ name }) => name === 'lamplight-generations')) return [];
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('lamplight-generations');
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    const rows = await new Promise<{ name: string; text: string }[]>((resolve) => {
      const request = database.transaction('kept').objectStore('kept').getAll();
      request.onsuccess = () => {
        resolve(request.result as { name: string; text: string }[]);
      };
    });
    database.close();
    return rows.map(({ name, text }) => ({
      name,
      size: text.length,
      head: text.slice(0, text.indexOf('\n')),
    }));
  });
}

const countsIn = (found: readonly Found[]) =>
  found.map(({ head }) => (JSON.parse(head) as { count: number }).count).sort((one, other) => one - other);

/** The app stays open, in each of these tabs, until what it does by itself is done: these many entries stand in backups. */
async function leftOpen(pages: readonly Page[], found: (page: Page) => Promise<Found[]>, counts: number[]) {
  const [first] = pages;
  await expect
    .poll(async () => {
      for (const page of pages) await wait(page, 0.5);
      return countsIn(await found(first!));
    })
    .toEqual(counts);
}

test('a diary that changed backs itself up among the files of the browser, once a day', async () => {
  const { page } = await house.phone();
  await firstRun(page);
  await log(page, '20', '语文');
  await leftOpen([page], inFiles, [1]);
  expect(await inDatabase(page)).toEqual([]);
});

test('over plain http, which has no such files, it lies in a database of its own', async () => {
  const { page } = await house.phone({ baseURL: house.served().overHttp });
  await firstRun(page);
  await log(page, '20', '语文');
  await leftOpen([page], inDatabase, [1]);
});

/** A Safari of before its version 26: only a worker may write a file. */
async function withoutWritable(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    // @ts-expect-error -- a browser that never had it
    delete FileSystemFileHandle.prototype.createWritable;
  });
}

test('a browser whose pages write no files does it in a worker', async () => {
  const { context, page }: Phone = await house.phone();
  await withoutWritable(context);
  await firstRun(page);
  await log(page, '20', '语文');
  await leftOpen([page], inFiles, [1]);
  expect(await inDatabase(page)).toEqual([]);
});

test('two tabs that are left alike make one, and a day later one more', async () => {
  const { context, page } = await house.phone();
  await firstRun(page);
  await log(page, '20', '语文');
  const other = await context.newPage();
  await other.goto('/');
  await seesEntries(other, ['语文 20']);
  await leftOpen([page, other], inFiles, [1]);
  await log(other, '30', '数学');
  for (const tab of [page, other]) await wait(tab, 24 * 60);
  for (const tab of [page, other]) await tab.reload();
  await leftOpen([page, other], inFiles, [1, 2]);
});
