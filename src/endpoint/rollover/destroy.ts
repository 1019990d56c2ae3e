import type { Selectable } from 'kysely';
import { schoolYear } from '../../core/grade';
import { yearOfTerm } from '../../core/term';
import { nightIn } from '../../core/zone';
import { UNDO_MS } from '../../core/rollover';
import type { MainTables } from '../database/tables';
import type { House } from '../house';
import { noteDeletion } from '../stored/deletion';
import { yearCloses, type SchoolRow } from '../tenant';
import { destroyEndings, destroySurveyEnds } from './endings';

type Destroying = Pick<House, 'keeping' | 'keys' | 'clock'>;
type RolloverRow = Selectable<MainTables['rollover']>;
type Destroyed = { slip: number; enrolment: number; keys: number };

/**
 * Destroys what rollovers stopped a week ago, and what is left of classes that are gone. Safe to run at any time, twice
 * and after an interruption: first the main database says that it cannot be undone any more and how much there is, then
 * the open rows go, then the keys, and last the main database says that it is done.
 */
export async function destroyEnded(house: Destroying): Promise<void> {
  const { keeping, keys, clock } = house;
  await destroyEndings(house);
  await destroySurveyEnds(house);
  // A clock that was just set ahead ends nobody's week.
  const agreed = await keys.agreedTime(clock().getTime());
  const rows = await keeping.main.selectFrom('rollover').selectAll().where('state', '!=', 'ended').execute();
  for (const row of rows)
    if (row.state === 'ending' || agreed >= row.rolled_at + UNDO_MS) await destroyYear(house, row);
  const rolling = new Set(rows.map(({ school_id }) => school_id));
  for (const school of await keeping.main.selectFrom('school').selectAll().execute())
    if (!rolling.has(school.school_id)) await destroyForgotten(house, school, agreed);
}

async function destroyYear(house: Destroying, row: RolloverRow): Promise<void> {
  const { keys, clock } = house;
  const classes = await classesOf(house, row);
  const names = (await keys.names()).filter(
    (name) => classes.includes(name.class) && yearOfTerm(name.term) < row.year,
  );
  const isBegun = await beginEnd(house, row, {
    ...(await countOpen(house, classes, row.year)),
    keys: names.length,
  });
  if (!isBegun) return;
  await deleteOpen(house, classes, row.year);
  for (const name of names) await keys.deleteKey(name);
  await finishEnd(house, row, clock().getTime());
}

async function classesOf({ keeping }: Destroying, { school_id }: { school_id: string }): Promise<string[]> {
  const rows = await keeping.main
    .selectFrom('class')
    .select('class_id')
    .where('school_id', '=', school_id)
    .execute();
  return rows.map(({ class_id }) => class_id);
}

async function countOpen(
  { keeping }: Destroying,
  classes: readonly string[],
  year: number,
): Promise<Pick<Destroyed, 'slip' | 'enrolment'>> {
  const counted = { slip: 0, enrolment: 0 };
  for (const table of ['slip', 'enrolment'] as const)
    for (const of of classes) {
      const found = await keeping.open
        .selectFrom(table)
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .where('class', '=', of)
        .where('year', '<', year)
        .executeTakeFirst();
      counted[table] += found?.rows ?? 0;
    }
  return counted;
}

/** From here on nobody takes it back. Counted once: whoever goes on after an interruption finds less. */
async function beginEnd({ keeping }: Destroying, row: RolloverRow, counted: Destroyed): Promise<boolean> {
  const { school_id, year } = row;
  if (row.state === 'ending') return true;
  return keeping.commitMain(async (writes) => {
    const at = writes
      .updateTable('rollover')
      .set({ state: 'ending', before: JSON.stringify(counted) })
      .where('school_id', '=', school_id)
      .where('year', '=', year)
      .where('state', '=', 'undoable');
    const { numUpdatedRows } = await at.executeTakeFirst();
    if (numUpdatedRows > 0n) return true;
    const now = await writes
      .selectFrom('rollover')
      .select('state')
      .where('school_id', '=', school_id)
      .where('year', '=', year)
      .executeTakeFirst();
    return now?.state === 'ending';
  });
}

async function finishEnd(
  { keeping }: Destroying,
  { school_id, year }: RolloverRow,
  at: number,
): Promise<void> {
  await keeping.commitMain(async (writes) => {
    const row = await writes
      .selectFrom('rollover')
      .select('before')
      .where('school_id', '=', school_id)
      .where('year', '=', year)
      .where('state', '=', 'ending')
      .executeTakeFirst();
    if (!row) return;
    const counted = JSON.parse(row.before) as Destroyed;
    for (const [what, rows] of Object.entries(counted)) {
      const id = `${String(year)}-${what}`;
      await noteDeletion(writes, { school_id, at, what, why: 'rollover', rows, id });
    }
    await writes
      .updateTable('rollover')
      .set({ state: 'ended', before: '' })
      .where('school_id', '=', school_id)
      .where('year', '=', year)
      .execute();
  });
}

/** Nobody began the new year, and the old one ended by itself: a week after its last evening its slips and seats go too. */
async function destroyForgotten(house: Destroying, school: SchoolRow, agreed: number): Promise<void> {
  const { school_id, zone } = school;
  const year = schoolYear(nightIn(zone, new Date(agreed)));
  if (agreed < yearCloses(school, year - 1) + UNDO_MS) return;
  const classes = await classesOf(house, { school_id });
  const counted = await countOpen(house, classes, year);
  if (counted.slip + counted.enrolment === 0) return;
  const at = house.clock().getTime();
  // Noted first: whoever is interrupted here finds as many, and notes them no second time.
  await house.keeping.commitMain(async (writes) => {
    for (const [what, rows] of Object.entries(counted))
      await noteDeletion(writes, { school_id, at, what, why: 'time', rows, id: `${String(year)}-${what}` });
  });
  await deleteOpen(house, classes, year);
}

async function deleteOpen({ keeping }: Destroying, classes: readonly string[], year: number): Promise<void> {
  await keeping.commitOpen(async (writes) => {
    for (const table of ['slip', 'enrolment'] as const)
      for (const of of classes)
        await writes.deleteFrom(table).where('class', '=', of).where('year', '<', year).execute();
  });
}
