/**
 * A process on a disk of its own that becomes full: it enrols until that is refused for now, goes on being refused,
 * deletes what filled the disk (FILLER), and enrols again. Prints what it was told and what it then finds.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { openKeeping } from '../../src/endpoint/database/keeping';
import { isBusy } from '../../src/endpoint/database/trouble';

const [, , folder = '', filler = ''] = process.argv;
const keeping = await openKeeping({ folder }, () => new Date());
const acknowledged: string[] = [];
let refused = 0;

async function enrol(): Promise<void> {
  const auth = randomBytes(64).toString('hex');
  try {
    await keeping.commitOpen(async (writes) => {
      const enrolment = { auth_hash: auth, class: 'c1a2s3s4x5', serial: 1, year: 2026 };
      await writes.insertInto('enrolment').values(enrolment).execute();
    });
    acknowledged.push(auth);
  } catch (error) {
    if (!isBusy(error)) throw error;
    refused += 1;
  }
}

const together = (count: number) => Promise.all(Array.from({ length: count }, enrol));
while (refused === 0) await together(100);
await together(500);
const whileFull = acknowledged.length;
rmSync(filler);
await together(100);
const found = await keeping.open.selectFrom('enrolment').select('auth_hash').execute();
const there = new Set(found.map(({ auth_hash: auth }) => auth));
console.log(
  JSON.stringify({
    acknowledged: acknowledged.length,
    missing: acknowledged.filter((auth) => !there.has(auth)).length,
    unasked: there.size - acknowledged.length,
    refused,
    afterwards: acknowledged.length - whileFull,
  }),
);
await keeping.close();
