import Database, { type Database as File } from 'better-sqlite3';
import { basename, dirname } from 'node:path';
import { folderTrouble } from '../folder';
import { errorCode, unusable } from '../unusable';
import type { Room } from './migrate';

/** What our files call themselves (`pragma application_id`): "Lamp" and "Lamo", so that neither is taken for the other. */
const IDS: Record<Room, number> = { main: 0x4c616d70, open: 0x4c616d6f };

/** When what is committed is on the disk: never, of what is made anew at each start. */
export type Flushes = 'each commit' | 'never';

/** Both connections to one file, or the sentence why it is no database of ours. */
export function openFile(
  path: string,
  { room, flushes }: { room: Room; flushes: Flushes },
): { writer: File; reader: File } {
  const opened: File[] = [];
  const connect = () => {
    const file = new Database(path, { timeout: 5000 });
    opened.push(file);
    return file;
  };
  try {
    const writer = connect();
    writer.pragma('journal_mode = WAL');
    // Said although FULL is what it reads: unsaid, WAL commits are not flushed (npm run drill:fsync counts it).
    writer.pragma(flushes === 'never' ? 'synchronous = OFF' : 'synchronous = FULL');
    // better-sqlite3 switches them on. PostgreSQL would check better-auth's alone, and ours have none.
    writer.pragma('foreign_keys = OFF');
    writer.pragma('temp_store = MEMORY');
    // PRIVACY.md, Storage: what is deleted, of open evenings or with a school, is gone from the pages too.
    writer.pragma('secure_delete = ON');
    claim(writer, room);
    const reader = connect();
    reader.pragma('query_only = ON');
    // Another process of ours (npm run admin-link) holds the file for a moment. SQLite waits with the whole process
    // standing still, so it may do that only briefly; a batch is then tried again.
    for (const file of opened) file.pragma('busy_timeout = 100');
    return { writer, reader };
  } catch (error) {
    for (const file of opened) file.close();
    throw fileTrouble(path, error);
  }
}

function claim(file: File, room: Room): void {
  const id = file.pragma('application_id', { simple: true });
  if (id === IDS[room]) return;
  const isNew = id === 0 && file.prepare('select count(*) from sqlite_master').pluck().get() === 0;
  if (!isNew) throw Object.assign(new Error('It is of another program.'), { code: 'SQLITE_NOTADB' });
  file.pragma(`application_id = ${IDS[room]}`);
}

/** What SQLite refused, as a sentence where the operator can mend it. */
export function fileTrouble(path: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return unusable(
      `${path} is no database of Lamplight, or it is damaged: put back the backup of ${basename(path)}, or choose another DATA_DIR.`,
    );
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return unusable(`${path} is held by another program: stop it, then start again.`);
  }
  return folderTrouble(dirname(path), error) ?? error;
}
