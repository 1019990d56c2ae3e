import type { Override } from '../../core/calendar';
import type { Grade, School } from '../../core/grade';
import { usualLimit } from '../../core/limit';
import type { Night } from '../../core/night';
import type { Home } from './database';
import { eveningId, type ChildRow } from './rows';
import { seatTables, takeSeat } from './seat';
import { freshId, write, type Undo } from './write';

/** A new child with its first grade row, under an id made by the caller: added twice it is one child. */
export function addChild(
  home: Home,
  child: { id: string; nickname: string; grade: Grade; school: School },
  night: Night,
): Promise<void> {
  const { id, nickname, grade, school } = child;
  return write(home, [home.children, home.grades], async (stamp) => {
    if (await home.children.get(id)) return;
    const order = await home.children.count();
    await home.children.add({ id, nickname, order, fridayCounts: false, stamp });
    await home.grades.add({
      id: freshId(),
      child: id,
      from: night,
      grade,
      school,
      limit: usualLimit(school),
      stamp,
    });
    await home.kept.put({ key: 'child', value: id });
  });
}

/** Changes a child's own row: nickname, buttons, breaks, Fridays. A key set to undefined goes back to the usual. */
export function changeChild(
  home: Home,
  id: string,
  change: { [Key in keyof ChildRow]?: ChildRow[Key] | undefined },
): Promise<void> {
  return write(home, [home.children], async (stamp) => {
    const row = await home.children.get(id);
    if (row)
      await home.children.put(
        Object.fromEntries(
          Object.entries({ ...row, ...change, stamp }).filter(([, value]) => value !== undefined),
        ) as ChildRow,
      );
  });
}

/**
 * Removes a child from the phone's lists, its timer and its seat in a class with it; its nights stay as they are, so
 * that undo brings all of it back. Without undo the seat's secret is gone for good.
 */
export function removeChild(home: Home, id: string): Promise<Undo> {
  const tables = [home.children, home.timers, ...seatTables(home)];
  return write(home, tables, async (stamp) => {
    const row = await home.children.get(id);
    const timer = await home.timers.get(id);
    const giveBack = await takeSeat(home, id);
    if (row) await home.children.put({ ...row, stamp, deleted: true });
    await home.timers.delete(id);
    return () =>
      write(home, tables, async (next) => {
        if (row) await home.children.put({ ...row, stamp: next });
        if (timer) await home.timers.put(timer);
        await giveBack();
      });
  });
}

/** The parent overrules what kind of evening it is; undefined goes back to the calendar. */
export function overrule(
  home: Home,
  { child, night }: { child: string; night: Night },
  kind: Override | undefined,
): Promise<void> {
  const id = eveningId(child, night);
  return write(home, [home.overrides], async (stamp) => {
    if (kind) await home.overrides.put({ id, child, night, kind, stamp });
    else await home.overrides.update(id, { stamp, deleted: true });
  });
}
