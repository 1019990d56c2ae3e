import { randomBytes } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
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

/** Deletes a file, if there, so that a power cut does not bring it back. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(dirname(path));
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
