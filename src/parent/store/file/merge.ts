import { eveningId, type AliasRow, type GradeRow, type Stamp, type Stamped } from '../rows';
import { compareText, toOrderedText } from './ordered';
import { DIARY_TABLES, type Diary } from './parcel';

/*
 * Two phones of one family, or a phone and an old file. Every row is won by its later stamp, so it does not matter
 * who gives to whom, in what order or how often: merging is commutative, associative and idempotent (a property test).
 */

/** The row that was written later: the higher counter, ties by device; bytes decide where a hand made two of one stamp. */
export function laterRow<Row extends Stamped>(one: Row, other: Row): Row {
  const [[oneCounter, oneDevice], [otherCounter, otherDevice]] = [one.stamp, other.stamp];
  const later = oneCounter - otherCounter || compareText(oneDevice, otherDevice);
  return (later || compareText(said(one), said(other))) < 0 ? other : one;
}

/** What a row says, whatever its child is called. */
function said(row: Stamped): string {
  return toOrderedText({ ...row, id: undefined, child: undefined });
}

/** Under which id a child is kept: of all ids somebody said to be the same child, the lowest. */
export function childNames(
  aliases: readonly (AliasRow | { child: string; same: string })[],
): (child: string) => string {
  const lowest = new Map<string, string>();
  const nameOf = (child: string): string => {
    let name = child;
    for (let lower = lowest.get(name); lower !== undefined; lower = lowest.get(name)) name = lower;
    // The way is shortened as it is walked: of a file with thousands of aliases in a row none may hang the page.
    for (let at = child; at !== name;) {
      const next = lowest.get(at) ?? name;
      lowest.set(at, name);
      at = next;
    }
    return name;
  };
  for (const { child, same } of aliases) {
    const [one, other] = [nameOf(child), nameOf(same)];
    if (one !== other) lowest.set(one > other ? one : other, one > other ? other : one);
  }
  return nameOf;
}

/** The diary with every row under its child's one name. */
function renamed(diary: Diary): Diary {
  const nameOf = childNames(diary.aliases);
  const ofChild = <Row extends { child: string }>(row: Row): Row => ({ ...row, child: nameOf(row.child) });
  const ofEvening = <Row extends { child: string; night: string }>(row: Row): Row => {
    const child = nameOf(row.child);
    return { ...row, child, id: eveningId(child, row.night) };
  };
  return {
    children: diary.children.map((row) => ({ ...row, id: nameOf(row.id) })),
    grades: diary.grades.map(ofChild),
    entries: diary.entries.map(ofChild),
    evenings: diary.evenings.map(ofEvening),
    overrides: diary.overrides.map(ofEvening),
    aliases: diary.aliases,
  };
}

/** One row an id, the later one, in the order of ids. */
function latest<Row extends Stamped>(rows: readonly Row[]): Row[] {
  const byId = new Map<string, Row>();
  for (const row of rows) {
    const known = byId.get(row.id);
    byId.set(row.id, known ? laterRow(known, row) : row);
  }
  return [...byId.values()].sort((one, other) => compareText(one.id, other.id));
}

/** The stamp of a grade row that a phone only guessed, from a line that brought it a child it did not know. */
export const GUESSED: Stamp = [0, 'line'];

function isGuessed({ stamp: [counter, device] }: GradeRow): boolean {
  return counter === GUESSED[0] && device === GUESSED[1];
}

/** A guessed grade gives way to any that a parent said, whatever their dates: it would hide the limit the parent chose. */
function withoutGuessed(rows: GradeRow[]): GradeRow[] {
  const told = new Set(rows.filter((row) => !isGuessed(row)).map(({ child }) => child));
  return rows.filter((row) => !isGuessed(row) || !told.has(row.child));
}

/** Both diaries in one. */
export function mergeDiaries(one: Diary, other: Diary): Diary {
  const both = Object.fromEntries(
    DIARY_TABLES.map((table) => [table, [...one[table], ...other[table]]]),
  ) as unknown as Diary;
  const aliases = latest(both.aliases);
  const named = renamed({ ...both, aliases });
  return {
    children: latest(named.children),
    grades: withoutGuessed(latest(named.grades)),
    entries: latest(named.entries),
    evenings: latest(named.evenings),
    overrides: latest(named.overrides),
    aliases,
  };
}
