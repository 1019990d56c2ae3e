import Dexie, { type EntityTable } from 'dexie';
import { isDatabaseThere, LAID_BY } from './kept-places';

type Laid = Dexie & { laid: EntityTable<{ id: 'diary'; text: string }, 'id'> };

async function within<Answer>(work: (open: Laid) => Promise<Answer>): Promise<Answer> {
  const open = new Dexie(LAID_BY, { chromeTransactionDurability: 'strict' }) as Laid;
  open.version(1).stores({ laid: 'id' });
  try {
    return await work(open);
  } finally {
    open.close();
  }
}

/** Lays the text of a diary by, in a database of its own, until it stands in the diary's place. */
export async function layBy(text: string): Promise<void> {
  await within(({ laid }) => laid.put({ id: 'diary', text }));
}

export async function readLaidBy(): Promise<string | undefined> {
  if (!(await isDatabaseThere(LAID_BY))) return undefined;
  return within(async ({ laid }) => (await laid.get('diary'))?.text);
}

export async function forgetLaidBy(): Promise<void> {
  if (await isDatabaseThere(LAID_BY)) await within(({ laid }) => laid.clear());
}
