/**
 * A process whose flushes `npm run drill:fsync` counts: 1,000 durable writes into the open database of DATA_DIR,
 * one after another, all at once, or as a program would that never said `synchronous`.
 */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { openKeeping } from '../../src/endpoint/database/keeping';

const COMMITS = 1000;
const [, , way, folder = ''] = process.argv;
const seat = { class: 'c1a2s3s4x5', serial: 1, year: 2026 };

const keeping = await openKeeping({ folder }, () => new Date());
const enrol = (index: number) =>
  keeping.commitOpen(async (writes) => {
    const enrolment = { ...seat, auth_hash: `${way}-${index}` };
    await writes.insertInto('enrolment').values(enrolment).execute();
  });

if (way === 'one-by-one') for (let index = 0; index < COMMITS; index += 1) await enrol(index);
if (way === 'together') await Promise.all(Array.from({ length: COMMITS }, (_, index) => enrol(index)));
if (way === 'unsaid') {
  const file = new Database(join(folder, 'open.sqlite'));
  file.pragma('journal_mode = WAL');
  const insert = file.prepare('insert into enrolment (auth_hash, class, serial, year) values (?, ?, ?, ?)');
  for (let index = 0; index < COMMITS; index += 1) {
    insert.run(`${way}-${index}`, seat.class, seat.serial, seat.year);
  }
}
// No close: its checkpoint flushes too, and is not what is counted.
process.kill(process.pid, 'SIGKILL');
