import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitEntry, USUAL_WORK, type Share } from '../../src/core/entry';
import { SUBJECTS } from '../../src/core/subject';
import { entryOf } from '../setup/sitting';

function freshIds(): () => string {
  let count = 1;
  return () => `sitting-${String((count += 1))}`;
}

test('a mixed hour becomes 35 minutes of maths and 25 of Chinese on the same night', () => {
  const hour = entryOf(60, { subject: 'mixed', place: 'after-school', startedAt: 1, endedAt: 2 });
  const parts = splitEntry(
    hour,
    [
      { subject: 'math', minutes: 35 },
      { subject: 'chinese', minutes: 25 },
    ],
    freshIds(),
  );
  expect(parts).toEqual([
    { ...hour, subject: 'math', minutes: 35 },
    { ...hour, id: 'sitting-2', subject: 'chinese', minutes: 25 },
  ]);
});

test('the parts make the whole, in order, each with an id of its own and the first with the old one', () => {
  const anyShare: fc.Arbitrary<Share> = fc.record({
    subject: fc.constantFrom(...SUBJECTS),
    minutes: fc.nat(90),
  });
  fc.assert(
    fc.property(fc.array(anyShare, { minLength: 1, maxLength: 8 }), (shares) => {
      const whole = entryOf(
        shares.reduce((minutes, share) => minutes + share.minutes, 0),
        { subject: 'mixed' },
      );
      const parts = splitEntry(whole, shares, freshIds());
      const kept = shares.filter(({ minutes }) => minutes > 0);
      expect(parts.map(({ subject, minutes }) => ({ subject, minutes }))).toEqual(kept);
      expect(parts.map(({ id }) => id)).toEqual(kept.map((_, index) => `sitting-${String(index + 1)}`));
    }),
  );
});

test('a share of 0 minutes is left out, and the id stays with the first that is not', () => {
  const parts = splitEntry(
    entryOf(20),
    [
      { subject: 'math', minutes: 0 },
      { subject: 'english', minutes: 20 },
    ],
    freshIds(),
  );
  expect(parts).toEqual([entryOf(20, { subject: 'english' })]);
});

test('a name of one’s own stays with its share and clings to no other', () => {
  const named = entryOf(30, { subject: 'other', subjectName: '围棋' });
  const shares = [
    { subject: 'math', minutes: 10 } as const,
    { subject: 'other', subjectName: '钢琴', minutes: 20 } as const,
  ];
  const [maths, piano] = splitEntry(named, shares, freshIds());
  expect(maths).not.toHaveProperty('subjectName');
  expect(piano).toMatchObject({ subject: 'other', subjectName: '钢琴' });
  expect(named.subjectName).toBe('围棋');
});

test('shares that do not make the sitting in whole minutes are refused', () => {
  const minutesOfShares = [[30], [], [70, -10], [30.5, 29.5], [Number.NaN]];
  for (const minutes of minutesOfShares) {
    const shares = minutes.map((each) => ({ subject: 'math' as const, minutes: each }));
    expect(() => splitEntry(entryOf(60), shares, freshIds())).toThrow(/do not make 60 whole minutes/);
  }
});

test('one tap means school-set written work at home, without flags', () => {
  expect(USUAL_WORK).toEqual({ kind: 'written', setBy: 'school', place: 'home', flags: [] });
});
