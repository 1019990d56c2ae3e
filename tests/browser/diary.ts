import type { Page } from 'playwright-core';

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
