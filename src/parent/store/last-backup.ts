import type { Home } from './database';

const KEY = 'last backup';

/** In what form the family took its diary along. */
export const BACKUP_WAYS = ['file', 'shared', 'text', 'sealed', 'hand-over'] as const;
export type BackupWay = (typeof BACKUP_WAYS)[number];

/** When (epoch ms) this phone last gave out a backup, and how. */
export type LastBackup = { at: number; how: BackupWay };

/** Notes that a backup was given out. */
export async function noteBackup(home: Home, backup: LastBackup): Promise<void> {
  await home.kept.put({ key: KEY, value: backup });
}

/** The last backup; undefined when there was none, or when nobody can read the note. */
export async function lastBackup(home: Home): Promise<LastBackup | undefined> {
  const value = (await home.kept.get(KEY))?.value as Partial<LastBackup> | null | undefined;
  const { at, how } = value ?? {};
  if (typeof at !== 'number' || !Number.isFinite(at)) return undefined;
  const way = BACKUP_WAYS.find((each) => each === how);
  return way && { at, how: way };
}
