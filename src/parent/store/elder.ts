import type { Night } from '../../core/night';
import { changeChild } from './children';
import type { Home } from './database';
import { childToCode } from './file/elder-code';
import { childNames } from './file/merge';
import type { Diary } from './file/parcel';
import { readDiary, takeDiary, type Same } from './file/take';
import { isAlive } from './rows';

/*
 * 给老人用: grandfather's phone shows one child in large type. Which one stands among what the phone keeps for itself,
 * under `elder`; while it does, the app opens on that page and shows no other.
 */

/** The code for another phone; undefined for a child nobody can read. */
export async function elderCode(home: Home, child: string, tonight: Night): Promise<string | undefined> {
  const diary = await readDiary(home);
  const ofChild = <Row extends { child: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.child === child);
  const children = diary.children.filter(({ id }) => id === child);
  const grades = ofChild(diary.grades);
  if (children.length === 0 || grades.length === 0) return undefined;
  const aliases = diary.aliases.filter((row) => row.child === child || row.same === child);
  return childToCode(
    { ...diary, entries: [], evenings: [], children, grades, overrides: ofChild(diary.overrides), aliases },
    tonight,
  );
}

/** This phone becomes grandfather's: the child is added or merged, nothing else changes, and its page is the app. */
export function becomeElder(home: Home, piece: Diary, same: readonly Same[]): Promise<void> {
  const [child] = piece.children;
  if (!child) throw new Error('A code without a child was taken.');
  return home.transaction('rw', home.tables, async () => {
    await takeDiary(home, piece, { way: 'merge', same });
    // Under its one name, if this phone had the child under another.
    const name = childNames(await home.aliases.toArray())(child.id);
    const row = await home.children.get(name);
    if (!row) throw new Error(`Child ${name} was taken and is not there.`);
    // One that was removed here is wanted again.
    if (!isAlive(row)) await changeChild(home, name, { deleted: undefined });
    await home.kept.bulkPut([
      { key: 'elder', value: name },
      { key: 'child', value: name },
    ]);
  });
}

/** The whole app again; every entry stays. */
export async function leaveElder(home: Home): Promise<void> {
  await home.kept.delete('elder');
}
