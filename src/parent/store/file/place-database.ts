import Dexie, { type EntityTable } from 'dexie';
import { DATABASE, isDatabaseThere } from './kept-places';
import type { Kept, Place } from './place';

type Generations = Dexie & { kept: EntityTable<Kept, 'name'> };

async function within<Answer>(work: (open: Generations) => Promise<Answer>): Promise<Answer> {
  const open = new Dexie(DATABASE, { chromeTransactionDurability: 'strict' }) as Generations;
  open.version(1).stores({ kept: 'name' });
  try {
    return await work(open);
  } finally {
    // Closed at once: whoever erases all must not wait for another window.
    open.close();
  }
}

/**
 * Where a browser has no files of its own (plain http, old ones): a database beside the diary's, so that one that no more
 * opens does not take its backups along.
 */
export const databasePlace: Place = {
  read: async () => ((await isDatabaseThere(DATABASE)) ? within(({ kept }) => kept.toArray()) : []),
  write: async (text) => {
    await within(({ kept }) => kept.put(text));
  },
  remove: async (name) => {
    if (await isDatabaseThere(DATABASE)) await within(({ kept }) => kept.delete(name));
  },
};

export async function eraseDatabasePlace(): Promise<void> {
  await Dexie.delete(DATABASE);
}
