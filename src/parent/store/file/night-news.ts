import type { Said } from '../../../core/entry';
import type { Night } from '../../../core/night';
import type { Home } from '../database';
import { eveningId, isAlive, type ChildRow, type EntryRow } from '../rows';
import { childNames, mergeDiaries } from './merge';
import type { NightRows } from './night-rows';
import { emptyDiary, type Diary } from './parcel';
import { toOrderedText } from './ordered';
import { isUnchanged } from './plan';
import { aliasOf, type Same } from './take';

/** Whose evening it is: a child of this phone, one it does not have, or one that was removed here. */
export type Whose = { kind: 'known'; child: string } | { kind: 'unknown' } | { kind: 'removed' };

/** What a pasted evening would change, before anything is written. */
export type NightNews = {
  night: Night;
  whose: Whose;
  sittings: { added: number; changed: number; removed: number };
  /** Of the whole evening once they are in. */
  minutes: number;
  /** The word on the whole evening, if that changes. */
  said: Said | 'taken-back' | undefined;
  /** Nicknames of children of this phone that the other one knows to be one child: they become one here too. */
  joinedChildren: string[];
  /** Nothing at all would be written. */
  isKnown: boolean;
};

/** The rows of an evening as a piece of a diary. */
export function nightToDiary({ entries, evening, aliases }: NightRows): Diary {
  return {
    ...emptyDiary(),
    entries: [...entries],
    evenings: evening ? [evening] : [],
    aliases: [...aliases],
  };
}

/** What this phone has of one evening, under the child's name here, and of the rows that came. */
async function ownOf(home: Home, rows: NightRows, names: readonly string[]): Promise<Diary> {
  const [children, aliases, byId, evenings] = await Promise.all([
    home.children.toArray(),
    home.aliases.toArray(),
    home.entries.bulkGet(rows.entries.map(({ id }) => id)),
    home.evenings.bulkGet(names.map((name) => eveningId(name, rows.night))),
  ]);
  const ofNight = await Promise.all(
    names.map((name) => home.entries.where('[child+night]').equals([name, rows.night]).toArray()),
  );
  const entries = [...byId.filter((row) => row !== undefined), ...ofNight.flat()];
  return {
    ...emptyDiary(),
    children,
    aliases,
    entries: [...new Map(entries.map((row) => [row.id, row])).values()],
    evenings: evenings.filter((row) => row !== undefined),
  };
}

/** By whatever name this phone has the child until the line is taken in. */
function whoseOf(children: readonly ChildRow[], isSame: (id: string) => boolean): Whose {
  const rows = children.filter(({ id }) => isSame(id));
  const alive = rows.find(isAlive);
  if (alive) return { kind: 'known', child: alive.id };
  return { kind: rows.length > 0 ? 'removed' : 'unknown' };
}

function minutesOf({ entries }: Diary): number {
  return entries.filter(isAlive).reduce((sum, { minutes }) => sum + minutes, 0);
}

/** How many sittings are new, say something else, or are gone. */
function sittingsAnew(before: Diary, after: Diary): NightNews['sittings'] {
  const said = ({ stamp: _stamp, ...row }: EntryRow) => toOrderedText(row);
  const was = new Map(before.entries.filter(isAlive).map((row) => [row.id, said(row)]));
  const is = new Map(after.entries.filter(isAlive).map((row) => [row.id, said(row)]));
  const kept = [...is].filter(([id]) => was.has(id));
  return {
    added: is.size - kept.length,
    changed: kept.filter(([id, words]) => was.get(id) !== words).length,
    removed: was.size - kept.length,
  };
}

function saidAnew(before: Diary, after: Diary): NightNews['said'] {
  const [was, is] = [before, after].map(({ evenings }) => evenings.find(isAlive)?.said);
  return was === is ? undefined : (is ?? 'taken-back');
}

/** What taking an evening in would do; `same` is the parent's answer to whose it is, where it was asked. */
export async function nightNews(home: Home, rows: NightRows, same: readonly Same[]): Promise<NightNews> {
  const aliases = [...(await home.aliases.toArray()), ...rows.aliases];
  const said = same.map((pair) => aliasOf(pair, [0, '']));
  const nameOf = childNames([...aliases, ...said]);
  const ids = [rows.child, ...[...aliases, ...said].flatMap(({ child, same: other }) => [child, other])];
  const name = nameOf(rows.child);
  const names = [...new Set(ids)].filter((each) => nameOf(each) === name);
  const own = await ownOf(home, rows, names);
  const before = mergeDiaries(own, { ...emptyDiary(), aliases: [...rows.aliases, ...said] });
  const after = mergeDiaries(before, nightToDiary(rows));
  const alive = own.children.filter((row) => isAlive(row) && nameOf(row.id) === name);
  return {
    night: rows.night,
    whose: whoseOf(own.children, (id) => nameOf(id) === name),
    sittings: sittingsAnew(before, after),
    minutes: minutesOf(after),
    said: saidAnew(before, after),
    joinedChildren: alive.length > 1 ? alive.map(({ nickname }) => nickname) : [],
    isKnown: isUnchanged(own, after),
  };
}
