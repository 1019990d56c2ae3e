import type { FileProblem, Flaw } from './file-problem';
import { compareText, toOrderedText } from './ordered';
import { DIARY_TABLES, type Diary, type Parcel, type SeatPart } from './parcel';
import { ROW_SHAPES, SEAT_SHAPE } from './row-shapes';
import { brokenAt, lineOfRow } from './text-lines';

/*
 * The family's diary as a text file (README, “The family's own files”). JSON with one row a line, so that a person can
 * read it and an error can name its line; the same diary is the same bytes.
 *
 *   {"format":"lamplight-diary","version":1,
 *   "children":[
 *   {"id":"…","nickname":"小明",…}
 *   ],
 *   "grades":[ … ], "entries":[ … ], "evenings":[ … ], "overrides":[ … ], "aliases":[ … ]}
 *
 * Tombstones stand in it like other rows, running timers never. `seats` is written only for a sealed file or a
 * hand-over, which pass a parcel with seats.
 */

const FORMAT = 'lamplight-diary';
/** Grows when a reader of the version before would misread or refuse what is written. */
const VERSION = 1;
/** Three children with eighteen rows a day each do not write as much in ten years; a row has some 250 bytes. */
const MOST_ROWS = 200_000;
const MOST_SEATS = 100;

const LISTS = { ...ROW_SHAPES, seats: SEAT_SHAPE };
type List = keyof typeof LISTS;
type Placed = { id: string; night?: string; from?: string; child?: string };

/** A file as JSON has it, before anything of it is believed. */
type Written = Record<string, unknown>;

/** How a file of one version becomes one of the next. Each version that was ever written keeps its step. */
const UPWARD: Record<number, (file: Written) => Written> = {};

/** The parcel as text: rows in the order of their nights, fields in that of their shape. */
export function parcelToText({ diary, seats }: Parcel): string {
  const lists: [List, readonly object[]][] = DIARY_TABLES.map((table) => [table, inOrder(diary[table])]);
  if (seats.length > 0) lists.push(['seats', seats]);
  const texts = lists.map(([name, rows]) => `"${name}":[\n${rowsText(name, rows)}]`);
  return `{"format":"${FORMAT}","version":${String(VERSION)},\n${texts.join(',\n')}}\n`;
}

function rowsText(list: List, rows: readonly object[]): string {
  return rows.length === 0 ? '' : `${rows.map((row) => rowText(list, row)).join(',\n')}\n`;
}

function inOrder(rows: readonly Placed[]): Placed[] {
  const placeOf = ({ night, from, child, id }: Placed) => [night ?? from ?? '', child ?? '', id].join('\n');
  return [...rows].sort((one, other) => compareText(placeOf(one), placeOf(other)));
}

function rowText(list: List, row: object): string {
  const values = new Map<string, unknown>(Object.entries(row));
  const fields = Object.keys(LISTS[list].shape).filter((field) => values.get(field) !== undefined);
  return `{${fields.map((field) => `"${field}":${toOrderedText(values.get(field))}`).join(',')}}`;
}

/** The parcel a text holds, its rows in the order of their ids; or why it is none, and on which line. */
export function textToParcel(text: string): Parcel | FileProblem {
  const bare = text.replace(/^\uFEFF/, '').trimStart();
  if (bare === '') return { kind: 'file-empty' };
  const written = jsonOf(bare);
  if (written === undefined) return isOurs(bare) ? brokenAt(text) : { kind: foreignKind(bare) };
  if (!isThere(written) || written['format'] !== FORMAT) return { kind: 'file-not-ours' };
  const { version } = written;
  if (!isVersion(version)) return rowProblem(text, { list: 'version', index: 0 }, ['version', 'wrong']);
  if (version > VERSION) return { kind: 'file-newer', version };
  return parcelOf(upward(written, version), text);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function isOurs(text: string): boolean {
  return text.startsWith('{') && text.slice(0, 200).includes(`"${FORMAT}"`);
}

/** What a text is that is no JSON: a table has several columns on its first lines. */
export function foreignKind(text: string): 'file-is-table' | 'file-not-ours' {
  const columns = text
    .split(/\r?\n/, 3)
    .filter((line) => line !== '')
    .map((line) => line.split(/[,;\t，]/).length);
  return Math.min(...columns) > 2 ? 'file-is-table' : 'file-not-ours';
}

function isThere(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isVersion(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

function upward(file: Written, version: number): Written {
  const step = UPWARD[version];
  return step ? upward(step(file), version + 1) : file;
}

type Where = { list: string; index: number };

function rowProblem(text: string, { list, index }: Where, [field, flaw]: [string, Flaw]): FileProblem {
  return { kind: 'file-row', line: lineOfRow(text, list, index), table: list, field, flaw };
}

function parcelOf(file: Written, text: string): Parcel | FileProblem {
  const stranger = Object.keys(file).find(
    (name) => !['format', 'version', ...Object.keys(LISTS)].includes(name),
  );
  if (stranger !== undefined) return rowProblem(text, { list: stranger, index: 0 }, [stranger, 'unknown']);
  const lists = { seats: [], ...file } as Record<List, unknown>;
  const read: Partial<Record<List, readonly object[]>> = {};
  let count = 0;
  for (const list of Object.keys(LISTS) as List[]) {
    const rows = rowsOf(lists[list], { list, text });
    if ('kind' in rows) return rows;
    count += rows.length;
    if (count > MOST_ROWS) return { kind: 'file-too-many-rows' };
    read[list] = rows;
  }
  const { seats, ...diary } = read as Diary & { seats: SeatPart[] };
  return seats.length > MOST_SEATS ? { kind: 'file-too-many-rows' } : { diary: byId(diary), seats };
}

function byId(diary: Diary): Diary {
  const sorted = DIARY_TABLES.map((table) => [
    table,
    [...diary[table]].sort((one, other) => compareText(one.id, other.id)),
  ]);
  return Object.fromEntries(sorted) as Diary;
}

function rowsOf(
  rows: unknown,
  { list, text }: { list: List; text: string },
): readonly object[] | FileProblem {
  if (rows === undefined) return rowProblem(text, { list, index: 0 }, [list, 'missing']);
  if (!Array.isArray(rows)) return rowProblem(text, { list, index: 0 }, [list, 'wrong']);
  if (rows.length > MOST_ROWS) return { kind: 'file-too-many-rows' };
  for (const [index, row] of rows.entries()) {
    const flaw = flawOf(list, row);
    if (flaw) return rowProblem(text, { list, index }, flaw);
  }
  return rows as object[];
}

/** The field of a row that is not as it should be, and how. */
function flawOf(list: List, row: unknown): [string, Flaw] | undefined {
  const { error } = LISTS[list].safeParse(row);
  const issue = error?.issues[0];
  if (!issue) return undefined;
  const [field] = issue.path;
  if (field === undefined) return strangerOf(issue, list);
  return [String(field), isThere(row) && row[String(field)] === undefined ? 'missing' : 'wrong'];
}

function strangerOf(issue: { code?: string; keys?: string[] }, list: List): [string, Flaw] {
  const [stranger] = issue.keys ?? [];
  return stranger === undefined ? [list, 'wrong'] : [stranger, 'unknown'];
}
