import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { nightIn } from '../../src/core/zone';
import type { TokenBlockRow } from '../../src/parent/store/letter-rows';

/** Rows by table, as they lie in the diary. */
export type Rows = Record<string, unknown[]>;

/** Writes rows into the diary by hand, past the app, and over whatever stood there. */
export async function writeByHand(page: Page, rows: Rows): Promise<void> {
  await page.evaluate(async (all) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('lamplight');
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    await new Promise<void>((resolve) => {
      const transaction = database.transaction(Object.keys(all), 'readwrite');
      for (const [table, list] of Object.entries(all))
        for (const row of list) transaction.objectStore(table).put(row);
      transaction.oncomplete = () => {
        resolve();
      };
    });
    database.close();
  }, rows);
}

/** All that lies in one table, tombstones included. */
export async function readByHand(page: Page, table: string): Promise<unknown[]> {
  return page.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('lamplight');
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    const rows = await new Promise<unknown[]>((resolve) => {
      const request = database.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    database.close();
    return rows;
  }, table);
}

/**
 * Waits until the phone has been given the tokens of every block whose evening has come: one evening in seven that is the
 * next one too, and a letter would wait for what is still asked.
 */
export async function hasTokens(page: Page): Promise<void> {
  const missing = async () => {
    const tonight = nightIn('Asia/Shanghai', new Date(await page.evaluate(() => Date.now())));
    const blocks = ((await readByHand(page, 'tokenBlocks')) as TokenBlockRow[]).filter(
      ({ from }) => from <= tonight,
    );
    return blocks.length === 0 || blocks.some(({ given }) => !given);
  };
  await expect.poll(missing, { timeout: 30_000 }).toBe(false);
}

/** A later version of the app opens the diary; its number in the browser is ten times ours. */
export async function openAsLaterVersion(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('lamplight', 990);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('ofLater');
      };
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
  });
}

/** Names and sizes of all that this site has put on the phone, but for what the service worker keeps. */
export function traces(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const files: string[] = [];
    for await (const name of root.keys()) files.push(`file ${name}`);
    const rows: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          resolve(request.result);
        };
      });
      for (const table of database.objectStoreNames) {
        const count = await new Promise<number>((resolve) => {
          const request = database.transaction(table).objectStore(table).count();
          request.onsuccess = () => {
            resolve(request.result);
          };
        });
        if (count > 0) rows.push(`${name} ${table} ${String(count)}`);
      }
      database.close();
    }
    // When somebody was last there is of the page that stands now.
    const looks = Object.keys(localStorage).filter((key) => key !== 'lamplight.seenAt');
    return [...files, ...rows, ...looks].sort();
  });
}
