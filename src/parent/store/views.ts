import Dexie from 'dexie';
import type { Calendar, Override } from '../../core/calendar';
import type { Entry, Said, Work } from '../../core/entry';
import { isAnswered } from '../../core/evening';
import { USUAL_WORK } from '../../core/entry';
import { inForce, type School } from '../../core/grade';
import type { Night } from '../../core/night';
import type { Subject } from '../../core/subject';
import type { Timer } from '../../core/timer';
import type { Home } from './database';
import { isAlive, orderOf, type ChildRow, type EntryRow, type EveningRow, type GradeRow } from './rows';
import { isSound, isSoundEvening, isSoundOverride, isSoundTimer, soundChild, soundGrades } from './sound';

/** A child with all its dated grades and its calendar: what core needs to judge any of its nights. */
export type Child = Omit<ChildRow, 'stamp' | 'deleted'> & {
  grades: GradeRow[];
  overrides: Record<Night, Override>;
};

/** The household as every screen needs it: who is there, who is chosen, what runs. */
export type Household = {
  children: Child[];
  chosen: string | undefined;
  /** The child whose page for old eyes this phone opens with, and shows alone (给老人用). */
  elder: string | undefined;
  timers: Timer[];
  /** Children nobody can read: kept as they are, and told of. */
  damaged: number;
};

async function childOf(home: Home, row: ChildRow): Promise<Child> {
  const [grades, overrides] = await Promise.all([
    home.grades.where('child').equals(row.id).filter(isAlive).toArray(),
    home.overrides.where('child').equals(row.id).filter(isAlive).toArray(),
  ]);
  return {
    ...row,
    grades: soundGrades(grades),
    overrides: Object.fromEntries(overrides.filter(isSoundOverride).map(({ night, kind }) => [night, kind])),
  };
}

/** Who lives on this phone. A child without a grade row anybody can read is left out; its rows stay. */
export async function household(home: Home): Promise<Household> {
  const [rows, kept, timers] = await Promise.all([
    home.children.toArray(),
    home.kept.bulkGet(['child', 'elder']),
    home.timers.toArray(),
  ]);
  const alive = rows
    .filter(isAlive)
    .map(soundChild)
    .sort((a, b) => a.order - b.order);
  const children = (await Promise.all(alive.map((row) => childOf(home, row)))).filter(
    (child) => child.grades.length > 0,
  );
  const [chosen, elder] = kept.map((row) => children.find((child) => child.id === row?.value)?.id);
  return {
    children,
    damaged: alive.length - children.length,
    chosen: elder ?? chosen ?? children[0]?.id,
    elder,
    timers: timers.filter(
      (timer) => isSoundTimer(timer) && children.some((child) => child.id === timer.child),
    ),
  };
}

/** The grade row in force on a night. */
export function gradeOn(child: Child, night: Night): GradeRow {
  const row = inForce(child.grades, night);
  if (!row) throw new Error(`Child ${child.id} has no grade row.`);
  return row;
}

/** The calendar of a child, for its school on a night. */
export function calendarOf(child: Child, school: School): Calendar {
  return {
    country: school === 'other' ? 'other' : 'cn',
    breaks: child.breaks,
    yearsWithoutBreaks: child.yearsWithoutBreaks,
    fridayCounts: child.fridayCounts,
    overrides: child.overrides,
  };
}

/** What was recorded in a stretch of nights; `damaged` counts rows nobody can read (kept, but in no sum). */
export type Nights = { entries: Entry[]; said: Record<Night, Said>; damaged: number };

/** Nights are strings from here to here; an index sorts whatever else stands there before and after them. */
export const NIGHTS = ['2000-01-01', '2099-12-31'] as const;

/** A child's entries filed under something that sorts as no night: they belong to no stretch, so every stretch tells of them. */
async function countOffCalendar(home: Home, child: string): Promise<number> {
  const index = home.entries.where('[child+night]');
  const before = index.between([child, Dexie.minKey], [child, NIGHTS[0]], true, false);
  const after = home.entries
    .where('[child+night]')
    .between([child, NIGHTS[1]], [child, Dexie.maxKey], false, true);
  const found = await Promise.all([before.toArray(), after.toArray()]);
  return found.flat().filter(isAlive).length;
}

const unfiled = new WeakMap<Home, number>();

/**
 * Rows without a child or a night are in no index, so nothing finds them; what the indexes miss of the tables'
 * length is counted. Only a hand outside the app makes such rows: once for each opening is enough.
 */
async function countUnfiled(home: Home): Promise<number> {
  const known = unfiled.get(home);
  if (known !== undefined) return known;
  const missed = async (table: Home['entries'] | Home['evenings']) =>
    (await table.count()) - (await table.orderBy('[child+night]').count());
  // In one transaction: a row written between the two counts would be taken for a lost one.
  const [entries, evenings] = await home.transaction('r', home.entries, home.evenings, () =>
    Promise.all([missed(home.entries), missed(home.evenings)]),
  );
  unfiled.set(home, entries + evenings);
  return entries + evenings;
}

/** How many rows of a child belong to no stretch of nights, because nobody can file them. */
export async function strayRows(home: Home, child: string): Promise<number> {
  const [offCalendar, unfiledRows] = await Promise.all([countOffCalendar(home, child), countUnfiled(home)]);
  return offCalendar + unfiledRows;
}

/** A child's nights from first to last, both included, through the compound index; strays are not looked for. */
export async function nightsFiled(
  home: Home,
  child: string,
  { first, last }: { first: Night; last: Night },
): Promise<Nights> {
  const range = [[child, first], [child, last], true, true] as const;
  const [entryRows, eveningRows] = await Promise.all([
    home.entries
      .where('[child+night]')
      .between(...range)
      .toArray(),
    home.evenings
      .where('[child+night]')
      .between(...range)
      .toArray(),
  ]);
  const [entries, evenings] = [entryRows.filter(isAlive), eveningRows.filter(isAlive)];
  const [sound, soundEvenings] = [entries.filter(isSound), evenings.filter(isSoundEvening)];
  return {
    entries: sound.sort(byTime),
    said: unanswered(soundEvenings, sound),
    damaged: entries.length - sound.length + evenings.length - soundEvenings.length,
  };
}

/** The same, and `damaged` counts the strays too: whoever shows one stretch alone tells of them there. */
export async function nightsOf(
  home: Home,
  child: string,
  nights: { first: Night; last: Night },
): Promise<Nights> {
  const [filed, strays] = await Promise.all([nightsFiled(home, child, nights), strayRows(home, child)]);
  return { ...filed, damaged: filed.damaged + strays };
}

/** The words on whole evenings that no sitting answers. Merged diaries of two phones may hold a zero beside a sitting. */
function unanswered(evenings: readonly EveningRow[], entries: readonly Entry[]): Record<Night, Said> {
  const sittings = new Map<Night, Entry[]>();
  for (const entry of entries) sittings.set(entry.night, [...(sittings.get(entry.night) ?? []), entry]);
  const open = evenings.filter(
    ({ night, said }) => !(sittings.get(night) ?? []).some((entry) => isAnswered(said, entry)),
  );
  return Object.fromEntries(open.map(({ night, said }) => [night, said]));
}

/** Night by night in the order of work: entries without a start keep the order in which they were written. */
function byTime(a: EntryRow, b: EntryRow): number {
  if (a.night !== b.night) return a.night < b.night ? -1 : 1;
  return (a.startedAt ?? 0) - (b.startedAt ?? 0) || orderOf(a) - orderOf(b);
}

/** How many recent sittings of a subject speak for what is usual. */
const RECENT = 9;

/** The latest first; of one night, the one written last. */
export async function recent(home: Home, child: string, subject: Subject): Promise<EntryRow[]> {
  const rows = await home.entries
    .where('[child+subject+night]')
    .between([child, subject, NIGHTS[0]], [child, subject, NIGHTS[1]], true, true)
    .reverse()
    .filter((row) => isAlive(row) && isSound(row))
    .limit(RECENT)
    .toArray();
  return rows.sort((a, b) => b.night.localeCompare(a.night) || b.stamp[0] - a.stamp[0]);
}

/** Kind, setter and place as last used for this subject: the remembered default. Flags are never remembered. */
export async function usualWork(
  home: Home,
  child: string,
  button: Pick<Work, 'subject' | 'subjectName' | 'kind'>,
): Promise<Work> {
  const rows = await recent(home, child, button.subject);
  const last = rows.find(
    (row) => row.subjectName === button.subjectName && row.kind === button.kind && row.isGuess !== true,
  );
  const { setBy, place } = last ?? USUAL_WORK;
  return { ...button, setBy, place, flags: [] };
}

/** Whether anything was ever saved: then the browser is asked to keep it. */
export async function hasEntries(home: Home): Promise<boolean> {
  return (await home.entries.limit(1).count()) > 0;
}
