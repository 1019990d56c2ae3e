import { onTestFinished } from 'vitest';
import { addChild } from '../../src/parent/store/children';
import { Home } from '../../src/parent/store/database';
import { freshId } from '../../src/parent/store/write';
import { USUAL_WORK, type Work } from '../../src/core/entry';

export const NIGHT = '2026-11-23';
export const MATH: Work = { ...USUAL_WORK, subject: 'math' };
export const CHINESE: Work = { ...USUAL_WORK, subject: 'chinese' };

/** A diary of its own (test files share one browser), or one more window on a diary already open; closed after the test. */
export function openHome(name = `wangs-${freshId()}`): Home {
  const home = new Home(name);
  onTestFinished(() => home.close());
  return home;
}

/** The diary of 王家 with 小明 in grade 3. */
export async function wangs(): Promise<{ home: Home; child: string }> {
  const home = openHome();
  const child = freshId();
  await addChild(home, { id: child, nickname: '小明', grade: 3, school: 'cn63' }, NIGHT);
  return { home, child };
}

const TABLES = ['children', 'grades', 'entries', 'timers', 'evenings', 'overrides'] as const;

/** Every row of every table exactly as it lies there, what the phone keeps for itself included. */
export async function everything(home: Home): Promise<Record<string, unknown[]>> {
  const tables = [...TABLES, 'kept'] as const;
  const rows = await Promise.all(tables.map((table) => home.table<unknown>(table).toArray()));
  return Object.fromEntries(tables.map((table, index) => [table, rows[index]!]));
}

/** What a reader finds: rows that are there, without the stamp that tells which write was last. */
export async function diary(home: Home): Promise<Record<string, unknown[]>> {
  const all = await everything(home);
  return Object.fromEntries(
    TABLES.map((table) => [
      table,
      (all[table] as { deleted?: true }[])
        .filter((row) => row.deleted !== true)
        .map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'stamp'))),
    ]),
  );
}

/** How many times an act opened the diary for writing. */
export async function writesOf(home: Home, act: () => Promise<unknown>): Promise<number> {
  const real = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')!;
  const begin = real.value as IDBDatabase['transaction'];
  let writes = 0;
  IDBDatabase.prototype.transaction = function counted(this: IDBDatabase, ...given) {
    if (given[1] === 'readwrite') writes += 1;
    return begin.apply(this, given);
  };
  try {
    // Dexie holds on to the function it found when it opened.
    home.close({ disableAutoOpen: false });
    await act();
  } finally {
    Object.defineProperty(IDBDatabase.prototype, 'transaction', real);
  }
  return writes;
}

/** The phone's storage is full from the row after so many into a table, until the act is over. */
export async function whileFull(
  { table, after = 0 }: { table: string; after?: number },
  act: () => Promise<unknown>,
): Promise<void> {
  const { put, add } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);
  let rows = 0;
  const full = (real: IDBObjectStore['put']) =>
    function write(this: IDBObjectStore, ...given: Parameters<IDBObjectStore['put']>) {
      if (this.name === table && (rows += 1) > after) throw new DOMException('Full.', 'QuotaExceededError');
      return real.apply(this, given);
    };
  IDBObjectStore.prototype.put = full(put.value as IDBObjectStore['put']);
  IDBObjectStore.prototype.add = full(add.value as IDBObjectStore['add']);
  try {
    await act();
  } finally {
    Object.defineProperties(IDBObjectStore.prototype, { put, add });
  }
}
