import type { EntityTable } from 'dexie';
import type { Home } from '../database';
import { isAlive, type Stamped } from '../rows';
import { NIGHTS } from '../views';
import { toOrderedText } from './ordered';
import type { Diary } from './parcel';

/*
 * A taking can be taken back long after it: by then a child that came with it may have an evening of its own. That
 * child stays, or what was written of it would stand under nobody.
 */

type Before = { own: Diary; timed: ReadonlySet<string> };

function wordsOf(rows: readonly Stamped[]): Set<string> {
  return new Set(rows.map(({ id, stamp }) => toOrderedText([id, stamp])));
}

/** Whether something of a child was written since: an entry, a word on an evening, a timer. */
async function isWritten(home: Home, child: string, { own, timed }: Before): Promise<boolean> {
  if (!timed.has(child) && (await home.timers.get(child))) return true;
  const known = wordsOf([...own.entries, ...own.evenings]);
  const [first, last] = NIGHTS;
  const ofChild = <Row extends Stamped>(table: EntityTable<Row, 'id'>) =>
    table.where('[child+night]').between([child, first], [child, last], true, true).toArray();
  const rows: Stamped[] = [...(await ofChild(home.entries)), ...(await ofChild(home.evenings))];
  return rows.some((row) => isAlive(row) && !known.has(toOrderedText([row.id, row.stamp])));
}

/** Inside a transaction, after a taking was taken back: of its children those stay of whom something was written since. */
export async function keepInUse(home: Home, after: Diary, before: Before): Promise<void> {
  for (const child of after.children.filter(isAlive)) {
    const lies = await home.children.get(child.id);
    if ((lies && isAlive(lies)) || !(await isWritten(home, child.id, before))) continue;
    await home.children.put(child);
    const grades = after.grades.filter((row) => row.child === child.id);
    const lie = await home.grades.bulkGet(grades.map(({ id }) => id));
    await home.grades.bulkPut(grades.filter((_, index) => !lie[index]));
  }
}
