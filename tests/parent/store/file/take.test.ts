import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Home } from '../../../../src/parent/store/database';
import { deleteEntry, saveEntries } from '../../../../src/parent/store/entries';
import { sayOfEvening } from '../../../../src/parent/store/evenings';
import { parcelToText, textToParcel } from '../../../../src/parent/store/file/backup-text';
import { isFileProblem } from '../../../../src/parent/store/file/file-problem';
import { DIARY_TABLES, emptyDiary, type Diary } from '../../../../src/parent/store/file/parcel';
import { readDiary, readWhole, takeDiary, type Taking } from '../../../../src/parent/store/file/take';
import type { EntryRow } from '../../../../src/parent/store/rows';
import { pauseTimer, startTimer } from '../../../../src/parent/store/timers';
import { errorToProblem } from '../../../../src/parent/store/trouble';
import { household, nightsOf } from '../../../../src/parent/store/views';
import { anyKeptDiary } from '../../../setup/any-diary';
import { CHINESE, everything, MATH, NIGHT, openHome, wangs, whileFull } from '../../../setup/diary';
import { letterOf, refresh, seated, sittingOf } from '../../../setup/seat';
import { at } from '../../../setup/sitting';

const MERGE: Taking = { way: 'merge', same: [] };
const REPLACE: Taking = { way: 'replace', same: [] };
/** Each run opens a database or two. */
const FEW = { numRuns: 40 };

/** A phone on which this diary lies. */
async function phoneWith(diary: Diary): Promise<Home> {
  const home = openHome();
  await home.open();
  for (const table of DIARY_TABLES) await home.table(table).bulkPut(diary[table] as object[]);
  return home;
}

/** The diary as it comes out of a file. */
function byFile(diary: Diary): Diary {
  const read = textToParcel(parcelToText({ diary, seats: [] }));
  if (isFileProblem(read)) throw new Error(read.kind);
  return read.diary;
}

/** All rows but what the phone keeps for itself: its counter goes on whatever is taken back. */
async function rowsOf(home: Home) {
  const { kept: _, ...rows } = await everything(home);
  return { ...rows, aliases: await home.aliases.toArray() };
}

describe('a diary that left as a file and came in again', () => {
  test('is the same diary on a new phone', async () => {
    await fc.assert(
      fc.asyncProperty(anyKeptDiary(), async (diary) => {
        const old = await phoneWith(diary);
        const fresh = openHome();
        await takeDiary(fresh, byFile(await readDiary(old)), MERGE);
        expect(await readDiary(fresh)).toEqual(diary);
      }),
      FEW,
    );
  });

  test('changes nothing on the phone it came from, however often it comes', async () => {
    await fc.assert(
      fc.asyncProperty(anyKeptDiary(), async (diary) => {
        const home = await phoneWith(diary);
        const before = await rowsOf(home);
        for (const taking of [MERGE, MERGE, REPLACE]) await takeDiary(home, byFile(diary), taking);
        expect(await rowsOf(home)).toEqual(before);
      }),
      FEW,
    );
  });

  test('makes two phones alike, whichever gave first', async () => {
    await fc.assert(
      fc.asyncProperty(anyKeptDiary(), anyKeptDiary(), async (one, other) => {
        const [first, second] = [await phoneWith(one), await phoneWith(other)];
        await takeDiary(first, byFile(other), MERGE);
        await takeDiary(second, byFile(one), MERGE);
        const both = await readDiary(first);
        expect(await readDiary(second)).toEqual(both);
        await takeDiary(first, byFile(await readDiary(second)), MERGE);
        expect(await readDiary(first)).toEqual(both);
      }),
      FEW,
    );
  });

  test('replaces what was there, so that what is shown is what the file shows', async () => {
    await fc.assert(
      fc.asyncProperty(anyKeptDiary(), anyKeptDiary(), async (own, file) => {
        const aliases = own.aliases.length + file.aliases.length;
        fc.pre(aliases === 0);
        const home = await phoneWith(own);
        await takeDiary(home, byFile(file), REPLACE);
        const alive = (rows: readonly { id: string; deleted?: true }[]) =>
          rows.filter((row) => !row.deleted).map((row) => ({ ...row, stamp: undefined }));
        const after = await readDiary(home);
        for (const table of DIARY_TABLES) expect(alive(after[table])).toEqual(alive(file[table]));
      }),
      FEW,
    );
  });
});

describe('taking a diary in is all or nothing', () => {
  /** The browser ends the transaction, as when the window is killed, at the row after so many into any table. */
  async function whileKilled(after: number, act: () => Promise<unknown>): Promise<void> {
    const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!;
    const put = real.value as IDBObjectStore['put'];
    let rows = 0;
    IDBObjectStore.prototype.put = function counted(this: IDBObjectStore, ...given) {
      const request = put.apply(this, given);
      if (this.transaction.mode === 'readwrite' && (rows += 1) === after) this.transaction.abort();
      return request;
    };
    try {
      await act();
    } finally {
      Object.defineProperty(IDBObjectStore.prototype, 'put', real);
    }
  }

  test('whenever the window is killed, the old diary or the new one lies there', async () => {
    const outcomes = { old: 0, taken: 0 };
    await fc.assert(
      fc.asyncProperty(
        anyKeptDiary(),
        anyKeptDiary(),
        fc.integer({ min: 1, max: 40 }),
        async (own, file, after) => {
          const [home, calm] = [await phoneWith(own), await phoneWith(own)];
          const before = await rowsOf(home);
          await takeDiary(calm, file, MERGE);
          const outcome = { isKilled: false };
          await whileKilled(after, () =>
            takeDiary(home, file, MERGE).catch((error: unknown) => {
              outcome.isKilled = true;
              expect(errorToProblem(error)).toEqual({ kind: 'storage-closed' });
            }),
          );
          outcomes[outcome.isKilled ? 'old' : 'taken'] += 1;
          expect(await rowsOf(home)).toEqual(outcome.isKilled ? before : await rowsOf(calm));
          await takeDiary(home, file, MERGE);
          expect(await readDiary(home)).toEqual(await readDiary(calm));
        },
      ),
      FEW,
    );
    expect(Math.min(outcomes.old, outcomes.taken)).toBeGreaterThan(0);
  });

  test('a phone whose storage is full keeps the diary it had, and the parent is told', async () => {
    const { home, child } = await wangs();
    await saveEntries(home, [sittingOf(child, 30)]);
    const before = await rowsOf(home);
    const file = await readDiary(home);
    const more = Array.from({ length: 9 }, (_, index) => ({
      ...file.entries[0]!,
      id: `more-${String(index)}`,
    }));
    for (const after of [0, 1, 8])
      await whileFull({ table: 'entries', after }, () =>
        takeDiary(home, { ...file, entries: more }, MERGE).catch((error: unknown) => {
          expect(errorToProblem(error)).toEqual({ kind: 'storage-full' });
        }),
      );
    expect(await rowsOf(home)).toEqual(before);
  });
});

describe('a taking can be taken back', () => {
  test('to the very rows that lay there, and then the file comes in anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyKeptDiary(),
        anyKeptDiary(),
        fc.constantFrom(MERGE, REPLACE),
        async (own, file, taking) => {
          const home = await phoneWith(own);
          const before = await rowsOf(home);
          const undo = await takeDiary(home, file, taking);
          const after = await rowsOf(home);
          await undo();
          expect(await rowsOf(home)).toEqual(before);
          if (taking.way === 'merge') {
            await takeDiary(home, file, taking);
            expect(await rowsOf(home)).toEqual(after);
          }
        },
      ),
      FEW,
    );
  });

  test('and what the parent changed since stays as the parent made it', async () => {
    const { home, child } = await wangs();
    const own = sittingOf(child, 30);
    await saveEntries(home, [own]);
    const file = await readDiary(home);
    const [changed, added, touched] = [
      { ...file.entries[0]!, minutes: 50, stamp: [90, 'other'] as const },
      { ...file.entries[0]!, id: 'added', stamp: [91, 'other'] as const },
      { ...file.entries[0]!, id: 'touched', stamp: [92, 'other'] as const },
    ];
    const undo = await takeDiary(home, { ...file, entries: [changed, added, touched] }, MERGE);
    await saveEntries(home, [sittingOf(child, 15, { id: 'touched' })]);
    await undo();
    const { entries } = await nightsOf(home, child, { first: NIGHT, last: NIGHT });
    expect(Object.fromEntries(entries.map(({ id, minutes }) => [id, minutes]))).toEqual({
      [own.id]: 30,
      touched: 15,
    });
  });

  test('a child that was two ids is two again, with its timer and its seat', async () => {
    const { home, child } = await seated();
    const other = child < 'm' ? `z${child}` : `0${child}`;
    const file = await readDiary(home);
    const stamp = [5, 'other'] as const;
    const sister = { ...file.children[0]!, id: other, stamp };
    await startTimer(home, child, { work: MATH, now: at(NIGHT, '19:00') });
    const before = await rowsOf(home);
    const seat = await home.enrolments.toArray();
    const undo = await takeDiary(
      home,
      { ...emptyDiary(), children: [sister] },
      { way: 'merge', same: [{ child, same: other }] },
    );
    expect(await home.children.count()).toBe(1);
    expect((await household(home)).timers).toHaveLength(1);
    await undo();
    expect(await rowsOf(home)).toEqual(before);
    expect(await home.enrolments.toArray()).toEqual(seat);
  });
});

test('what is written after a taking is later than everything that came in', async () => {
  const { home, child } = await wangs();
  const file = await readDiary(home);
  const theirs: EntryRow = { ...sittingOf(child, 30), id: 'theirs', stamp: [5_000, 'zzz'] };
  await takeDiary(home, { ...file, entries: [theirs] }, MERGE);
  await saveEntries(home, [{ ...sittingOf(child, 31), id: 'theirs' }]);
  const mine = await home.entries.get('theirs');
  expect(mine!.stamp[0]).toBeGreaterThan(5_000);
  await takeDiary(home, { ...file, entries: [theirs] }, MERGE);
  expect(await home.entries.get('theirs')).toEqual(mine);
});

describe('rows that nobody can read', () => {
  /** What a hand or a failing phone may leave. */
  const SPOILT: [table: (typeof DIARY_TABLES)[number], row: Record<string, unknown>][] = [
    ['entries', { id: 'no-stamp', minutes: 20, night: NIGHT }],
    ['entries', { id: 'garbage', child: 7, stamp: 'x' }],
    ['evenings', { id: 'odd-evening', child: 'nobody', night: '2026-13-45', said: 'perhaps' }],
    ['children', { id: 'c'.repeat(500), nickname: 7 }],
    ['grades', { id: 'odd-grade', child: 'nobody', from: 'ever' }],
    ['overrides', { id: 'odd-override', child: 'nobody', night: NIGHT, kind: 'never' }],
    ['aliases', { id: 'odd-alias' }],
  ];

  test('stay where they are through export, merging, replacing and undo, and are counted', async () => {
    const { home, child } = await wangs();
    await saveEntries(home, [sittingOf(child, 30)]);
    const whole = await readDiary(home);
    for (const [table, row] of SPOILT) await home.table(table).put(row);
    expect(await readWhole(home)).toEqual({ diary: whole, leftOut: SPOILT.length });
    const spoilt = () => Promise.all(SPOILT.map(([table, { id }]) => home.table(table).get(id as string)));
    const undo = await takeDiary(home, { ...emptyDiary(), children: whole.children }, REPLACE);
    await undo();
    await takeDiary(home, byFile(whole), MERGE);
    expect(await spoilt()).toEqual(SPOILT.map(([, row]) => row));
    expect(await readDiary(home)).toEqual(whole);
  });

  test('a row that a screen shows mended stands mended in the file', async () => {
    const { home, child } = await wangs();
    await saveEntries(home, [sittingOf(child, 30, { id: 'a' }), sittingOf(child, 20, { id: 'b' })]);
    const [grade] = await home.grades.toArray();
    await home.children.update(child, { stamp: 'gone', breaks: 'none', extra: 1 });
    await home.grades.put({ ...grade!, limit: { preset: 'older' } } as unknown as typeof grade & object);
    await home.entries.update('a', { order: NaN, isGuess: 'so', colour: 'red' });
    await home.entries.update('b', { stamp: [Number.MAX_SAFE_INTEGER, 'p'] });
    const { diary, leftOut } = await readWhole(home);
    expect(leftOut).toBe(0);
    expect(diary.children[0]).toMatchObject({ nickname: '小明', stamp: [0, ''] });
    expect(diary.children[0]).not.toHaveProperty('extra');
    expect(diary.grades[0]).toMatchObject({ limit: { preset: 'cn-national' } });
    expect(diary.entries.map(({ id, minutes }) => [id, minutes])).toEqual([
      ['a', 30],
      ['b', 20],
    ]);
    expect(diary.entries[1]!.stamp).toEqual([1e11, 'p']);
    // Another phone that takes it in counts on from there, and its own file can still tell later from earlier.
    const other = openHome();
    await takeDiary(other, byFile(diary), MERGE);
    const stamps: number[] = [];
    for (const minutes of [10, 20]) {
      await saveEntries(other, [sittingOf(child, minutes, { id: 'a' })]);
      stamps.push((await readDiary(other)).entries.find(({ id }) => id === 'a')!.stamp[0]);
    }
    expect(stamps[1]).toBeGreaterThan(stamps[0]!);
    expect(byFile(diary)).toEqual(diary);
    const before = await rowsOf(home);
    await takeDiary(home, byFile(diary), MERGE);
    expect(await rowsOf(home)).toEqual(before);
  });

  test('a row that was spoilt since the backup is whole again', async () => {
    const { home, child } = await wangs();
    await saveEntries(home, [sittingOf(child, 30, { id: 'a' })]);
    const backup = await readDiary(home);
    await home.entries.put({ id: 'a', minutes: 'many' } as unknown as EntryRow);
    const undo = await takeDiary(home, byFile(backup), MERGE);
    expect(await readDiary(home)).toEqual(backup);
    await undo();
    expect(await home.entries.get('a')).toEqual({ id: 'a', minutes: 'many' });
  });
});

describe('a running timer', () => {
  const sister = 'zz-sister';
  const twin = async (home: Home): Promise<Diary> => {
    const { children } = await readDiary(home);
    return { ...emptyDiary(), children: [{ ...children[0]!, id: sister, stamp: [5, 'other'] }] };
  };

  test('is as it was after any diary was taken in, also one in which its child was removed', async () => {
    const { home, child } = await wangs();
    await startTimer(home, child, { work: MATH, now: at(NIGHT, '19:00') });
    const before = await home.timers.toArray();
    const { children } = await readDiary(home);
    const removed = { ...children[0]!, deleted: true as const, stamp: [99, 'other'] as const };
    const undo = await takeDiary(home, { ...emptyDiary(), children: [removed] }, MERGE);
    expect(await home.timers.toArray()).toEqual(before);
    await undo();
    expect((await household(home)).timers).toEqual(before);
  });

  test('goes with its child under the other id', async () => {
    const { home, child } = await wangs();
    await startTimer(home, child, { work: MATH, now: at(NIGHT, '19:00') });
    const [before] = await home.timers.toArray();
    await takeDiary(home, await twin(home), { way: 'merge', same: [{ child: sister, same: child }] });
    const [lower] = [child, sister].sort();
    expect((await household(home)).timers).toEqual([{ ...before!, child: lower }]);
  });

  test('of two that were one child’s the running one goes on, and what the paused one counted is an entry', async () => {
    const { home, child } = await wangs();
    await takeDiary(home, await twin(home), MERGE);
    await startTimer(home, child, { work: MATH, now: at(NIGHT, '19:00') });
    const [math] = await home.timers.toArray();
    await pauseTimer(home, math!, at(NIGHT, '19:30'));
    await startTimer(home, sister, { work: CHINESE, now: at(NIGHT, '19:40') });
    await takeDiary(home, emptyDiary(), { way: 'merge', same: [{ child, same: sister }] });
    const [lower] = [child, sister].sort();
    expect(await home.timers.toArray()).toMatchObject([{ child: lower, subject: 'chinese' }]);
    const { entries } = await nightsOf(home, lower!, { first: NIGHT, last: NIGHT });
    expect(entries.map(({ subject, minutes }) => [subject, minutes])).toEqual([['math', 30]]);
  });
});

describe('two phones that said different things of one evening', () => {
  test('a sitting holds against a zero, on both phones alike, and taken back the zero stands again', async () => {
    const { home: mother, child } = await wangs();
    const father = await phoneWith(await readDiary(mother));
    await sayOfEvening(mother, { child, night: NIGHT }, 'no-homework');
    await saveEntries(father, [sittingOf(child, 25, { id: 'a' })]);
    await takeDiary(mother, byFile(await readDiary(father)), MERGE);
    await takeDiary(father, byFile(await readDiary(mother)), MERGE);
    for (const home of [mother, father]) {
      const night = await nightsOf(home, child, { first: NIGHT, last: NIGHT });
      expect(night.said).toEqual({});
      expect(night.entries.map(({ minutes }) => minutes)).toEqual([25]);
    }
    await deleteEntry(mother, 'a');
    expect((await nightsOf(mother, child, { first: NIGHT, last: NIGHT })).said).toEqual({
      [NIGHT]: 'no-homework',
    });
  });

  test('of one entry edited on both, the later writing holds on both', async () => {
    const { home: mother, child } = await wangs();
    await saveEntries(mother, [sittingOf(child, 25, { id: 'a' })]);
    const father = await phoneWith(await readDiary(mother));
    await saveEntries(mother, [sittingOf(child, 30, { id: 'a' })]);
    await saveEntries(mother, [sittingOf(child, 35, { id: 'a' })]);
    await saveEntries(father, [sittingOf(child, 60, { id: 'a' })]);
    await takeDiary(mother, byFile(await readDiary(father)), MERGE);
    await takeDiary(father, byFile(await readDiary(mother)), MERGE);
    expect(await readDiary(father)).toEqual(await readDiary(mother));
    expect((await mother.entries.get('a'))!.minutes).toBe(35);
  });
});

test('what waits for the class says what the diary says after a taking, and after taking it back', async () => {
  const { home, child } = await seated();
  await saveEntries(home, [sittingOf(child, 30, { id: 'a' })]);
  const counter = () => home.kept.get('counter');
  const before = await counter();
  const file = await readDiary(home);
  const theirs: EntryRow = { ...sittingOf(child, 25), id: 'theirs', stamp: [90, 'other'] };
  const undo = await takeDiary(home, { ...file, entries: [theirs] }, MERGE);
  // Sync looks anew whenever the counter moves.
  expect(await counter()).not.toEqual(before);
  await refresh(home);
  expect((await letterOf(home, child))?.wanted?.s).toMatchObject({ math: 55 });
  const taken = await counter();
  await undo();
  expect(await counter()).not.toEqual(taken);
  await refresh(home);
  expect((await letterOf(home, child))?.wanted?.s).toMatchObject({ math: 30 });
});
