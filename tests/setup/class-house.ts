import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Contribution } from '../../src/core/contribution';
import type { Night } from '../../src/core/night';
import type { Engine } from '../../src/endpoint/database/engine';
import { openKeeping, type Keeping } from '../../src/endpoint/database/keeping';
import { writeLetter } from '../../src/endpoint/figure-rows';
import type { House } from '../../src/endpoint/house';
import { release } from '../../src/endpoint/release/close';
import { admitsLetter } from '../../src/endpoint/release/evening';
import { eveningAt, type ClassRow, type SchoolRow } from '../../src/endpoint/tenant';
import { minutesOf } from './contribution';
import { everyFigure } from './every-row';
import { EVENING } from './evening';
import { freshPlace } from './keeping';

export const CLASS_ID = EVENING.class;
export const SCHOOL_ROW: SchoolRow = {
  school_id: 's',
  name: '向阳小学',
  limit_choice: '{"preset":"cn-national"}',
  contact: '',
  zone: 'Asia/Shanghai',
  system: 'cn63',
  days: '{}',
  limits: '[]',
};
/** Third-graders in the autumn of 2026. */
export const CLASS_ROW: ClassRow = {
  school_id: 's',
  class_id: CLASS_ID,
  name: '三年级2班',
  entry_year: 2024,
  size: 40,
  days: '{}',
  year: 0,
  left_year: null,
};

/** All that the release needs, and always the same secret: whatever it draws, it draws again. */
export type ClassHouse = Pick<House, 'keeping' | 'secrets' | 'clock'> & {
  turn: (to: string) => void;
  /** The same databases as another process has them. */
  another: () => Promise<ClassHouse>;
};

const SECRETS: House['secrets'] = { session: 'session', slip: 'slip' } as unknown as House['secrets'];

/** A school with 三年级2班 on real databases, at Saturday morning six of China, when its week from 23 November has closed. */
export async function classHouse(engine: Engine): Promise<ClassHouse> {
  let now = Date.parse('2026-11-28T06:00:00+08:00');
  const clock = () => new Date(now);
  const place = await freshPlace(engine);
  const open = async (): Promise<ClassHouse> => {
    const keeping = await openKeeping(place, clock);
    onTestFinished(() => keeping.close());
    const turn = (to: string) => {
      now = Date.parse(to);
    };
    return { keeping, secrets: SECRETS, clock, turn, another: open };
  };
  const house = await open();
  await fill(house.keeping);
  return house;
}

async function fill({ commitMain }: Keeping): Promise<void> {
  await commitMain(async (writes) => {
    await writes.insertInto('school').values(SCHOOL_ROW).execute();
    await writes.insertInto('class').values(CLASS_ROW).execute();
  });
}

/** As if nothing had ever been sent or told; the class is its first row again. */
export async function emptied({ keeping }: ClassHouse): Promise<void> {
  await keeping.commitMain(async (writes) => {
    for (const table of [
      'published_evening',
      'published_figure',
      'published_week',
      'class',
      'school',
    ] as const)
      await writes.deleteFrom(table).execute();
  });
  await keeping.commitOpen(async (writes) => {
    for (const table of ['figure_row', 'week_sum', 'evening'] as const)
      await writes.deleteFrom(table).execute();
  });
  await fill(keeping);
}

/** Some families' usual evening: together, 45 minutes of maths and Chinese on average for any number of families. */
export function usual(families: number): Contribution[] {
  return Array.from({ length: families }, (_, family) =>
    minutesOf({ math: 30, chinese: 15 + 5 * ((family % 3) - 1) }, { a: 10, o: 20 }),
  );
}

/** Letters of families that their endpoint took in time, whatever its clock says now. */
export async function told(
  { keeping }: Pick<ClassHouse, 'keeping'>,
  at: { class?: string; night: Night; system?: SchoolRow['system'] },
  families: readonly (Contribution | null)[],
): Promise<void> {
  const { class: classId = CLASS_ID, night, system = 'cn63' } = at;
  const { last } = eveningAt({ system }, {}, night);
  await keeping.commitOpen(async (writes) => {
    if (!(await admitsLetter(writes, { class: classId, night, last })))
      throw new Error(`Nothing comes to the evening of ${night} any more.`);
    for (const v of families)
      await writeLetter(writes, { class: classId, night, nonce: randomBytes(32), sending: { r: 1, v } });
  });
}

/** What is left in the open database of evenings, sums and letters. */
export async function leftOpen({ keeping: { open } }: Pick<ClassHouse, 'keeping'>) {
  const rows = await open.selectFrom('figure_row').select('id').execute();
  return {
    rows: rows.length,
    sums: await open.selectFrom('week_sum').selectAll().orderBy('class').orderBy('week').execute(),
    evenings: await open
      .selectFrom('evening')
      .select(['night', 'state'])
      .orderBy('class')
      .orderBy('night')
      .execute(),
  };
}

/** Releases at a moment of China’s clock; all that is published then. */
export async function releasedAt(house: ClassHouse, moment: string) {
  house.turn(`${moment}+08:00`);
  await release(house);
  return everyFigure(house.keeping);
}

export const WEEK = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'] as const;
