import { inForce } from '../../../core/grade';
import type { Night } from '../../../core/night';
import {
  isAlive,
  type AliasRow,
  type ChildRow,
  type EntryRow,
  type EveningRow,
  type Stamp,
  type Stamped,
} from '../rows';
import { childNames, mergeDiaries } from './merge';
import { compareText, toOrderedText } from './ordered';
import { DIARY_TABLES, emptyDiary, type Diary } from './parcel';

/**
 * `merge` adds and takes the later of each row; `revive` merges, and what stands in the file and was deleted here since
 * stands again; `replace` makes the diary what the file says, and nothing more.
 */
export type Way = 'merge' | 'revive' | 'replace';

/**
 * What would become of the diary, counted in what a screen shows: entries, and the parent's words on whole evenings. The
 * parent reads it before anything is written.
 */
export type Plan = {
  added: number;
  changed: number;
  removed: number;
  same: number;
  /** How many there are before and after. */
  before: number;
  after: number;
  /** The nights of what is added, changed or removed. */
  nights: { first: Night; last: Night } | undefined;
  /** Children this phone does not have yet. */
  newChildren: string[];
  /** Children that would be gone from this phone's lists. */
  goneChildren: ChildRow[];
  /** Children of whom something else is another: nickname, grade, limit, buttons, calendar. */
  changedChildren: string[];
  /** Children of this phone that become one. */
  joinedChildren: string[];
  /** A large diary would become a small one: asked about in plain words. */
  isShrinking: boolean;
};

/** A diary of fewer entries than this is not large; a third of a large one is almost nothing. */
const LARGE = 20;
const REMAINING = 1 / 3;

/** Whether what was a large diary (so many entries before) would be an almost empty one after. */
export function isAlmostEmpty({ before, after }: { before: number; after: number }): boolean {
  return before >= LARGE && after < before * REMAINING;
}

/** A row without its stamp: what it says, whoever wrote it. */
function said(row: Stamped): string {
  return toOrderedText({ ...row, stamp: undefined });
}

/** The diary as `wanted` says, written anew over `own`: what differs gets the stamp, what is no more a tombstone. */
function replaced<Row extends Stamped>(own: readonly Row[], wanted: readonly Row[], stamp: Stamp): Row[] {
  const ownById = new Map(own.map((row) => [row.id, row]));
  const wantedIds = new Set(wanted.map(({ id }) => id));
  const gone = own
    .filter((row) => isAlive(row) && !wantedIds.has(row.id))
    .map((row): Row => ({ ...row, stamp, deleted: true }));
  const rows = wanted.map((row) => {
    const known = ownById.get(row.id);
    return known && said(known) === said(row) ? known : { ...row, stamp };
  });
  const kept = own.filter((row) => !isAlive(row) && !wantedIds.has(row.id));
  return [...rows, ...gone, ...kept].sort((one, other) => compareText(one.id, other.id));
}

/** The merged rows, and those of the file that were deleted since written anew. */
function revived<Row extends Stamped>(merged: readonly Row[], file: readonly Row[], stamp: Stamp): Row[] {
  const aliveById = new Map(file.filter(isAlive).map((row) => [row.id, row]));
  return merged.map((row) => {
    const before = isAlive(row) ? undefined : aliveById.get(row.id);
    return before ? { ...before, stamp } : row;
  });
}

function revivedDiary(merged: Diary, file: Diary, stamp: Stamp): Diary {
  const { aliases } = merged;
  const named = mergeDiaries(emptyDiary(), { ...file, aliases });
  return {
    children: revived(merged.children, named.children, stamp),
    grades: revived(merged.grades, named.grades, stamp),
    entries: revived(merged.entries, named.entries, stamp),
    evenings: revived(merged.evenings, named.evenings, stamp),
    overrides: revived(merged.overrides, named.overrides, stamp),
    aliases,
  };
}

/** The diary after a file was taken in; `stamp` is that of the writing. Pure, so that a plan and the act cannot differ. */
export function diaryAfter(own: Diary, file: Diary, { way, stamp }: { way: Way; stamp: Stamp }): Diary {
  const merged = mergeDiaries(own, file);
  if (way === 'merge') return merged;
  if (way === 'revive') return revivedDiary(merged, file, stamp);
  const { aliases } = merged;
  // Under the names both have for their children.
  const [mine, wanted] = [own, file].map((diary) => mergeDiaries(emptyDiary(), { ...diary, aliases }));
  if (!mine || !wanted) throw new Error('Two diaries were named and one was lost.');
  return {
    children: replaced(mine.children, wanted.children, stamp),
    grades: replaced(mine.grades, wanted.grades, stamp),
    entries: replaced(mine.entries, wanted.entries, stamp),
    evenings: replaced(mine.evenings, wanted.evenings, stamp),
    overrides: replaced(mine.overrides, wanted.overrides, stamp),
    aliases,
  };
}

/** What a screen shows of a diary: alive rows of children that are there. */
export function shown({ children, entries, evenings }: Diary): (EntryRow | EveningRow)[] {
  const there = new Set(children.filter(isAlive).map(({ id }) => id));
  return [...entries, ...evenings].filter((row) => isAlive(row) && there.has(row.child));
}

type Shown = Map<string, EntryRow | EveningRow>;

function shownById(diary: Diary): Shown {
  return new Map(shown(diary).map((row) => [row.id, row]));
}

/** What lies between two states of a diary. */
export function planOf(own: Diary, after: Diary): Plan {
  // Under the names the children have afterwards: a new name alone changes no entry.
  const mine = mergeDiaries(emptyDiary(), { ...own, aliases: after.aliases });
  const [before, later] = [shownById(mine), shownById(after)];
  const added = [...later.values()].filter(({ id }) => !before.has(id));
  const removed = [...before.values()].filter(({ id }) => !later.has(id));
  const changed = [...later.values()].filter((row) => {
    const known = before.get(row.id);
    return known && said(known) !== said(row);
  });
  return {
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    same: later.size - added.length - changed.length,
    before: before.size,
    after: later.size,
    nights: nightsOf([...added, ...changed, ...removed]),
    ...childrenOf(mine, after),
    joinedChildren: joined(own, after.aliases),
    isShrinking: isAlmostEmpty({ before: before.size, after: later.size }),
  };
}

function nightsOf(rows: readonly { night: Night }[]): Plan['nights'] {
  const nights = rows.map(({ night }) => night).sort();
  const [first, last] = [nights[0], nights[nights.length - 1]];
  return first !== undefined && last !== undefined ? { first, last } : undefined;
}

function childrenOf(
  mine: Diary,
  after: Diary,
): Pick<Plan, 'newChildren' | 'goneChildren' | 'changedChildren'> {
  const [before, later] = [mine, after].map(({ children }) => children.filter(isAlive)) as [
    ChildRow[],
    ChildRow[],
  ];
  const isIn = (rows: readonly ChildRow[], { id }: ChildRow) => rows.some((row) => row.id === id);
  return {
    newChildren: later.filter((row) => !isIn(before, row)).map(({ nickname }) => nickname),
    goneChildren: before.filter((row) => !isIn(later, row)),
    changedChildren: later
      .filter((row) => isIn(before, row) && aboutChild(mine, row.id) !== aboutChild(after, row.id))
      .map(({ nickname }) => nickname),
  };
}

/** All that is said of a child besides its evenings, the order of the children aside. */
function aboutChild({ children, grades, overrides }: Diary, child: string): string {
  const rows = [
    ...children.filter(({ id }) => id === child).map((row) => ({ ...row, order: 0 })),
    ...[...grades, ...overrides].filter((row) => isAlive(row) && row.child === child),
  ];
  return rows.map(said).join('\n');
}

function joined({ children }: Diary, aliases: readonly AliasRow[]): string[] {
  const nameOf = childNames(aliases);
  const alive = children.filter(isAlive);
  return alive
    .filter((row) => nameOf(row.id) !== row.id && alive.some(({ id }) => id === nameOf(row.id)))
    .map(({ nickname }) => nickname);
}

/** Whether nothing at all would be written. */
export function isUnchanged(own: Diary, after: Diary): boolean {
  return DIARY_TABLES.every((table) => toOrderedText(own[table]) === toOrderedText(after[table]));
}

/** Two children that may be one: the same nickname and grade under two ids. The parent is asked (“同一个孩子？”). */
export type Twin = { own: ChildRow; other: ChildRow };

function gradeOf({ grades }: Diary, child: string, night: Night): number | undefined {
  const rows = grades.filter((row) => isAlive(row) && row.child === child);
  return inForce(rows, night)?.grade;
}

/** The children of a file that may be children of this phone under another id. */
export function twinsOf(own: Diary, file: Diary, night: Night): Twin[] {
  // What either phone was told already is not asked again.
  const nameOf = childNames([...own.aliases, ...file.aliases]);
  const known = new Set(own.children.map(({ id }) => nameOf(id)));
  return file.children
    .filter((row) => isAlive(row) && !known.has(nameOf(row.id)))
    .flatMap((other) =>
      own.children
        .filter((row) => isAlive(row) && row.nickname === other.nickname)
        .filter((row) => gradeOf(own, row.id, night) === gradeOf(file, other.id, night))
        .slice(0, 1)
        .map((row) => ({ own: row, other })),
    );
}
