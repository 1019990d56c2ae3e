import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addNights, nightsFrom } from '../../../src/core/night';
import { writeLetter } from '../../../src/endpoint/figure-rows';
import { release } from '../../../src/endpoint/release/close';
import { admitsLetter } from '../../../src/endpoint/release/evening';
import {
  CLASS_ID,
  CLASS_ROW,
  classHouse,
  emptied,
  leftOpen,
  releasedAt,
  SCHOOL_ROW,
  told,
  usual,
  WEEK,
  type ClassHouse,
} from '../../setup/class-house';
import { everyFigure } from '../../setup/every-row';
import { addClasses, foundSchool, openDesk, schoolWithClass, type Desk } from '../../setup/desk';
import { lettersOf } from '../../setup/evening';
import { ENGINES } from '../../setup/keeping';

/** The evenings of which something is kept, each as its class and date. */
async function eveningsIn({ world }: Desk): Promise<string[]> {
  const rows = await world.keeping.open.selectFrom('figure_row').select(['class', 'night']).execute();
  return [...new Set(rows.map((row) => `${row.class} ${row.night}`))].sort();
}

describe.each(ENGINES)('on %s', (engine) => {
  test('an evening is kept until it closes in its school’s zone, and goes with that very second', async () => {
    const desk = await openDesk(engine);
    const { classId } = await schoolWithClass(desk);
    const far = await foundSchool(desk, '赵校长', { zone: 'America/New_York' });
    const [farClass = ''] = await addClasses(far, '三年级2班');
    for (const each of [classId, farClass]) {
      await lettersOf(2, desk.world.keeping, { class: each, night: '2026-11-23' });
      await lettersOf(1, desk.world.keeping, { class: each, night: '2026-11-24' });
    }
    const leftAt = async (moment: string) => {
      desk.turn(moment);
      await release(desk.world);
      return eveningsIn(desk);
    };
    const here = (night: string) => `${classId} 2026-11-${night}`;
    const there = (night: string) => `${farClass} 2026-11-${night}`;
    const all = [here('23'), here('24'), there('23'), there('24')];
    expect(await leftAt('2026-11-25T05:59:59.999+08:00')).toEqual(all.sort());
    expect(await leftAt('2026-11-25T06:00:00+08:00')).toEqual([here('24'), there('23'), there('24')].sort());
    expect(await leftAt('2026-11-25T05:59:59.999-05:00')).toEqual(
      [here('24'), there('23'), there('24')].sort(),
    );
    expect(await leftAt('2026-11-25T06:00:00-05:00')).toEqual([here('24'), there('24')].sort());
  });

  test('a weekend is kept until Tuesday morning', async () => {
    const desk = await openDesk(engine);
    const { classId } = await schoolWithClass(desk);
    await lettersOf(1, desk.world.keeping, { class: classId, night: '2026-11-27' });
    desk.turn('2026-12-01T05:59:59+08:00');
    await release(desk.world);
    expect(await eveningsIn(desk)).toEqual([`${classId} 2026-11-27`]);
    desk.turn('2026-12-01T06:00:00+08:00');
    await release(desk.world);
    expect(await eveningsIn(desk)).toEqual([]);
  });

  test('whatever closed while nobody was there goes at once, and of a class that is no more all', async () => {
    const desk = await openDesk(engine);
    const { classId } = await schoolWithClass(desk);
    for (const night of ['2026-09-30', '2026-11-23', '2026-11-24', '2026-11-27'])
      await lettersOf(1, desk.world.keeping, { class: classId, night });
    await lettersOf(1, desk.world.keeping, { class: '0123456789', night: '2026-11-30' });
    desk.turn('2026-11-30T20:00:00+08:00');
    await release(desk.world);
    expect(await eveningsIn(desk)).toEqual([`${classId} 2026-11-27`]);
    await release(desk.world);
    expect(await eveningsIn(desk)).toEqual([`${classId} 2026-11-27`]);
  });
});

/** Monday's twelve families have a figure, the nine of each evening after it a week's: sixteen commits. */
async function closedWeek(house: ClassHouse): Promise<void> {
  const [monday, ...others] = WEEK;
  await told(house, { night: monday }, usual(12));
  for (const night of others) await told(house, { night }, usual(9));
  house.turn('2026-11-28T06:00:00+08:00');
}

const ALL_GONE = { rows: 0, sums: [], evenings: [{ night: '2026-11-26', state: 'counted' }] };

/** The house as a process has it that is killed at its nth commit: just before, or when it is durable and nobody heard. */
function dyingAt(house: ClassHouse, nth: number, when: 'before' | 'after'): ClassHouse {
  let commits = 0;
  const dying =
    <Work, T>(commit: (work: Work) => Promise<T>) =>
    async (work: Work) => {
      commits += 1;
      if (commits === nth && when === 'after') await commit(work);
      if (commits >= nth) throw new Error('The process was killed.');
      return commit(work);
    };
  const { commitMain, commitOpen } = house.keeping;
  const keeping = { ...house.keeping, commitMain: dying(commitMain), commitOpen: dying(commitOpen) };
  return { ...house, keeping };
}

/** The house as a process has it that stands still before its nth commit until something else has happened. */
function waitingAt(house: ClassHouse, nth: number, meanwhile: () => Promise<void>): ClassHouse {
  let commits = 0;
  const waiting =
    <Work, T>(commit: (work: Work) => Promise<T>) =>
    async (work: Work) => {
      commits += 1;
      if (commits === nth) await meanwhile();
      return commit(work);
    };
  const { commitMain, commitOpen } = house.keeping;
  const keeping = { ...house.keeping, commitMain: waiting(commitMain), commitOpen: waiting(commitOpen) };
  return { ...house, keeping };
}

const COMMITS = 16;

function openGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

describe.each(ENGINES)('a release on %s', (engine) => {
  /** What an unbroken release of that week publishes. */
  async function houseAndTruth() {
    const house = await classHouse(engine);
    await closedWeek(house);
    await release(waitingAt(house, COMMITS + 1, () => Promise.reject(new Error('One commit more.'))));
    const truth = await everyFigure(house.keeping);
    expect(truth['published_evening']).toHaveLength(1);
    expect(truth['published_week']).toHaveLength(1);
    expect(await leftOpen(house)).toEqual(ALL_GONE);
    return { house, truth };
  }

  test('run again, and again, publishes nothing more', async () => {
    const { house, truth } = await houseAndTruth();
    for (let times = 0; times < 3; times += 1) await release(house);
    expect(await everyFigure(house.keeping)).toEqual(truth);
    expect(await leftOpen(house)).toEqual(ALL_GONE);
  });

  test.each(['before', 'after'] as const)(
    'killed %s any of its commits publishes the same when it runs again',
    async (when) => {
      const { house, truth } = await houseAndTruth();
      for (let nth = 1; nth <= COMMITS; nth += 1) {
        await emptied(house);
        await closedWeek(house);
        await expect(release(dyingAt(house, nth, when))).rejects.toThrow('The process was killed.');
        await release(house);
        expect(await everyFigure(house.keeping), `killed at ${String(nth)}`).toEqual(truth);
        expect(await leftOpen(house)).toEqual(ALL_GONE);
      }
    },
  );

  test('killed again and again, wherever, publishes the same in the end', async () => {
    const { house, truth } = await houseAndTruth();
    const death = fc.tuple(
      fc.integer({ min: 1, max: COMMITS }),
      fc.constantFrom('before' as const, 'after' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(death, { minLength: 2, maxLength: 5 }), async (deaths) => {
        await emptied(house);
        await closedWeek(house);
        for (const [nth, when] of deaths) await release(dyingAt(house, nth, when)).catch(() => undefined);
        await release(house);
        expect(await everyFigure(house.keeping)).toEqual(truth);
        expect(await leftOpen(house)).toEqual(ALL_GONE);
      }),
      { numRuns: 10 },
    );
  });

  test('beside another process, which runs whole at any moment of it, publishes what one alone does', async () => {
    const { house, truth } = await houseAndTruth();
    const other = await house.another();
    for (let nth = 1; nth <= COMMITS; nth += 1) {
      await emptied(house);
      await closedWeek(house);
      await release(waitingAt(house, nth, () => release(other)));
      expect(await everyFigure(house.keeping), `beside at ${String(nth)}`).toEqual(truth);
      expect(await leftOpen(house)).toEqual(ALL_GONE);
    }
  });

  test('of two processes at the same time publishes what one alone does', async () => {
    const { house, truth } = await houseAndTruth();
    const other = await house.another();
    for (let times = 0; times < 5; times += 1) {
      await emptied(house);
      await closedWeek(house);
      await Promise.all([release(house), release(other), release(house)]);
      expect(await everyFigure(house.keeping)).toEqual(truth);
      expect(await leftOpen(house)).toEqual(ALL_GONE);
    }
  });

  test('tells after weeks switched off whatever closed meanwhile, each as if it had been there', async () => {
    const house = await classHouse(engine);
    const weeks = ['2026-11-02', '2026-11-09', '2026-11-16'];
    const send = async () => {
      for (const monday of weeks) {
        await told(house, { night: monday }, usual(15));
        for (const days of [1, 2, 3]) await told(house, { night: addNights(monday, days) }, usual(8));
        await told(house, { night: addNights(monday, 4) }, usual(20));
      }
    };
    await send();
    for (const day of nightsFrom('2026-11-03', '2026-11-27')) await releasedAt(house, `${day}T06:00:00`);
    const daily = await everyFigure(house.keeping);
    expect(daily['published_evening']).toHaveLength(6);
    expect(daily['published_week']).toHaveLength(3);
    await emptied(house);
    await send();
    expect(await releasedAt(house, '2026-11-28T06:00:00')).toEqual(daily);
    expect(await leftOpen(house)).toMatchObject({ rows: 0, sums: [] });
  });

  test('that fails at one evening tells all others, keeps that one’s week, and tells both once it can', async () => {
    const { house, truth } = await houseAndTruth();
    await emptied(house);
    await closedWeek(house);
    await told(house, { class: '0123456789', night: '2026-11-23' }, usual(12));
    await house.keeping.commitMain(async (writes) => {
      const broken = { ...CLASS_ROW, school_id: 't', class_id: '0123456789' };
      await writes.insertInto('class').values(broken).execute();
      await writes
        .insertInto('school')
        .values({ ...SCHOOL_ROW, school_id: 't', limit_choice: '{' })
        .execute();
    });
    await expect(release(house)).rejects.toThrow(/JSON/);
    expect(await everyFigure(house.keeping)).toEqual(truth);
    expect(await leftOpen(house)).toMatchObject({ rows: 12 * 15, sums: [] });
    await house.keeping.commitMain((writes) =>
      writes.updateTable('school').set({ limit_choice: SCHOOL_ROW.limit_choice }).execute(),
    );
    await release(house);
    expect((await everyFigure(house.keeping))['published_evening']).toHaveLength(2);
    expect(await leftOpen(house)).toMatchObject({ rows: 0 });
  });

  test('lets no week go while one of its evenings is closed by the clock and not counted', async () => {
    const { house, truth } = await houseAndTruth();
    await emptied(house);
    await closedWeek(house);
    // Thursday, the last to be counted, is stopped before its sum joins.
    const failing = waitingAt(house, 13, () => Promise.reject(new Error('The disk is full.')));
    await expect(release(failing)).rejects.toThrow('The disk is full.');
    expect((await everyFigure(house.keeping))['published_week']).toEqual([]);
    expect((await leftOpen(house)).sums).toEqual([expect.objectContaining({ nights: 2, families: 18 })]);
    await release(house);
    expect(await everyFigure(house.keeping)).toEqual(truth);
  });

  // SQLite lets nobody else write while a letter is written: the release waits. On PostgreSQL it goes on beside it.
  const moments = engine === 'sqlite' ? [0] : [1, 2, 3, 4];
  test.each(moments)(
    'counts a letter that is written beside its commit %i, or the letter is refused',
    async (nth) => {
      const house = await classHouse(engine);
      const other = await house.another();
      await told(house, { night: '2026-11-23' }, usual(9));
      const [begun, goOn] = [openGate(), openGate()];
      const writing = other.keeping.commitOpen(async (writes) => {
        const letter = { class: CLASS_ID, night: '2026-11-23', nonce: Buffer.alloc(32, 1) };
        if (!(await admitsLetter(writes, { ...letter, last: '2026-11-23' }))) return 'refused';
        begun.open();
        await goOn.opened;
        await writeLetter(writes, { ...letter, sending: { r: 1, v: usual(1)[0]! } });
        return 'written';
      });
      await begun.opened;
      const goesOn = async () => {
        goOn.open();
        await writing;
      };
      if (nth === 0) await Promise.all([release(house), goesOn()]);
      else await release(waitingAt(house, nth, goesOn));
      await goesOn();
      const figures = await everyFigure(house.keeping);
      expect(figures['published_evening']).toHaveLength((await writing) === 'written' ? 1 : 0);
      expect(await leftOpen(house)).toMatchObject({ rows: 0 });
    },
  );
});

test('open figures are named by the release, by a letter’s own rows, and by nobody else', () => {
  const folder = join(import.meta.dirname, '../../../src');
  const named = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && readFileSync(join(folder, name), 'utf8').includes('figure_row'))
    .filter((name) => !name.startsWith('endpoint/database/') && !name.startsWith('endpoint/release/'));
  // The list of what is stored names it, and reads nothing.
  expect(named.sort()).toEqual(['endpoint/figure-rows.ts', 'wire/stored.ts']);
});
