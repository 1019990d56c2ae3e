/**
 * A process that drills end: it spends slips as an endpoint does, without pause, and writes each code on a line of
 * its own only when it is acknowledged. Environment: DATA_DIR, DATABASE_URL as of the endpoint.
 */
import { randomBytes } from 'node:crypto';
import { openKeeping, type Keeping } from '../../src/endpoint/database/keeping';
import { isBusy } from '../../src/endpoint/database/trouble';
import { readEnvironment } from '../../src/endpoint/environment';

const AT_ONCE = 64;

const environment = readEnvironment(process.env, process.cwd());
if (environment.kind === 'unusable') throw new Error(environment.sentence);
const keeping = await openKeeping(environment.place, () => new Date());
await Promise.all(Array.from({ length: AT_ONCE }, () => enrolForEver(keeping)));

async function enrolForEver(kept: Keeping): Promise<never> {
  for (;;) {
    const code = randomBytes(10).toString('hex');
    try {
      await enrol(kept, code);
      process.stdout.write(`${code}\n`);
    } catch (error) {
      // The database is away for longer than the endpoint waits: a phone would come back.
      if (!isBusy(error)) throw error;
    }
  }
}

function enrol(kept: Keeping, code: string): Promise<void> {
  return kept.commitOpen(async (writes) => {
    const seat = { class: 'c1a2s3s4x5', serial: 1, year: 2026 };
    const slip = { ...seat, code_hash: code, used: 1, door_hash: null };
    await writes
      .insertInto('slip')
      .values(slip)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const enrolment = { ...seat, auth_hash: code };
    await writes
      .insertInto('enrolment')
      .values(enrolment)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}
