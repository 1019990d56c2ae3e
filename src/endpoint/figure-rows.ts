import { createHash } from 'node:crypto';
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { Sending } from '../core/letter';
import type { Night } from '../core/night';
import { SUBJECTS } from '../core/subject';
import type { Figure, OpenTables } from './database/tables';

/** A letter on its way into the rows of its evening; `nonce` is all that its rows have in common, and stands nowhere. */
export type EveningLetter = { class: string; night: Night; nonce: Uint8Array; sending: Sending };

/** What became of a letter: its figures stand, or those of revision `rev` do. */
export type Written = { kind: 'stands' } | { kind: 'taken'; rev: number };

const FIGURES: readonly Figure[] = [...SUBJECTS, 'a', 'o', 'r'];

type FigureValue = { figure: Figure; id: string; value: number | null };

/** One row a figure, each under an id of its own; a letter that withdraws has nothing but its revision. */
function valuesOf({ nonce, sending: { r, v } }: EveningLetter): FigureValue[] {
  const valueOf = (figure: Figure) => {
    if (figure === 'r') return r;
    if (v === null) return null;
    return figure === 'a' || figure === 'o' ? v[figure] : v.s[figure];
  };
  return FIGURES.map((figure) => ({ figure, id: rowId(nonce, figure), value: valueOf(figure) }));
}

/** SHA-256(nonce ‖ figure): whoever has no nonce cannot tell which rows are one child's (PRIVACY.md, Storage). */
function rowId(nonce: Uint8Array, figure: Figure): string {
  return createHash('sha256').update(nonce).update(figure).digest('base64url');
}

/**
 * Puts a letter into its evening: where none stands, and where its revision is higher than the one that stands. The
 * same letter again stands already; any other was written by another phone, or before a correction.
 */
export async function writeLetter(writes: Kysely<OpenTables>, letter: EveningLetter): Promise<Written> {
  const values = valuesOf(letter);
  const there = await standing(writes, letter, values);
  const rev = there.get('r');
  if (typeof rev === 'number' && rev >= letter.sending.r) {
    const isSame = values.every(({ figure, value }) => there.get(figure) === value);
    return isSame ? { kind: 'stands' } : { kind: 'taken', rev };
  }
  // All of them, also where a figure stays: which rows a correction touched would say that they are one child's.
  await writes
    .insertInto('figure_row')
    .values(values.map((each) => ({ class: letter.class, night: letter.night, ...each })))
    .onConflict((conflict) =>
      conflict
        .columns(['class', 'night', 'figure', 'id'])
        .doUpdateSet({ value: (row) => row.ref('excluded.value') }),
    )
    .execute();
  return { kind: 'stands' };
}

async function standing(
  reads: Kysely<OpenTables>,
  at: EveningLetter,
  values: readonly FigureValue[],
): Promise<ReadonlyMap<Figure, number | null>> {
  const keys = sql.join(values.map(({ figure, id }) => sql`(${figure}, ${id})`));
  const rows = await reads
    .selectFrom('figure_row')
    .select(['figure', 'value'])
    .where('class', '=', at.class)
    .where('night', '=', at.night)
    // By the whole key: of fifteen keys joined by OR, SQLite reads every row of the evening instead (3 ms).
    .where(sql<SqlBool>`(figure, id) in (values ${keys})`)
    .execute();
  return new Map(rows.map(({ figure, value }) => [figure, value]));
}
