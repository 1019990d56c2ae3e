import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNights, nightsBetween, nightsFrom, weekday } from '../../src/core/night';
import {
  askingNight,
  isGivenOut,
  nextTokenBlock,
  nightsOfTokenBlock,
  tokenBlockOf,
} from '../../src/core/token-block';
import { inZone, ZONES } from '../setup/zone';

const anyNight = fc.integer({ min: 0, max: 20_000 }).map((days) => addNights('2024-01-01', days));
const anyChance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('the block of 23 November 2026 begins on Monday the 2nd', () => {
  expect(tokenBlockOf('2026-11-23')).toBe('2026-11-02');
  expect(tokenBlockOf('2026-11-02')).toBe('2026-11-02');
  expect(tokenBlockOf('2026-11-01')).toBe('2026-10-05');
  expect(nextTokenBlock('2026-11-02')).toBe('2026-11-30');
  expect(nightsOfTokenBlock('2026-11-02').at(-1)).toBe('2026-11-29');
});

test('blocks of 28 dates tile the calendar: every night is in the block it names, each begins on a Monday', () => {
  for (const zone of ZONES)
    inZone(zone, () => {
      fc.assert(
        fc.property(anyNight, (night) => {
          const first = tokenBlockOf(night);
          const nights = nightsOfTokenBlock(first);
          expect(nights).toContain(night);
          expect(new Set(nights.map(tokenBlockOf))).toEqual(new Set([first]));
          expect([nights.length, new Set(nights).size, weekday(first)]).toEqual([28, 28, 1]);
          expect(nightsBetween('2024-01-01', first) % 28).toBe(0);
          expect(tokenBlockOf(addNights(first, -1))).not.toBe(first);
          expect(tokenBlockOf(nextTokenBlock(first))).toBe(nextTokenBlock(first));
          expect(addNights(nights.at(-1) ?? '', 1)).toBe(nextTokenBlock(first));
        }),
        { numRuns: 40 },
      );
    });
});

test('a phone asks for a block on an evening of the week before it, and each of the seven is drawn', () => {
  const drawn = new Set<string>();
  fc.assert(
    fc.property(anyNight, anyChance, (night, chance) => {
      const first = tokenBlockOf(night);
      const asking = askingNight(first, chance);
      expect(nightsFrom(addNights(first, -7), addNights(first, -1))).toContain(asking);
      expect(isGivenOut(first, asking)).toBe(true);
    }),
  );
  for (let chance = 0; chance < 1; chance += 1 / 14) drawn.add(askingNight('2026-11-30', chance));
  expect([...drawn]).toEqual(nightsFrom('2026-11-23', '2026-11-29'));
});

test('a token is given out from a week before its block begins until the block ends, for all its nights alike', () => {
  fc.assert(
    fc.property(anyNight, fc.integer({ min: -60, max: 60 }), (night, away) => {
      const tonight = addNights(night, away);
      const first = tokenBlockOf(night);
      const from = nightsBetween(first, tonight);
      expect(isGivenOut(night, tonight)).toBe(from >= -7 && from < 28);
      for (const each of nightsOfTokenBlock(first))
        expect(isGivenOut(each, tonight)).toBe(isGivenOut(night, tonight));
    }),
  );
});

test('on any evening a block, and in its last week the next, is given out: never none, never three', () => {
  fc.assert(
    fc.property(anyNight, (tonight) => {
      const given = nightsFrom(addNights(tonight, -80), addNights(tonight, 80)).filter((night) =>
        isGivenOut(night, tonight),
      );
      const isLastWeek = nightsBetween(tokenBlockOf(tonight), tonight) >= 21;
      expect(given).toHaveLength(isLastWeek ? 56 : 28);
      expect(given).toContain(tonight);
    }),
    { numRuns: 50 },
  );
});
