import { randomBytes } from 'node:crypto';
import { link, open, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './unusable';

/** What a write that was cut short leaves beside the real files: never read, harmless to delete. */
export const ASIDE = '.aside';

/**
 * Makes a file that is either there whole, after a power cut too, or not at all; only its owner reads it (0600).
 * Of two processes that make the same one the first wins, and the other's text is dropped: read what is there.
 */
export async function makeFile(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}${ASIDE}`;
  try {
    await writeThrough(aside, text);
    await link(aside, path);
    await syncFolder(dirname(path));
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Deletes a file, and what was left of making it, so that a power cut does not bring it back. */
export async function removeFile(path: string): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)];
  const isAside = (each: string) => each.startsWith(`${name}.`) && each.endsWith(ASIDE);
  const found = (await readdir(folder)).filter((each) => each === name || isAside(each));
  for (const each of found) await rm(join(folder, each), { force: true });
  if (found.length > 0) await syncFolder(folder);
}

async function writeThrough(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

// A new name is durable only once its folder is.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
