import { usualLimit } from '../../../core/limit';
import type { ChildRow, EntryRow, GradeRow, Stamp, Stamped } from '../rows';
import { isLimit, soundChild } from '../sound';
import type { Diary } from './parcel';
import { HIGHEST_COUNTER, LONGEST_TEXT, ROW_SHAPES } from './row-shapes';

/*
 * A row of the database as a file holds it. The rule is that what a screen shows stands in the file: a row that a hand
 * or a failing phone spoilt is mended as the screens mend it, and one that nobody can read is left out.
 */

type Table = keyof Diary;
type Loose = Record<string, unknown>;

/** The row, mended where a screen shows it mended; undefined where no screen can read it. */
export function fileRow<Name extends Table>(table: Name, row: unknown): Diary[Name][number] | undefined {
  const shape = ROW_SHAPES[table];
  if (shape.safeParse(row).success) return row as Diary[Name][number];
  if (typeof row !== 'object' || row === null) return undefined;
  const mended = MEND[table](known(table, row));
  return shape.safeParse(mended).success ? (mended as Diary[Name][number]) : undefined;
}

/** The fields this version knows. */
function known(table: Table, row: object): Loose {
  const fields = Object.keys(ROW_SHAPES[table].shape);
  return Object.fromEntries(
    Object.entries(row).filter(([field, value]) => fields.includes(field) && value !== undefined),
  );
}

const MEND: Record<Table, (row: Loose) => object> = {
  children: (row) => mendedChild(stamped(row) as ChildRow),
  grades: (row) => mendedGrade(stamped(row) as GradeRow & Loose),
  // Without a stamp no screen shows an entry.
  entries: (row) => mendedEntry(counted(row) as EntryRow & Loose),
  evenings: stamped,
  overrides: stamped,
  aliases: stamped,
};

/** What has no stamp was there before everything that has one. */
function stamped(row: Loose): Loose & Pick<Stamped, 'stamp'> {
  const [counter, device] = Array.isArray(row['stamp']) ? (row['stamp'] as unknown[]) : [];
  const isWhole = Number.isSafeInteger(counter) && Number(counter) >= 0 && typeof device === 'string';
  return counted({ ...row, stamp: isWhole ? row['stamp'] : [0, ''] }) as Loose & Pick<Stamped, 'stamp'>;
}

/** Where a counter beyond counting is taken to be: far above all taps, and far below where whoever takes it in goes on from. */
const SPOILT_COUNTER = HIGHEST_COUNTER / 10;

/** A counter that a hand set beyond counting would win over every row for ever. */
function counted(row: Loose): Loose {
  if (!Array.isArray(row['stamp'])) return row;
  const [counter, device] = row['stamp'] as unknown as Stamp;
  return { ...row, stamp: [counter > HIGHEST_COUNTER ? SPOILT_COUNTER : counter, device] };
}

function mendedChild(row: ChildRow): ChildRow {
  const child = soundChild(row);
  return { ...child, nickname: child.nickname.slice(0, LONGEST_TEXT) };
}

function mendedGrade(row: GradeRow & Loose): object {
  return isLimit(row.limit) ? row : { ...row, limit: usualLimit(row.school) };
}

const MENDED_FIELDS: Record<string, (value: unknown) => boolean> = {
  isBackFilled: (value) => typeof value === 'boolean',
  isGuess: (value) => typeof value === 'boolean',
  order: (value) => Number.isFinite(value) && Math.abs(Number(value)) <= HIGHEST_COUNTER,
};

/** What no screen minds in an entry is left away; a name longer than any is cut. */
function mendedEntry(row: EntryRow & Loose): object {
  const { flags, subjectName } = row;
  const fields = Object.entries(row).filter(([field, value]) => MENDED_FIELDS[field]?.(value) ?? true);
  return {
    ...Object.fromEntries(fields),
    flags: Array.isArray(flags) ? [...new Set(flags)] : flags,
    ...(typeof subjectName === 'string' ? { subjectName: subjectName.slice(0, LONGEST_TEXT) } : {}),
  };
}
