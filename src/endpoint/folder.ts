import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASIDE } from './durable-file';
import { errorCode, unusable } from './unusable';

/** Says that nothing in the folder is real: a simulation, or the demo, made it. */
export const MARK = 'SIMULATION';
export const OURS = ['main.sqlite', 'secrets.json', 'keys'];
/** A disk's own folder, which is there before anybody wrote. */
const NOBODYS = ['lost+found'];

/** Makes the folder of all data (0700), or throws the sentence why it cannot be used. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!statSync(folder).isDirectory()) throw aFile(folder);
    refuseForeign(folder);
    tryWriting(folder);
  } catch (error) {
    throw folderTrouble(folder, error) ?? error;
  }
}

function aFile(folder: string): Error {
  return unusable(
    `DATA_DIR is ${folder}, but that is a file: name a folder, or one that does not exist yet.`,
  );
}

function refuseForeign(folder: string): void {
  const names = readdirSync(folder).filter((name) => !NOBODYS.includes(name) && !name.endsWith(ASIDE));
  if (names.length === 0 || names.some((name) => name === MARK || OURS.includes(name))) return;
  throw unusable(
    `DATA_DIR is ${folder}, but that folder belongs to something else: name an empty folder, or the one Lamplight made.`,
  );
}

// As root every folder looks writable, and a full disk looks empty until something is written.
function tryWriting(folder: string): void {
  const path = join(folder, `${randomBytes(6).toString('hex')}${ASIDE}`);
  try {
    writeFileSync(path, Buffer.alloc(4096), { mode: 0o600 });
  } finally {
    rmSync(path, { force: true });
  }
}

/** The sentence for what the disk refused, or undefined when it was something else. */
export function folderTrouble(folder: string, error: unknown): Error | undefined {
  switch (errorCode(error)) {
    case 'EEXIST':
    case 'ENOTDIR':
      return aFile(folder);
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR_SHMSIZE':
      return unusable(`The disk that holds ${folder} is full: make room on it, then start again.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
      return unusable(
        `${folder} may not be written by this user: give it to the user who starts Lamplight, or set DATA_DIR to another folder.`,
      );
    default:
      return undefined;
  }
}
