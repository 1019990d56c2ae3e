import type { Kysely, Selectable } from 'kysely';
import type * as z from 'zod/mini';
import { fromText } from '../wire/token';
import type { enrolQuestion } from '../wire/enrol';
import { hashOf } from './codes';
import type { OpenTables } from './database/tables';
import { answer, refuse, type Reply } from './door/reply';
import type { House, Visit } from './house';
import { classKnown, schoolTime, type SchoolTime } from './tenant';

type SlipRow = Selectable<OpenTables['slip']>;
type Spending = { codeHash: string; authHash: string };
type Spent = 'enrolled' | 'code-used' | 'code-unknown';

/** No class has this id (it has letters no id has): looking it up takes the time of one that is there. */
const NO_CLASS = 'oooooooooo';

/**
 * A slip is spent (PRIVACY.md, step 4). Codes that were never made, were taken back or are of another year get one
 * answer, after the same look-ups.
 */
export async function enrol(question: z.infer<typeof enrolQuestion>, { house }: Visit): Promise<Reply> {
  const spending = { codeHash: hashOf(question.code), authHash: hashOf(fromText(question.auth)) };
  const slip = await slipOf(house.keeping.open, spending.codeHash);
  const time = await timeOf(house, slip?.class ?? NO_CLASS);
  if (slip?.year !== time?.year || !slip || !time) return refuse('code-unknown');
  const spent = await house.keeping.commitOpen((writes) => spend(writes, spending));
  return spent === 'enrolled' ? answer({ class: slip.class, term: time.term }) : refuse(spent);
}

async function slipOf(reads: Kysely<OpenTables>, codeHash: string): Promise<SlipRow | undefined> {
  return reads.selectFrom('slip').selectAll().where('code_hash', '=', codeHash).executeTakeFirst();
}

async function timeOf(house: House, classId: string): Promise<SchoolTime | undefined> {
  const known = await classKnown(house.keeping.main, classId);
  return known && schoolTime(known.school, house.clock);
}

/** Read again where it is decided: of two phones with one code one is first. */
async function spend(writes: Kysely<OpenTables>, { codeHash, authHash }: Spending): Promise<Spent> {
  const slip = await slipOf(writes, codeHash);
  if (!slip) return 'code-unknown';
  const own = await writes
    .selectFrom('enrolment')
    .selectAll()
    .where('auth_hash', '=', authHash)
    .executeTakeFirst();
  const isHere = own?.class === slip.class && own.year === slip.year;
  if (isHere && (own.serial === slip.serial || slip.used === 0)) {
    // A phone that has its seat spends no second one; its own replacement slip it does.
    if (own.serial === slip.serial && slip.used === 0) await markUsed(writes, codeHash);
    return 'enrolled';
  }
  if (slip.used === 1) return 'code-used';
  await takeSeat(writes, slip, authHash);
  return 'enrolled';
}

async function markUsed(writes: Kysely<OpenTables>, codeHash: string): Promise<void> {
  await writes.updateTable('slip').set({ used: 1 }).where('code_hash', '=', codeHash).execute();
}

/** Whoever sat here before lost the phone, and this is the replacement slip; last year's seat of this phone gives way. */
async function takeSeat(writes: Kysely<OpenTables>, slip: SlipRow, authHash: string): Promise<void> {
  await markUsed(writes, slip.code_hash);
  await writes
    .deleteFrom('enrolment')
    .where((row) =>
      row.or([
        row('auth_hash', '=', authHash),
        row.and([
          row('class', '=', slip.class),
          row('serial', '=', slip.serial),
          row('year', '=', slip.year),
        ]),
      ]),
    )
    .execute();
  await writes
    .insertInto('enrolment')
    .values({ auth_hash: authHash, class: slip.class, serial: slip.serial, year: slip.year })
    .execute();
}
