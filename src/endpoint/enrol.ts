import type { Kysely, Selectable } from 'kysely';
import type * as z from 'zod/mini';
import { fromText } from '../wire/token';
import type { enrolQuestion } from '../wire/enrol';
import { hashOf } from './codes';
import type { OpenTables } from './database/tables';
import { answer, refuse, type Reply } from './door/reply';
import type { Visit } from './house';
import { classKnown, isStopped, schoolTime } from './tenant';

type SlipRow = Selectable<OpenTables['slip']>;
type Spending = { codeHash: string; authHash: string };
type Spent = 'enrolled' | 'code-used' | 'code-unknown';

/** No class has this id (o is in none): looking it up takes the time of one that is there. */
const NO_SLIP = { class: 'oooooooooo', year: 0 };
const NO_SCHOOL = { zone: 'Asia/Shanghai', system: 'cn63' } as const;

/**
 * A slip is spent (PRIVACY.md, step 4). Codes that were never made, were taken back or are of another year get one
 * answer, after the same look-ups.
 */
export async function enrol(question: z.infer<typeof enrolQuestion>, { house }: Visit): Promise<Reply> {
  const spending = { codeHash: hashOf(question.code), authHash: hashOf(fromText(question.auth)) };
  const slip = (await slipOf(house.keeping.open, spending.codeHash)) ?? NO_SLIP;
  const known = await classKnown(house.keeping.main, slip.class);
  const { year, term } = schoolTime(known?.school ?? NO_SCHOOL, house.clock);
  if (!known || slip.year !== year || isStopped(known.schoolClass, year)) return refuse('code-unknown');
  const spent = await house.keeping.commitOpen((writes) => spend(writes, spending));
  return spent === 'enrolled' ? answer({ class: slip.class, term }) : refuse(spent);
}

async function slipOf(reads: Kysely<OpenTables>, codeHash: string): Promise<SlipRow | undefined> {
  return reads.selectFrom('slip').selectAll().where('code_hash', '=', codeHash).executeTakeFirst();
}

/** Read again where it is decided: of two phones with one code one is first. */
async function spend(writes: Kysely<OpenTables>, { codeHash, authHash }: Spending): Promise<Spent> {
  const slip = await slipOf(writes, codeHash);
  if (!slip) return 'code-unknown';
  const seat = await seatOf(writes, slip, authHash);
  if (seat === slip.serial) {
    // The same question once more, or the replacement of this phone's own slip.
    if (slip.used === 0) await markUsed(writes, codeHash);
    return 'enrolled';
  }
  if (slip.used === 1) return 'code-used';
  // A phone that has its seat spends no second one.
  if (seat === undefined) await takeSeat(writes, slip, authHash);
  return 'enrolled';
}

/** The seat this phone has in the class and year of a slip. */
async function seatOf(
  reads: Kysely<OpenTables>,
  slip: SlipRow,
  authHash: string,
): Promise<number | undefined> {
  const own = await reads
    .selectFrom('enrolment')
    .selectAll()
    .where('auth_hash', '=', authHash)
    .executeTakeFirst();
  return own?.class === slip.class && own.year === slip.year ? own.serial : undefined;
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
