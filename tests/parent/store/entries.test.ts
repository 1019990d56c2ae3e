import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/core/entry';
import { deleteEntry, saveEntries } from '../../../src/parent/store/entries';
import { sayOfEvening } from '../../../src/parent/store/evenings';
import { errorToProblem } from '../../../src/parent/store/trouble';
import { nightsOf } from '../../../src/parent/store/views';
import type { Undo } from '../../../src/parent/store/write';
import { diary, everything, NIGHT, wangs, whileFull, writesOf } from '../../setup/diary';
import { entryOf } from '../../setup/sitting';

const TUESDAY = '2026-11-24';

async function evening() {
  const { home, child } = await wangs();
  return {
    home,
    child,
    tonight: { child, night: NIGHT },
    entry: (minutes: number, more: Partial<Entry> = {}) => entryOf(minutes, { child, ...more }),
    nights: () => nightsOf(home, child, { first: NIGHT, last: TUESDAY }),
  };
}

describe('saving', () => {
  test('is one write however many parts a sitting has', async () => {
    const { home, entry } = await evening();
    const parts = [entry(20, { id: 'a' }), entry(25, { id: 'b' }), entry(15, { id: 'c' })];
    expect(await writesOf(home, () => saveEntries(home, parts))).toBe(1);
    expect(await home.entries.count()).toBe(3);
  });

  test('a row with the id of an earlier one takes its place', async () => {
    const { home, entry, nights } = await evening();
    await saveEntries(home, [entry(20)]);
    await saveEntries(home, [entry(35)]);
    expect((await nights()).entries).toMatchObject([{ minutes: 35 }]);
  });

  test('clears a recorded zero, and undo restores it', async () => {
    const { home, tonight, entry, nights } = await evening();
    await sayOfEvening(home, tonight, 'no-homework');
    const before = await diary(home);
    const undo = await saveEntries(home, [entry(20)]);
    expect((await nights()).said).toEqual({});
    await undo();
    expect(await diary(home)).toEqual(before);
  });

  test('clears "done at school" only by minutes at school, and undo restores it', async () => {
    const { home, tonight, entry, nights } = await evening();
    await sayOfEvening(home, tonight, 'done-at-school');
    await saveEntries(home, [entry(20, { id: 'a' }), entry(15, { id: 'b', place: 'daycare' })]);
    expect((await nights()).said).toEqual({ [NIGHT]: 'done-at-school' });
    const before = await diary(home);
    const undo = await saveEntries(home, [entry(30, { id: 'c', place: 'after-school' })]);
    expect((await nights()).said).toEqual({});
    await undo();
    expect(await diary(home)).toEqual(before);
  });

  test('on two nights clears and restores the word on both', async () => {
    const { home, child, tonight, entry } = await evening();
    await sayOfEvening(home, tonight, 'no-homework');
    await sayOfEvening(home, { child, night: TUESDAY }, 'done-at-school');
    const before = await diary(home);
    const atSchool = entry(30, { id: 'b', night: TUESDAY, place: 'after-school' });
    const undo = await saveEntries(home, [entry(20, { id: 'a' }), atSchool]);
    expect(await diary(home)).toMatchObject({ evenings: [] });
    await undo();
    expect(await diary(home)).toEqual(before);
  });

  test('undone leaves tombstones of new rows and the old minutes of edited ones', async () => {
    const { home, entry, nights } = await evening();
    await saveEntries(home, [entry(60)]);
    const undo = await saveEntries(home, [entry(35), entry(25, { id: 'part-2' })]);
    await undo();
    expect((await nights()).entries).toMatchObject([{ id: 'sitting-1', minutes: 60 }]);
    expect(await home.entries.get('part-2')).toMatchObject({ deleted: true, stamp: [4, expect.any(String)] });
  });

  test('on a full phone changes nothing, says so, and works once there is room', async () => {
    const { home, tonight, entry } = await evening();
    await sayOfEvening(home, tonight, 'no-homework');
    const before = await everything(home);
    const parts = [entry(20, { id: 'a' }), entry(25, { id: 'b' })];
    const outcomes: unknown[] = [];
    const tap = () =>
      saveEntries(home, parts).catch((error: unknown) => outcomes.push(errorToProblem(error)));
    await whileFull({ table: 'entries' }, tap);
    await whileFull({ table: 'entries', after: 1 }, tap);
    await whileFull({ table: 'evenings' }, tap);
    await whileFull({ table: 'kept' }, tap);
    expect(outcomes).toEqual(Array.from({ length: 4 }, () => ({ kind: 'storage-full' })));
    expect(await everything(home)).toEqual(before);
    await saveEntries(home, parts);
    expect(await home.entries.count()).toBe(2);
  });
});

describe('deleting', () => {
  test('leaves a tombstone with id and a newer stamp; undo brings the entry back', async () => {
    const { home, entry } = await evening();
    await saveEntries(home, [entry(20)]);
    const before = await diary(home);
    const undo = await deleteEntry(home, 'sitting-1');
    expect(await home.entries.get('sitting-1')).toMatchObject({
      deleted: true,
      stamp: [3, expect.any(String)],
    });
    expect(await diary(home)).toMatchObject({ entries: [] });
    await undo?.();
    expect(await diary(home)).toEqual(before);
  });

  test('what another window deleted already is nothing to undo', async () => {
    const { home, entry } = await evening();
    await saveEntries(home, [entry(20)]);
    await deleteEntry(home, 'sitting-1');
    expect(await deleteEntry(home, 'sitting-1')).toBeUndefined();
    expect(await deleteEntry(home, 'never-there')).toBeUndefined();
  });
});

describe("the parent's word on an evening", () => {
  test('is one row an evening, whatever was said before', async () => {
    const { home, tonight, nights } = await evening();
    await sayOfEvening(home, tonight, 'no-homework');
    await sayOfEvening(home, tonight, 'done-at-school');
    expect(await home.evenings.count()).toBe(1);
    expect((await nights()).said).toEqual({ [NIGHT]: 'done-at-school' });
  });

  test('undone goes back to the word before, or to no data at all', async () => {
    const { home, tonight, nights } = await evening();
    const first = await sayOfEvening(home, tonight, 'no-homework');
    const second = await sayOfEvening(home, tonight, 'done-at-school');
    await second();
    expect((await nights()).said).toEqual({ [NIGHT]: 'no-homework' });
    await first();
    expect((await nights()).said).toEqual({});
    expect(await home.evenings.count()).toBe(1);
  });
});

test('undoing everything, last first, gives the diary back as it was after every act', async () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('save' as const), id: fc.constantFrom('a', 'b', 'c'), late: fc.boolean() }),
    fc.record({
      kind: fc.constant('delete' as const),
      id: fc.constantFrom('a', 'b', 'c'),
      late: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom('no-homework' as const, 'done-at-school' as const),
      late: fc.boolean(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
      const { home, child, entry } = await evening();
      const pages: unknown[] = [];
      const undos: (Undo | undefined)[] = [];
      for (const [index, each] of acts.entries()) {
        pages.push(await diary(home));
        const night = each.late ? TUESDAY : NIGHT;
        if (each.kind === 'save') {
          undos.push(await saveEntries(home, [entry(index + 1, { id: each.id, night })]));
        } else if (each.kind === 'delete') undos.push(await deleteEntry(home, each.id));
        else undos.push(await sayOfEvening(home, { child, night }, each.kind));
      }
      for (const undo of undos.reverse()) {
        await undo?.();
        expect(await diary(home)).toEqual(pages.pop());
      }
    }),
    { numRuns: 40 },
  );
});
