import type { Page } from 'playwright-core';
import { USUAL_WORK, type Entry, type Said } from '../../src/core/entry';
import type { Grade, School } from '../../src/core/grade';
import { usualLimit } from '../../src/core/limit';
import { nightOf, type Timer } from '../../src/core/timer';

/** A whole phone by table: what a browser test, a picture or a bench puts into IndexedDB before the app opens it. */
export type PhoneDiary = Record<string, object[]>;

type ChildFacts = { id: string; nickname: string; grade: Grade; school?: School; from?: string };

const STAMP = [1, 'pictures'];

/** An instant (epoch ms) by the wall clock of China, wherever this runs. */
export function inChina(date: string, time: string): number {
  return Date.parse(`${date}T${time}:00+08:00`);
}

/** A household with its children and no evening yet; the first child is the one looked at. */
export function householdOf(children: readonly ChildFacts[]): PhoneDiary {
  return {
    children: children.map(({ id, nickname }, order) => ({
      id,
      nickname,
      order,
      fridayCounts: false,
      stamp: STAMP,
    })),
    grades: children.map(({ id, grade, school = 'cn63', from = '2026-09-01' }) => ({
      id: `${id}-grade`,
      child: id,
      from,
      grade,
      school,
      limit: usualLimit(school),
      stamp: STAMP,
    })),
    entries: [],
    timers: [],
    evenings: [],
    kept: [
      { key: 'device', value: 'pictures' },
      { key: 'counter', value: 1 },
      { key: 'child', value: children[0]?.id ?? '' },
    ],
  };
}

type Sitting = Partial<Entry> & Pick<Entry, 'child' | 'night' | 'minutes'>;

/** The same phone with more sittings; what is not said is usual school-set maths. */
export function withEntries(diary: PhoneDiary, sittings: readonly Sitting[]): PhoneDiary {
  const rows = sittings.map((sitting, index) => ({
    ...USUAL_WORK,
    subject: 'math',
    id: `${sitting.child}-${sitting.night}-${index}`,
    stamp: STAMP,
    ...sitting,
  }));
  return { ...diary, entries: [...(diary['entries'] ?? []), ...rows] };
}

/** The same phone with the parent's word on an evening. */
export function withSaid(
  diary: PhoneDiary,
  evening: { child: string; night: string; said: Said },
): PhoneDiary {
  const row = { ...evening, id: `${evening.child}/${evening.night}`, stamp: STAMP };
  return { ...diary, evenings: [...(diary['evenings'] ?? []), row] };
}

/** The same phone with a timer that runs (or, with an open pause, rests). */
export function withTimer(
  diary: PhoneDiary,
  timer: Partial<Timer> & Pick<Timer, 'child' | 'startedAt'>,
): PhoneDiary {
  const row: Timer = {
    ...USUAL_WORK,
    subject: 'math',
    id: `${timer.child}-timer`,
    night: nightInChina(timer.startedAt),
    pauses: [],
    ...timer,
  };
  return { ...diary, timers: [...(diary['timers'] ?? []), row] };
}

// nightOf reads this machine's zone; a picture is of China wherever it is taken.
function nightInChina(at: number): string {
  const offsetMs = (new Date(at).getTimezoneOffset() + 480) * 60_000;
  return nightOf(at + offsetMs);
}

/** How the app's own database is built: version, and each table's key and indexes. */
export type DiaryShape = {
  version: number;
  stores: { name: string; keyPath: string; indexes: { name: string; keyPath: string | string[] }[] }[];
};

/** The shape of the database that the open page's app has made. */
export function shapeOfDiary(page: Page): Promise<DiaryShape> {
  return page.evaluate(async () => {
    const request = indexedDB.open('lamplight');
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const database = request.result;
    const read = database.transaction([...database.objectStoreNames]);
    const stores = [...database.objectStoreNames].map((name) => {
      const store = read.objectStore(name);
      const indexes = [...store.indexNames].map((each) => ({
        name: each,
        keyPath: store.index(each).keyPath,
      }));
      return { name, keyPath: String(store.keyPath), indexes };
    });
    const shape = { version: database.version, stores };
    database.close();
    return shape;
  });
}

/**
 * Puts a phone's rows in place of whatever the page's origin holds. Without a shape the app must have made the
 * database already; with one it is made here, and the app need never have been loaded.
 */
export async function seed(page: Page, diary: PhoneDiary, shape?: DiaryShape): Promise<void> {
  await page.evaluate(
    async ({ tables, made }) => {
      const request = indexedDB.open('lamplight', made?.version);
      request.onupgradeneeded = () => {
        for (const { name, keyPath, indexes } of made?.stores ?? []) {
          const store = request.result.createObjectStore(name, { keyPath });
          for (const index of indexes) store.createIndex(index.name, index.keyPath);
        }
      };
      await new Promise((resolve, reject) => {
        request.onsuccess = resolve;
        request.onerror = () => reject(new Error(String(request.error)));
      });
      const database = request.result;
      const write = database.transaction([...database.objectStoreNames], 'readwrite');
      for (const name of database.objectStoreNames) {
        const store = write.objectStore(name);
        store.clear();
        for (const row of tables[name] ?? []) store.put(row);
      }
      await new Promise((resolve, reject) => {
        write.oncomplete = resolve;
        write.onabort = () => reject(new Error(String(write.error)));
      });
      database.close();
    },
    { tables: diary, made: shape },
  );
}
