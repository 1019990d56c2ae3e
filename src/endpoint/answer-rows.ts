import { createHash } from 'node:crypto';
import { sql, type Kysely, type SqlBool } from 'kysely';
import { COUNTED, REVISION, type AnswerValue } from '../core/survey-values';
import type { OpenTables } from './database/tables';

/** One family's answers on their way into rows; `nonce` is all that its rows have in common, and stands nowhere. */
export type AnswersLetter = {
  class: string;
  survey: string;
  nonce: Uint8Array;
  r: number;
  values: readonly AnswerValue[];
};

/** What became of answers: they stand, those of revision `rev` do, or the class's door has let in enough. */
export type AnswersWritten = { kind: 'stands' } | { kind: 'taken'; rev: number } | { kind: 'full' };

/** Whether a letter may come to what stands; asked before it is written, of nothing but counts. */
export type Admission = (standing: 'none' | 'withdrawn' | 'counted') => Promise<boolean>;

type Row = AnswerValue & { id: string };

/** SHA-256(nonce ‖ question): whoever has no nonce cannot tell which rows are one family's (PRIVACY.md, Storage). */
function rowId(nonce: Uint8Array, question: string): string {
  return createHash('sha256').update(nonce).update(question).digest('base64url');
}

function rowsOf({ nonce, r, values }: AnswersLetter): Row[] {
  const all = [...values, { question: REVISION, value: String(r) }];
  return all.map((each) => ({ ...each, id: rowId(nonce, each.question) }));
}

/**
 * Puts a family's answers where none stand, or where their revision is higher than the one that stands. The same answers
 * again stand already; any other were written by another phone, or before a correction.
 */
export async function writeAnswers(
  writes: Kysely<OpenTables>,
  letter: AnswersLetter,
  admits: Admission,
): Promise<AnswersWritten> {
  const rows = rowsOf(letter);
  const there = await standing(writes, letter, rows);
  const rev = Number(there.get(REVISION) ?? 0);
  if (rev >= letter.r) {
    const isSame = rows.every(({ question, value }) => there.get(question) === value);
    return isSame ? { kind: 'stands' } : { kind: 'taken', rev };
  }
  if (!(await admits(standsAs(rev, there.get(COUNTED))))) return { kind: 'full' };
  // All of them, also where an answer stays: which rows a correction touched would say that they are one family's.
  await writes
    .insertInto('answer_row')
    .values(rows.map((each) => ({ class: letter.class, survey: letter.survey, ...each })))
    .onConflict((conflict) =>
      conflict
        .columns(['class', 'survey', 'question', 'id'])
        .doUpdateSet({ value: (row) => row.ref('excluded.value') }),
    )
    .execute();
  return { kind: 'stands' };
}

function standsAs(rev: number, counted: string | null | undefined): Parameters<Admission>[0] {
  if (rev === 0) return 'none';
  return counted === '1' ? 'counted' : 'withdrawn';
}

async function standing(
  reads: Kysely<OpenTables>,
  at: AnswersLetter,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, string | null>> {
  const keys = sql.join(rows.map(({ question, id }) => sql`(${question}, ${id})`));
  const found = await reads
    .selectFrom('answer_row')
    .select(['question', 'value'])
    .where('class', '=', at.class)
    .where('survey', '=', at.survey)
    .where(sql<SqlBool>`(question, id) in (values ${keys})`)
    .execute();
  return new Map(found.map(({ question, value }) => [question, value]));
}
