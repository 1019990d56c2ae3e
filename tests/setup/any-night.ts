import fc from 'fast-check';
import { GRADES, SCHOOLS } from '../../src/core/grade';
import { FLAGS, KINDS, PLACES, SETTERS, SUBJECTS } from '../../src/core/subject';
import type { NightRows } from '../../src/parent/store/file/night-rows';
import { eveningId, type EntryRow } from '../../src/parent/store/rows';
import { ID_ALPHABET, ID_LENGTH } from '../../src/parent/store/write';

/** Mostly the ids phones make, now and then one from elsewhere. */
const id = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(fc.constantFrom(...Array.from(ID_ALPHABET)), { minLength: ID_LENGTH, maxLength: ID_LENGTH })
      .map((signs) => signs.join('')),
  },
  { weight: 1, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.constantFrom('row-1', '小米-2026-11-23', 'a', 'ABCDEFGHIJKLMNOPQRST') },
);

const counter = fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 1e12 }));
const name = fc.oneof(
  fc.constantFrom('书法', '奥数👨‍👩‍👧‍👦', 'Reading 〔1〕', '练字（硬笔）', ' '),
  fc.string({ maxLength: 8, unit: 'grapheme' }),
);
const night = fc.integer({ min: 0, max: 364 }).map((day) => {
  const date = new Date(Date.UTC(2026, 8, 1 + day));
  return date.toISOString().slice(0, 10);
});
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

/** Without the keys whose value is undefined, as a row is kept. */
function kept<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row;
}

type Whose = { child: string; night: string; device: fc.Arbitrary<string> };

function entryOf({ child, night: on, device }: Whose): fc.Arbitrary<EntryRow> {
  const evening = Date.parse(`${on}T11:00:00Z`);
  const at = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: evening, max: evening + 12 * 3_600_000 }) },
    { weight: 1, arbitrary: fc.constantFrom(evening + 0.25, 0, -1, evening - 90_000_000, 8e15) },
  );
  return fc
    .record({
      id,
      stamp: fc.tuple(counter, device),
      minutes: fc.integer({ min: 1, max: 960 }),
      subject: fc.constantFrom(...SUBJECTS),
      subjectName: optional(name),
      kind: fc.constantFrom(...KINDS),
      setBy: fc.constantFrom(...SETTERS),
      place: fc.constantFrom(...PLACES),
      flags: fc.array(fc.constantFrom(...FLAGS), { maxLength: 3 }),
      startedAt: optional(at),
      endedAt: optional(at),
      isBackFilled: optional(fc.boolean()),
      isGuess: optional(fc.boolean()),
      order: fc.constantFrom('counter' as const, 'part' as const, undefined, 0.1, -3, 1e300),
      deleted: fc.constantFrom(undefined, undefined, undefined, true as const),
    })
    .map(({ order, ...row }) => {
      const place = order === 'counter' ? row.stamp[0] : order === 'part' ? row.stamp[0] + 5 / 1024 : order;
      return kept({ ...row, child, night: on, order: place }) as EntryRow;
    });
}

/** Any evening of any child: entries with names and emoji, tombstones, several devices. */
export function anyNight(most = 12): fc.Arbitrary<NightRows> {
  return fc
    .record({
      child: id,
      night,
      nickname: fc.oneof(fc.constantFrom('小米', '王子墨和他的小恐龙🦕', '👨‍👩‍👧‍👦'.repeat(12)), name),
      devices: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
    })
    .chain(({ child, night: on, nickname, devices }) => {
      const device = fc.constantFrom(...devices);
      const stamp = fc.tuple(counter, device);
      return fc.record({
        child: fc.constant(child),
        night: fc.constant(on),
        nickname: fc.constant(nickname),
        grade: fc.constantFrom(...GRADES),
        school: fc.constantFrom(...SCHOOLS),
        entries: fc.uniqueArray(entryOf({ child, night: on, device }), {
          selector: (row) => row.id,
          maxLength: most,
        }),
        evening: optional(
          fc
            .record({
              said: fc.constantFrom('no-homework' as const, 'done-at-school' as const),
              stamp,
              deleted: fc.constantFrom(undefined, true as const),
            })
            .map((row) => kept({ ...row, id: eveningId(child, on), child, night: on })),
        ),
        aliases: fc.array(
          fc
            .record({ other: id, stamp })
            .map(({ other, ...row }) => ({
              ...row,
              child: other < child ? other : child,
              same: other < child ? child : other,
            }))
            .map((row) => ({ ...row, id: `${row.same}/${row.child}` })),
          { maxLength: 2 },
        ),
      }) as fc.Arbitrary<NightRows>;
    });
}
