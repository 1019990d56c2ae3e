import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import { periodNamed, yearOfPeriod } from '../core/report-period';
import type {
  HeadText,
  ReportFrame,
  ReportTextAnswer,
  reportQuestion,
  reportTextQuestion,
} from '../wire/report';
import { noteOnceASitting } from './audit';
import { classesOf } from './class-list';
import type { MainTables, OpenTables } from './database/tables';
import { answer, refuse, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { Visit } from './house';
import { limitsOf, schoolCalled, schoolTime, type SchoolRow } from './tenant';

/** What a report stands on beside the published figures. */
export async function tellReport(
  { period }: z.infer<typeof reportQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const { main, open } = house.keeping;
  const school = await schoolCalled(main, member.school_id);
  const asked = periodNamed(period);
  if (!school || !asked) return refuse('not-allowed');
  const { night } = schoolTime(school, house.clock);
  const ids = (await classesOf(main, member, night)).map(({ class_id }) => class_id);
  // What the office writes is of the whole school, and a lead reports one grade.
  const texts = member.role === 'lead' ? [] : await textsOf(main, member.school_id, period);
  return answer({
    limits: toldLimits(school),
    opened: await openedOf(open, ids, yearOfPeriod(asked)),
    texts,
  } satisfies ReportFrame);
}

function toldLimits(school: SchoolRow): ReportFrame['limits'] {
  const { first, changes } = limitsOf(school);
  return [{ limit: first, source: '' }, ...changes];
}

async function textsOf(reads: Kysely<MainTables>, schoolId: string, period: string): Promise<HeadText[]> {
  const rows = await reads
    .selectFrom('report_text')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('period', '=', period)
    .execute();
  return rows.map(({ head, body, revision }) => ({ head, text: body, revision }));
}

/** The classes of which a family joined by the QR of an opened class that year: a report says so of them. */
async function openedOf(reads: Kysely<OpenTables>, ids: readonly string[], year: number): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await reads
    .selectFrom('slip')
    .select('class')
    .distinct()
    .where('class', 'in', ids)
    .where('year', '=', year)
    .where('used', '=', 1)
    .where('door_hash', 'is not', null)
    .execute();
  return rows.map((row) => row.class).sort();
}

/** Keeps what the office typed under a head, unless somebody else's stands there that this one was not made from. */
export async function keepReportText(
  { period, head, text, revision }: z.infer<typeof reportTextQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const { school_id } = member;
  const told = await house.keeping.commitMain(async (writes): Promise<ReportTextAnswer> => {
    const found = await writes
      .selectFrom('report_text')
      .selectAll()
      .where('school_id', '=', school_id)
      .where('period', '=', period)
      .where('head', '=', head)
      .executeTakeFirst();
    const stands = { text: found?.body ?? '', revision: found?.revision ?? 0 };
    // The same text again: an answer that was lost on its way, or two who wrote the same.
    if (stands.text === text) return { kind: 'kept', revision: stands.revision };
    if (stands.revision !== revision) return { kind: 'other', ...stands };
    const row = { school_id, period, head, body: text, revision: revision + 1 };
    await writes
      .insertInto('report_text')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['school_id', 'period', 'head'])
          .doUpdateSet({ body: row.body, revision: row.revision }),
      )
      .execute();
    await noteOnceASitting(writes, member, { act: 'report-written', at: house.clock() });
    return { kind: 'kept', revision: row.revision };
  });
  return answer(told);
}
