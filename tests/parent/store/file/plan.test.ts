import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diaryAfter, isUnchanged, planOf, shown, twinsOf } from '../../../../src/parent/store/file/plan';
import { mergeDiaries } from '../../../../src/parent/store/file/merge';
import { DIARY_TABLES, emptyDiary, type Diary } from '../../../../src/parent/store/file/parcel';
import { isAlive } from '../../../../src/parent/store/rows';
import { anyKeptDiary } from '../../../setup/any-diary';

const STAMP = [1000, 'phone-c'] as const;
const stamp = [1, 'phone-a'] as const;
const NIGHT = '2026-11-23';

function family(id: string, minutes: readonly number[], more: Partial<Diary> = {}): Diary {
  return {
    ...emptyDiary(),
    children: [{ id, nickname: '小明', order: 0, fridayCounts: false, stamp }],
    grades: [
      {
        id: `g-${id}`,
        child: id,
        from: NIGHT,
        grade: 3,
        school: 'cn63',
        limit: { preset: 'cn-national' },
        stamp,
      },
    ],
    entries: minutes.map((each, index) => ({
      id: `e${String(index)}`,
      child: id,
      night: `2026-11-${String(index + 1).padStart(2, '0')}`,
      subject: 'math',
      kind: 'written',
      setBy: 'school',
      place: 'home',
      flags: [],
      minutes: each,
      stamp,
    })),
    ...more,
  };
}

test('a plan counts what a screen would show before and after, and its parts make the whole', () => {
  fc.assert(
    fc.property(
      anyKeptDiary(),
      anyKeptDiary(),
      fc.constantFrom('merge' as const, 'replace' as const),
      (own, file, way) => {
        const after = diaryAfter(own, file, { way, stamp: STAMP });
        const plan = planOf(own, after);
        expect(plan.after).toBe(shown(after).length);
        expect(plan.after).toBe(plan.same + plan.added + plan.changed);
        expect(plan.before).toBe(plan.same + plan.changed + plan.removed);
        expect(plan.nights === undefined).toBe(plan.added + plan.changed + plan.removed === 0);
      },
    ),
  );
});

test('the same file a second time changes nothing, merged or replaced', () => {
  fc.assert(
    fc.property(
      anyKeptDiary(),
      anyKeptDiary(),
      fc.constantFrom('merge' as const, 'replace' as const),
      (own, file, way) => {
        const once = diaryAfter(own, file, { way, stamp: STAMP });
        const twice = diaryAfter(once, file, { way, stamp: [1001, 'phone-c'] });
        expect(isUnchanged(once, twice)).toBe(true);
      },
    ),
  );
});

test('an evening that is new, one that changed and one that is gone are told apart, with their nights', () => {
  const own = family('c', [10, 20, 30]);
  const file = family('c', [10, 25]);
  const more = { ...file.entries[0]!, id: 'new', night: '2026-11-20' };
  const after = diaryAfter(
    own,
    { ...file, entries: [...file.entries, more] },
    { way: 'replace', stamp: STAMP },
  );
  expect(planOf(own, after)).toMatchObject({
    added: 1,
    changed: 1,
    removed: 1,
    same: 1,
    nights: { first: '2026-11-02', last: '2026-11-20' },
    isShrinking: false,
  });
});

test('a diary of twenty evenings that would keep a third is shrinking, also where only its child is buried', () => {
  const many = Array.from({ length: 20 }, () => 30);
  const own = family('c', many);
  const isShrinking = (after: Diary) => planOf(own, after).isShrinking;
  expect(isShrinking(family('c', many.slice(0, 7)))).toBe(false);
  expect(isShrinking(family('c', many.slice(0, 6)))).toBe(true);
  const buried = own.children.map((row) => ({ ...row, deleted: true as const }));
  const after = { ...own, children: buried };
  expect(isShrinking(after)).toBe(true);
  expect(planOf(own, after).goneChildren.map(({ nickname }) => nickname)).toEqual(['小明']);
  expect(planOf(family('c', many.slice(0, 19)), emptyDiary()).isShrinking).toBe(false);
});

test('a child of whom only the limit is another is told by name, and no evening is', () => {
  const own = family('c', [10]);
  const [grade] = own.grades;
  const after = { ...own, grades: [{ ...grade!, limit: { preset: 'school-40-60' as const } }] };
  expect(planOf(own, after)).toMatchObject({ changedChildren: ['小明'], added: 0, changed: 0, removed: 0 });
});

test('a child under another id is asked about once, and joined its evenings are no news', () => {
  const [own, file] = [family('a', [10]), family('b', [10, 20])];
  expect(twinsOf(own, file, NIGHT).map(({ own: one, other }) => [one.id, other.id])).toEqual([['a', 'b']]);
  const aliases = [{ id: 'b/a', child: 'a', same: 'b', stamp }];
  const after = diaryAfter(own, { ...file, aliases }, { way: 'merge', stamp: STAMP });
  expect(planOf(own, after)).toMatchObject({ added: 1, changed: 0, newChildren: [], joinedChildren: [] });
  expect(twinsOf(after, file, NIGHT)).toEqual([]);
  const both = diaryAfter(own, family('b', []), { way: 'merge', stamp: STAMP });
  const joined = diaryAfter(both, { ...emptyDiary(), aliases }, { way: 'merge', stamp: STAMP });
  expect(planOf(both, joined)).toMatchObject({
    joinedChildren: ['小明'],
    goneChildren: [],
    added: 0,
    changed: 0,
  });
});

test('what the other phone was told already is not asked again, whichever id is the lower', () => {
  const aliases = [{ id: 'b/a', child: 'a', same: 'b', stamp }];
  for (const [mine, theirs] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const)
    expect(twinsOf(family(mine, [10]), { ...family(theirs, [10]), aliases }, NIGHT)).toEqual([]);
});

test('a child of the same nickname in another grade is another child', () => {
  const file = family('b', []);
  const grades = [{ ...file.grades[0]!, grade: 5 }];
  expect(twinsOf(family('a', []), { ...file, grades }, NIGHT)).toEqual([]);
});

const revive = (own: Diary, file: Diary) => diaryAfter(own, file, { way: 'revive', stamp: STAMP });
const aliveIds = (diary: Diary) =>
  DIARY_TABLES.flatMap((table) => diary[table].filter(isAlive).map(({ id }) => `${table} ${id}`));

test('fetched back, all that stands in the backup stands in the diary, and nothing of the diary goes', () => {
  fc.assert(
    fc.property(anyKeptDiary(), anyKeptDiary(), (own, file) => {
      const after = revive(own, file);
      const { aliases } = after;
      const named = (diary: Diary) => mergeDiaries({ ...diary, aliases }, { ...diary, aliases });
      const merged = aliveIds(mergeDiaries(own, file));
      expect(aliveIds(after)).toEqual(expect.arrayContaining([...merged, ...aliveIds(named(file))]));
    }),
  );
});

test('what was changed since stays as it was changed', () => {
  fc.assert(
    fc.property(anyKeptDiary(), anyKeptDiary(), (own, file) => {
      const merged = mergeDiaries(own, file);
      const after = revive(own, file);
      for (const table of DIARY_TABLES) {
        const byId = new Map(after[table].map((row) => [row.id, row]));
        for (const row of merged[table].filter(isAlive)) expect(byId.get(row.id)).toEqual(row);
      }
    }),
  );
});

test('what was fetched back is the later on every phone of the family', () => {
  fc.assert(
    fc.property(anyKeptDiary(), anyKeptDiary(), (own, file) => {
      const after = revive(own, file);
      expect(aliveIds(mergeDiaries(after, own))).toEqual(aliveIds(after));
    }),
  );
});
