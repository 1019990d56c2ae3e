import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { destroyEnded } from '../../../src/endpoint/rollover/destroy';
import { undoRollPath } from '../../../src/wire/rollover';
import { authOf, enrol, mint, post, told } from '../../setup/desk';
import { everyRow } from '../../setup/every-row';
import { ENGINES } from '../../setup/keeping';
import { rolled, schoolYear, type SchoolYear } from '../../setup/school-year';

const DAY_MS = 24 * 60 * 60_000;

/** A sweep a day, as the clock of keys asks for: what it destroys is a day or two late. */
async function sweptFor({ desk }: SchoolYear, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    await destroyEnded(desk.world);
    desk.wait(DAY_MS);
  }
}

const keyFiles = async ({ desk, third }: SchoolYear) =>
  (await readdir(join(desk.world.folder, 'keys'))).filter((name) => name.startsWith(third)).sort();

/** A rolled-over year with three families in their seats of the new one. */
async function newYear(engine: 'sqlite' | 'postgres' = 'sqlite'): Promise<SchoolYear> {
  const year = await schoolYear(engine);
  await rolled(year);
  const { codes } = await mint(year.admin, year.third);
  for (const family of [1, 2, 3]) await enrol(year.desk, codes[family] ?? '', authOf(family, year.third));
  return year;
}

const seatsOf = async ({ desk }: SchoolYear) =>
  (await desk.world.keeping.open.selectFrom('enrolment').select('year').orderBy('year').execute()).map(
    ({ year }) => year,
  );

describe.each(ENGINES)('on %s', (engine) => {
  test('for the week all of the old year is there; then its slips, seats and keys are gone and the new year’s stay', async () => {
    const year = await newYear(engine);
    await sweptFor(year, 7);
    // Families one to three sit in their new seats; four and five never came.
    expect(await seatsOf(year)).toEqual([2026, 2026, 2027, 2027, 2027]);
    expect(await keyFiles(year)).toHaveLength(4);
    await sweptFor(year, 3);
    expect(await seatsOf(year)).toEqual([2027, 2027, 2027]);
    expect(await keyFiles(year)).toEqual([`${year.third}.2027a.json`, `${year.third}.2027b.json`]);
    const { main } = year.desk.world.keeping;
    expect(await main.selectFrom('rollover').select(['state', 'before']).execute()).toEqual([
      { state: 'ended', before: '' },
    ]);
    const noted = await main.selectFrom('deletion').select(['what', 'why', 'rows']).orderBy('what').execute();
    // Seats and slips to ten: of a school of one class the proof would tell how many families joined.
    expect(noted).toEqual([
      { what: 'enrolment', why: 'rollover', rows: 0 },
      { what: 'keys', why: 'rollover', rows: 2 },
      { what: 'slip', why: 'rollover', rows: 40 },
    ]);
  });
});

test('where nobody begins the new year the old one’s slips and seats go a week after its last evening', async () => {
  const year = await schoolYear();
  year.desk.turn('2027-09-01T12:00:00+08:00');
  await sweptFor(year, 8);
  expect(await seatsOf(year)).toHaveLength(5);
  await sweptFor(year, 4);
  expect(await seatsOf(year)).toEqual([]);
  const { deletion = [] } = await everyRow(year.desk.world.keeping);
  expect(deletion.join()).toContain('"what":"enrolment","why":"time","rows":0');
});

/** The world, of which the act with this number (from 0) fails: before it was done, or after, its answer lost. */
function breaking({ desk }: SchoolYear, at: number, when: 'before' | 'after') {
  const { keeping, keys, clock } = desk.world;
  let acts = 0;
  const break_ = async <T>(act: () => Promise<T>): Promise<T> => {
    const isBroken = acts++ === at;
    if (isBroken && when === 'before') throw new Error('The power is gone.');
    const done = await act();
    if (isBroken) throw new Error('The power is gone.');
    return done;
  };
  return {
    world: {
      clock,
      keeping: {
        ...keeping,
        commitMain: ((work) => break_(() => keeping.commitMain(work))) as typeof keeping.commitMain,
        commitOpen: ((work) => break_(() => keeping.commitOpen(work))) as typeof keeping.commitOpen,
      },
      keys: {
        ...keys,
        deleteKey: (name: Parameters<typeof keys.deleteKey>[0]) => break_(() => keys.deleteKey(name)),
      },
    },
    count: () => acts,
  };
}

describe('interrupted', () => {
  test.each(['before', 'after'] as const)(
    '%s any of its steps, the next sweep ends where it would have ended',
    async (when) => {
      for (let step = 0; step < 5; step += 1) {
        const year = await newYear();
        await sweptFor(year, 8);
        const broken = breaking(year, step, when);
        await expect(destroyEnded(broken.world)).rejects.toThrow('The power is gone.');
        // Nothing of the new year is touched, and nobody can go back to half of the old one.
        expect((await seatsOf(year)).filter((each) => each === 2027)).toHaveLength(3);
        const undone = await told(post(year.admin, undoRollPath, { year: 2027 }));
        expect(undone.status).toBe(409);
        await destroyEnded(year.desk.world);
        await destroyEnded(year.desk.world);
        expect(await seatsOf(year)).toEqual([2027, 2027, 2027]);
        expect(await keyFiles(year)).toHaveLength(2);
        const { deletion = [] } = await everyRow(year.desk.world.keeping);
        expect(deletion).toHaveLength(3);
        expect(JSON.stringify(deletion)).toContain('\\"rows\\":40');
      }
    },
  );

  test('there are five steps, and each was tried', async () => {
    const year = await newYear();
    await sweptFor(year, 8);
    const whole = breaking(year, -1, 'before');
    await destroyEnded(whole.world);
    expect(whole.count()).toBe(5);
  });
});
