import fc from 'fast-check';
import { expect, test } from 'vitest';
import { childNames, mergeDiaries } from '../../../../src/parent/store/file/merge';
import { anyDiary } from '../../../setup/any-diary';

test('it does not matter which phone gives to which', () => {
  fc.assert(
    fc.property(anyDiary(), anyDiary(), (one, other) => {
      expect(mergeDiaries(one, other)).toEqual(mergeDiaries(other, one));
    }),
  );
});

test('nor in what order three phones give', () => {
  fc.assert(
    fc.property(anyDiary(), anyDiary(), anyDiary(), (one, two, three) => {
      expect(mergeDiaries(mergeDiaries(one, two), three)).toEqual(
        mergeDiaries(one, mergeDiaries(two, three)),
      );
    }),
  );
});

test('nor how often', () => {
  fc.assert(
    fc.property(anyDiary(), anyDiary(), (one, other) => {
      const both = mergeDiaries(one, other);
      expect(mergeDiaries(both, other)).toEqual(both);
      expect(mergeDiaries(both, both)).toEqual(both);
    }),
  );
});

test('a child said to be the same over three phones has one name, the lowest', () => {
  const stamp = [1, 'p'] as const;
  const nameOf = childNames([
    { id: 'c/b', child: 'b', same: 'c', stamp },
    { id: 'c/a', child: 'a', same: 'c', stamp },
  ]);
  expect(['a', 'b', 'c', 'd'].map(nameOf)).toEqual(['a', 'a', 'a', 'd']);
});

test('a hundred thousand aliases in a row are one child, and nobody waits for it', () => {
  const ids = Array.from({ length: 100_000 }, (_, at) => String(at).padStart(6, '0'));
  const nameOf = childNames(
    ids
      .slice(1)
      .map((same, at) => ({ child: ids[at]!, same }))
      .reverse(),
  );
  expect(nameOf(ids[ids.length - 1]!)).toBe(ids[0]);
});
