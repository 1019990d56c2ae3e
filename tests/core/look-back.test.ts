import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanOf } from '../../src/core/evening';
import { isRecorded, lookBack, weekHeight, weekMinutes } from '../../src/core/look-back';
import { isSchoolNight } from '../../src/core/looked-night';
import { anyKept, anyOverrides, anyStanding, looked, THIRD } from '../setup/looked';
import { entryOf } from '../setup/sitting';

const NOVEMBER = [
  entryOf(75, { night: '2026-11-18' }),
  entryOf(40, { night: '2026-11-17' }),
  entryOf(20, { night: '2026-11-16', kind: 'other' }),
  entryOf(35, { night: '2026-11-20' }),
  entryOf(40, { night: '2026-11-21' }),
];

test('a month is told by its mean, its overs, its gaps and its blocks', () => {
  const back = lookBack(
    looked({ entries: NOVEMBER, said: { '2026-11-19': 'no-homework' }, since: { begun: '2026-11-12' } }),
  );
  expect(back).toMatchObject({ mean: { minutes: 38, nights: 3 }, recorded: 4, compared: 3, over: 1 });
  // Thursday the 12th, Monday the 23rd and Tuesday the 24th.
  expect(back.missing).toBe(3);
  expect(back.blocks.map(({ first, parts }) => [first, parts.all])).toEqual([
    ['2026-11-06', 0],
    ['2026-11-13', 0],
    ['2026-11-20', 75],
    ['2026-11-27', 0],
  ]);
  expect(back.parts).toMatchObject({ all: 135, kinds: { written: 115, other: 20 } });
});

test('the parts sum to the whole, the blocks and the school nights to everything kept', () => {
  fc.assert(
    fc.property(anyKept, anyOverrides, anyStanding, (kept, overrides, standing) => {
      const { parts, blocks } = lookBack(looked({ ...kept, overrides, standing }));
      const whole = kept.entries.reduce((sum, { minutes }) => sum + minutes, 0);
      expect(blocks.reduce((sum, block) => sum + block.parts.all, parts.all)).toBe(whole);
    }),
  );
});

test('missing never counts: nights taken out of the diary change no mean but by what stood there', () => {
  fc.assert(
    fc.property(anyKept, anyStanding, (kept, standing) => {
      const nights = looked({ ...kept, standing });
      const back = lookBack(nights);
      const told = nights.filter(({ state }) => isRecorded(state));
      expect(back.mean).toEqual(meanOf(told.map(({ evening }) => evening)));
      expect(lookBack(told)).toMatchObject({
        mean: back.mean,
        shown: back.shown,
        over: back.over,
        missing: 0,
      });
      expect(back.recorded + back.missing).toBeLessThanOrEqual(nights.filter(isSchoolNight).length);
      expect(back.over).toBeLessThanOrEqual(back.compared);
      expect(back.compared).toBeLessThanOrEqual(back.recorded);
    }),
  );
});

test('the order of the rows makes no difference', () => {
  fc.assert(
    fc.property(anyKept, anyStanding, fc.integer(), (kept, standing, seed) => {
      const shuffled = [...kept.entries].sort(
        (one, other) => ((one.minutes * seed) % 7) - ((other.minutes * seed) % 7),
      );
      const [back, turned] = [kept.entries, shuffled].map((entries) =>
        lookBack(looked({ ...kept, entries, standing })),
      );
      const said = ({ nights: _nights, ...rest }: ReturnType<typeof lookBack>) => rest;
      expect(said(turned!)).toEqual(said(back!));
    }),
  );
});

test('a night over its limit where nothing is compared is not over: free days, no-homework days, grades without a number', () => {
  const entries = [entryOf(200, { night: '2026-11-18' }), entryOf(200, { night: '2026-11-21' })];
  expect(lookBack(looked({ entries }))).toMatchObject({ compared: 1, over: 1 });
  expect(lookBack(looked({ entries, overrides: { '2026-11-18': 'no-homework' } }))).toMatchObject({
    compared: 0,
    over: 0,
  });
  for (const grade of [0, 1, 2, 11])
    expect(lookBack(looked({ entries, standing: { ...THIRD, grade } }))).toMatchObject({
      compared: 0,
      over: 0,
    });
});

test('a first-grader is told by reading, which is no mean of homework', () => {
  const entries = [
    entryOf(20, { night: '2026-11-18', kind: 'other' }),
    entryOf(30, { night: '2026-11-19', kind: 'other' }),
  ];
  const back = lookBack(looked({ entries, standing: { ...THIRD, grade: 1 } }));
  expect(back).toMatchObject({ mean: undefined, shown: { minutes: 25, nights: 2 } });
  expect(weekHeight(back)).toBe(25);
});

test('where the limit is for weeks a week is told by its sum, and nothing recorded is no sum', () => {
  const standing = { grade: 4, school: 'other', limit: { preset: 'in-2020' } } as const;
  const week = { first: '2026-11-16', last: '2026-11-22' };
  const entries = [entryOf(90, { night: '2026-11-16' }), entryOf(50, { night: '2026-11-18' })];
  expect(weekHeight(lookBack(looked({ entries, standing, stretch: week })))).toBe(140);
  expect(weekMinutes(looked({ standing, stretch: week }))).toBeUndefined();
  expect(weekHeight(lookBack(looked({ entries, stretch: week })))).toBe(70);
});
