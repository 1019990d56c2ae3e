import Dexie from 'dexie';

/** The folder of the automatic backups among the browser's own files, and the database where it has no files. */
export const FOLDER = 'lamplight-generations';
export const DATABASE = 'lamplight-generations';
/** Where a backup waits for the place of a diary that no more opens. */
export const LAID_BY = 'lamplight-laid-by';

/** The root of this browser's own files (OPFS); undefined on plain http, in an old browser, in some private windows. */
export async function rootHere(): Promise<FileSystemDirectoryHandle | undefined> {
  const { storage } = navigator as { storage?: Partial<StorageManager> };
  if (!storage?.getDirectory) return undefined;
  try {
    return await storage.getDirectory();
  } catch {
    return undefined;
  }
}

/**
 * Whether a database is there. Dexie's own question makes the database for a moment and deletes it again, and with it
 * what another window is just writing.
 */
export async function isDatabaseThere(name: string): Promise<boolean> {
  return (await Dexie.getDatabaseNames()).includes(name);
}

/** Whether this phone has a place in which automatic backups, or one of them on its way back, lie. Nothing is made by the question. */
export async function isAnyKept(): Promise<boolean> {
  const root = await rootHere();
  if (root) for await (const name of root.keys()) if (name === FOLDER) return true;
  return (await isDatabaseThere(DATABASE)) || isDatabaseThere(LAID_BY);
}
