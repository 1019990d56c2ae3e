import fc from 'fast-check';
import { LONGEST_MINUTES, USUAL_WORK } from '../../src/core/entry';
import { CUSTOM_MAX_MINUTES } from '../../src/core/limit';
import { FLAGS, KINDS, PLACES, SETTERS, SUBJECTS } from '../../src/core/subject';
import { emptyDiary, type Diary } from '../../src/parent/store/file/parcel';
import { mergeDiaries } from '../../src/parent/store/file/merge';
import { eveningId, type AliasRow, type Stamped } from '../../src/parent/store/rows';

const CHILDREN = ['anna', 'bao', 'chen', 'dong'];
const child = fc.constantFrom(...CHILDREN);
const night = fc.integer({ min: 10, max: 28 }).map((day) => `2026-11-${String(day)}`);
const stamp = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('phone-a', 'phone-b'));
const tomb = fc.constantFrom({}, {}, { deleted: true as const });
const id = fc.integer({ min: 1, max: 12 }).map((number) => `row-${String(number)}`);
/** Names as parents give them, and as only a hand that means harm does. */
export const AWKWARD_NAMES = [
  '小明',
  '小米',
  '👨‍👩‍👧‍👦',
  'a,b;c\td',
  '"小"明"',
  '=1+1',
  '+cmd|calc',
  '-5',
  '@SUM(A1)',
  '<b>小明</b>',
  '两\n行',
  '\\u0000',
  'שלום',
  '\u2028',
];
const name = fc.oneof(fc.constantFrom(...AWKWARD_NAMES), fc.string({ unit: 'grapheme', maxLength: 8 }));
const instant = fc.integer({ min: 1_790_000_000_000, max: 1_800_000_000_000 });
/** Of some rows only: what every field of which may be missing. */
const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

/** The row without the fields that are not there. */
function bare<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row;
}

/** A few rows whose ids and stamps often meet, as those of one family's phones do. */
function rows<Row extends Stamped>(row: fc.Arbitrary<Row>): fc.Arbitrary<Row[]> {
  return fc.uniqueArray(row, { selector: (each) => each.id, maxLength: 8 });
}

const work = fc.record({
  subject: fc.constantFrom(...SUBJECTS),
  kind: fc.constantFrom(...KINDS),
  setBy: fc.constantFrom(...SETTERS),
  place: fc.constantFrom(...PLACES),
  flags: fc.subarray([...FLAGS]),
  subjectName: some(name),
  startedAt: some(instant),
  endedAt: some(instant),
  isBackFilled: some(fc.boolean()),
  isGuess: some(fc.constant(true)),
});

const entry = fc
  .record({ id, child, night, stamp, minutes: fc.integer({ min: 1, max: LONGEST_MINUTES }) })
  .chain((each) =>
    fc
      .tuple(tomb, work)
      .map(([deleted, more]) => bare({ ...USUAL_WORK, ...each, ...more, ...deleted, order: each.stamp[0] })),
  ) as fc.Arbitrary<Diary['entries'][number]>;

const stretch = fc.record({ from: night, to: night });

const named = fc
  .record({
    id: child,
    nickname: name,
    order: fc.nat(3),
    fridayCounts: fc.boolean(),
    subjects: some(fc.array(name, { maxLength: 3 })),
    breaks: some(fc.array(stretch, { maxLength: 2 })),
    yearsWithoutBreaks: some(fc.array(fc.integer({ min: 2020, max: 2030 }), { maxLength: 2 })),
    stamp,
  })
  .chain((each) => tomb.map((deleted) => bare({ ...each, ...deleted }))) as fc.Arbitrary<
  Diary['children'][number]
>;

const limit = fc.oneof(
  fc.constantFrom({ preset: 'cn-national' as const }, { preset: 'us-ten-minute' as const }),
  fc.record({
    preset: fc.constant('custom' as const),
    scope: fc.constantFrom('written' as const, 'all' as const),
    minutes: fc.nat(CUSTOM_MAX_MINUTES),
  }),
);

const grade = fc.record({
  id,
  child,
  from: night,
  grade: fc.integer({ min: 0, max: 12 }),
  school: fc.constantFrom('cn63' as const, 'cn54' as const),
  limit,
  stamp,
});

const evening = fc
  .record({ child, night, stamp, said: fc.constantFrom('no-homework' as const, 'done-at-school' as const) })
  .chain((each) => tomb.map((deleted) => ({ ...each, ...deleted, id: eveningId(each.child, each.night) })));

const override = fc
  .record({ child, night, stamp, kind: fc.constantFrom('school' as const, 'holiday' as const) })
  .map((each) => ({ ...each, id: eveningId(each.child, each.night) }));

const alias = fc
  .tuple(child, child, stamp)
  .filter(([one, other]) => one < other)
  .map(([one, other, at]) => ({ id: `${other}/${one}`, child: one, same: other, stamp: at }));

/** Any diary of a family whose phones know one another's rows. */
export function anyDiary(): fc.Arbitrary<Diary> {
  return fc.record({
    children: rows(named),
    grades: rows(grade),
    entries: rows(entry),
    evenings: rows(evening),
    overrides: rows(override),
    aliases: fc.oneof(
      { weight: 3, arbitrary: fc.constant<AliasRow[]>([]) },
      { weight: 1, arbitrary: rows(alias) },
    ),
  });
}

/** The same as it lies on a phone: every row under its child's one name, in the order of ids. */
export function anyKeptDiary(): fc.Arbitrary<Diary> {
  return anyDiary().map((diary) => mergeDiaries(emptyDiary(), diary));
}
