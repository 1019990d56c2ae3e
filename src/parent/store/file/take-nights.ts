import { firstNightOf, schoolYear } from '../../../core/grade';
import { usualLimit } from '../../../core/limit';
import type { Home } from '../database';
import type { ChildRow, GradeRow, Stamp } from '../rows';
import { noteLines } from '../lines';
import { freshId, type Undo } from '../write';
import { GUESSED, mergeDiaries } from './merge';
import { nightToDiary } from './night-news';
import type { NightRows } from './night-rows';
import { emptyDiary, type Diary } from './parcel';
import { takeDiary, type Same } from './take';

/** What the parent said of a child this phone does not have: one of its own, or a new one (back again, if it was removed). */
export type Answer = { child: string; is: { kind: 'same'; as: string } | { kind: 'new' } };

/** Rows that a line's words stand for are older than any a parent wrote: what the other phone says of the child wins. */
const BEFORE_ALL: Stamp = [0, ''];

/** The child of a pasted evening as a row of this phone, as far as the line tells. */
function newChild(rows: NightRows, buried: ChildRow | undefined, order: number): Partial<Diary> {
  const { child, nickname, grade, school } = rows;
  if (buried) {
    const { deleted: _deleted, ...row } = buried;
    return { children: [{ ...row, stamp: [buried.stamp[0] + 1, ''] }] };
  }
  const gradeRow: GradeRow = {
    id: freshId(),
    child,
    from: firstNightOf(schoolYear(rows.night)),
    grade,
    school,
    limit: usualLimit(school),
    stamp: GUESSED,
  };
  const row: ChildRow = {
    id: child,
    nickname: nickname || '?',
    order,
    fridayCounts: false,
    stamp: BEFORE_ALL,
  };
  return { children: [row], grades: [gradeRow] };
}

async function newChildren(home: Home, nights: readonly NightRows[], answers: readonly Answer[]) {
  const wanted = new Set(answers.filter(({ is }) => is.kind === 'new').map(({ child }) => child));
  const own = await home.children.toArray();
  const made = [...wanted].map((child) => {
    const rows = nights.find((each) => each.child === child);
    if (!rows) throw new Error(`Child ${child} was answered for and not pasted.`);
    return newChild(
      rows,
      own.find(({ id }) => id === child),
      own.length,
    );
  });
  return {
    children: made.flatMap(({ children = [] }) => children),
    grades: made.flatMap(({ grades = [] }) => grades),
  };
}

function sameOf(answers: readonly Answer[]): Same[] {
  return answers.flatMap(({ child, is }) => (is.kind === 'same' ? [{ child: is.as, same: child }] : []));
}

/** Takes pasted evenings in, all of them or none, with the parent's answers to whose they are; undo puts the very rows back. */
export function takeNights(
  home: Home,
  nights: readonly NightRows[],
  answers: readonly Answer[],
): Promise<Undo> {
  return home.transaction('rw', home.tables, async () => {
    const newcomers = await newChildren(home, nights, answers);
    const piece = nights.map(nightToDiary).reduce(mergeDiaries, { ...emptyDiary(), ...newcomers });
    const undo = await takeDiary(home, piece, { way: 'merge', same: sameOf(answers) });
    await noteLines(home);
    return undo;
  });
}
