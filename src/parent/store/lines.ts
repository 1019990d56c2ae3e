import type { Night } from '../../core/night';
import type { Home } from './database';
import type { NightRows } from './file/night-rows';
import { gradeOn, type Child } from './views';

/*
 * 发给家人: which evening goes out as a line of text, and whether this family does so at all.
 */

/** From the first line sent, pasted or expected on, 贴上家人发来的 stands on today's page on empty evenings too. */
const KEY = 'lines';

export async function noteLines(home: Home): Promise<void> {
  if ((await home.kept.get(KEY)) === undefined) await home.kept.put({ key: KEY, value: true });
}

export async function isUsingLines(home: Home): Promise<boolean> {
  return (await home.kept.get(KEY)) !== undefined;
}

/** All rows of a child's evening, tombstones too, and the child's other ids. */
export async function nightRows(home: Home, child: Child, night: Night): Promise<NightRows> {
  const [entries, evenings, aliases] = await Promise.all([
    home.entries.where('[child+night]').equals([child.id, night]).toArray(),
    home.evenings.where('[child+night]').equals([child.id, night]).toArray(),
    home.aliases.toArray(),
  ]);
  const { grade, school } = gradeOn(child, night);
  return {
    child: child.id,
    night,
    nickname: child.nickname,
    grade,
    school,
    entries,
    evening: evenings[0],
    aliases: aliases.filter(({ child: one, same }) => one === child.id || same === child.id),
  };
}

/** Whether there is anything of an evening to send; what was deleted is, too. */
export async function hasNightRows(
  home: Home,
  { child, night }: { child: string; night: Night },
): Promise<boolean> {
  const counts = await Promise.all(
    [home.entries, home.evenings].map((table) => table.where('[child+night]').equals([child, night]).count()),
  );
  return counts.some((count) => count > 0);
}
