import type { Table } from 'dexie';
import { correctFromStart, type Correction } from '../../core/correction';
import { inForce, type Grade, type School } from '../../core/grade';
import { withRow, withSchool, withYear, type GradeFacts, type Grown } from '../../core/growing';
import type { LimitChoice } from '../../core/limit';
import type { Night } from '../../core/night';
import { subjectsAfter, usualSubjects } from '../../core/subject';
import type { Home } from './database';
import { isAlive, type ChildRow, type GradeRow, type Stamp } from './rows';
import { seatTables, takeSeat } from './seat';
import { freshId, write, type Undo } from './write';

/** Whose rows, and on which night their usual subjects are looked at. */
type Growing = { child: string; night: Night };

type Change = (rows: readonly GradeRow[]) => Grown<GradeRow>;

const tablesOf = (home: Home): Table[] => [home.grades, home.children];

function gradesOf(home: Home, child: string): Promise<GradeRow[]> {
  return home.grades.where('child').equals(child).filter(isAlive).toArray();
}

/** The subject buttons a parent set up go along when the grade's usual ones change; usual ones do so by themselves. */
async function followSubjects(
  home: Home,
  { child, night }: Growing,
  { before, after, stamp }: { before: readonly GradeRow[]; after: readonly GradeRow[]; stamp: Stamp },
): Promise<ChildRow | undefined> {
  const row = await home.children.get(child);
  const [was, is] = [inForce(before, night), inForce(after, night)];
  if (!row?.subjects || !was || !is) return undefined;
  const [old, now] = [usualSubjects(was.grade, was.school), usualSubjects(is.grade, is.school)];
  if (String(old) === String(now)) return undefined;
  await home.children.put({ ...row, subjects: subjectsAfter(row.subjects, old, now), stamp });
  return row;
}

/** Inside a transaction: writes a child's rows anew and answers how to put the old ones back. Never leaves a child without one. */
async function growInside(
  home: Home,
  growing: Growing,
  { change, stamp }: { change: Change; stamp: Stamp },
): Promise<(next: Stamp) => Promise<void>> {
  const before = await gradesOf(home, growing.child);
  const { rows, added } = change(before);
  const fresh = added.map((facts) => ({ ...facts, id: freshId(), child: growing.child, stamp }));
  const after = [...rows, ...fresh];
  if (after.length === 0 && before.length > 0)
    throw new Error('A child keeps one row of grade, school and limit.');
  const gone = before.filter(({ id }) => !rows.some((row) => row.id === id));
  await home.grades.bulkPut([
    ...rows.filter((row) => !before.includes(row)).map((row) => ({ ...row, stamp })),
    ...fresh,
    ...gone.map((row): GradeRow => ({ ...row, stamp, deleted: true })),
  ]);
  const childBefore = await followSubjects(home, growing, { before, after, stamp });
  return async (next) => {
    await home.grades.bulkPut([
      ...before.filter((row) => !after.includes(row)).map((row) => ({ ...row, stamp: next })),
      ...fresh.map((row): GradeRow => ({ ...row, stamp: next, deleted: true })),
    ]);
    const child = childBefore && (await home.children.get(growing.child));
    if (child && childBefore.subjects)
      await home.children.put({ ...child, subjects: childBefore.subjects, stamp: next });
  };
}

/** One change of a child's dated rows, in one transaction, and the way back. */
export function grow(home: Home, growing: Growing, change: Change): Promise<Undo> {
  return write(home, tablesOf(home), async (stamp) => {
    const putBack = await growInside(home, growing, { change, stamp });
    return () => write(home, tablesOf(home), putBack);
  });
}

/** From a night on the child is in this grade, school system and limit; earlier nights keep theirs. */
export function setGrade(
  home: Home,
  child: string,
  facts: { from: Night; grade: Grade; school: School; limit: LimitChoice },
): Promise<Undo> {
  return grow(home, { child, night: facts.from }, (rows) => withRow(rows, facts));
}

/** The first choice was wrong: the child is in this grade and school system, and all its nights are judged as if it had been said at once. */
export function correctGrade(home: Home, child: string, correction: Correction): Promise<Undo> {
  return grow(home, { child, night: correction.night }, (rows) => {
    const { rows: mended, added } = correctFromStart(rows, correction);
    return { rows: mended, added: added ? [added] : [] };
  });
}

/** A child's grade of a school year: risen, or stayed down. `from` is its 1 September; earlier years keep theirs. */
export function promote(home: Home, child: string, year: { from: Night; grade: Grade }): Promise<Undo> {
  return grow(home, { child, night: year.from }, (rows) => withYear(rows, year));
}

/** Another word for one of a child's rows, its date too. Whether another row begins on that date the caller has asked. */
export function changeGradeRow(
  home: Home,
  growing: Growing,
  { id, facts }: { id: string; facts: GradeFacts },
): Promise<Undo> {
  return grow(home, growing, (rows) => ({
    rows: rows.map((row) => (row.id === id ? { ...row, ...facts } : row)),
    added: [],
  }));
}

/** Takes one of a child's rows away: its nights are judged by the row before it, or the next. The last one stays. */
export function removeGradeRow(home: Home, growing: Growing, id: string): Promise<Undo> {
  return grow(home, growing, (rows) => ({ rows: rows.filter((row) => row.id !== id), added: [] }));
}

/** Another school from a day on; whoever leaves the class with it leaves it in the same act, and comes back by the same undo. */
export function changeSchool(
  home: Home,
  growing: Growing,
  { leavesClass, ...move }: { from: Night; grade: Grade; school: School; leavesClass: boolean },
): Promise<Undo> {
  const tables = [...tablesOf(home), ...seatTables(home)];
  return write(home, tables, async (stamp) => {
    const change: Change = (rows) => withSchool(rows, move);
    const putBack = await growInside(home, growing, { change, stamp });
    const giveBack = leavesClass ? await takeSeat(home, growing.child) : undefined;
    return () =>
      write(home, tables, async (next) => {
        await putBack(next);
        await giveBack?.();
      });
  });
}
