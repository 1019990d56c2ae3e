import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isSomebodys } from '../database/mark';
import { makeFile } from '../durable-file';
import type { Place } from '../environment';
import { MARK, prepareFolder } from '../folder';
import { unusable } from '../unusable';

/** What stands in a folder of the demo's: made anew at each start. */
const FILES = ['main.sqlite', 'open.sqlite'];
const MADE = [...FILES.flatMap((name) => [name, `${name}-wal`, `${name}-shm`]), 'keys'];

/** The first line of what marks the folder. */
const DEMO_DATA =
  '演示数据：这里的学校、家庭和时间都不是真的，每次启动重新生成。(Demo data: no school, family or hour here is real; made anew at each start.)';

/**
 * Where the demo is kept: SQLite in a marked folder of its own, whatever the school keeps its rows in. Throws the
 * sentence why not, where anything else lies there.
 */
export async function settleDemoFolder({ folder }: Place): Promise<Place> {
  const own = join(folder, 'demo');
  prepareFolder(own);
  const isMarked = existsSync(join(own, MARK));
  const isEmpty = readdirSync(own).length === 0;
  if ((!isMarked && !isEmpty) || FILES.some((name) => isSomebodys(join(own, name)))) {
    throw unusable(
      `${own} is for the demo, but holds what is none of its data: move that away, or start without a demo (DEMO=off).`,
    );
  }
  await makeFile(join(own, MARK), `${DEMO_DATA}\n`);
  return { folder: own, isSimulated: true, isFleeting: true };
}

/** The demo before is gone; the mark stays. */
export function emptyDemoFolder({ folder }: Place): void {
  for (const name of MADE) rmSync(join(folder, name), { recursive: true, force: true });
}
