import { expect, test } from 'vitest';
import { backupNights } from '../../../src/parent/store/advice';
import { addChild } from '../../../src/parent/store/children';
import { deleteEntry, saveEntries } from '../../../src/parent/store/entries';
import { sayOfEvening } from '../../../src/parent/store/evenings';
import { noteBackup } from '../../../src/parent/store/last-backup';
import { wangs } from '../../setup/diary';
import { at, entryOf } from '../../setup/sitting';

/** 小明, who has nothing yet, and 阿布. */
async function twoChildren() {
  const { home, child } = await wangs();
  await addChild(home, { id: 'abu', nickname: '阿布', grade: 1, school: 'cn63' }, '2026-09-01');
  return { home, child, children: [child, 'abu'] };
}

test('a diary of nothing but zeros began with the first of them', async () => {
  const { home, child, children } = await twoChildren();
  await sayOfEvening(home, { child, night: '2026-09-07' }, 'no-homework');
  await saveEntries(home, [entryOf(20, { id: 'a', child, night: '2026-10-12' })]);
  expect((await backupNights(home, children)).firstNight).toBe('2026-09-07');
});

test('the diary is that of all children, whoever is chosen', async () => {
  const { home, children } = await twoChildren();
  await saveEntries(home, [entryOf(20, { id: 'a', child: 'abu', night: '2026-09-14' })]);
  expect((await backupNights(home, children)).firstNight).toBe('2026-09-14');
});

test('what was deleted again began nothing', async () => {
  const { home, child, children } = await twoChildren();
  await saveEntries(home, [entryOf(20, { id: 'a', child, night: '2026-09-14' })]);
  await deleteEntry(home, 'a');
  expect(await backupNights(home, children)).toEqual({ firstNight: undefined, lastBackup: undefined });
});

test('the last backup is told by the evening it was made on', async () => {
  const { home, children } = await twoChildren();
  await noteBackup(home, { at: at('2026-09-15', '01:30'), how: 'file' });
  expect((await backupNights(home, children)).lastBackup).toBe('2026-09-14');
});
