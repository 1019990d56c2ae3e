import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeBlocks } from '../../src/core/free-block';
import { isSchoolNight } from '../../src/core/looked-night';
import { nightsFrom } from '../../src/core/night';
import { anyOverrides, looked } from '../setup/looked';
import { entryOf } from '../setup/sitting';

test('Friday to Sunday is one total, however it was spread', () => {
  const entries = ['2026-11-20', '2026-11-21', '2026-11-21', '2026-11-22'].map((night) =>
    entryOf(20, { night }),
  );
  expect(freeBlocks(looked({ entries })).find(({ first }) => first === '2026-11-20')).toMatchObject({
    last: '2026-11-22',
    kind: 'weekend',
    parts: { all: 80 },
  });
});

test('a weekend that leads into a holiday is the holiday', () => {
  const [block] = freeBlocks(looked({ stretch: { first: '2026-09-30', last: '2026-10-07' } }));
  expect(block).toMatchObject({ first: '2026-09-30', last: '2026-10-07', kind: 'holiday' });
});

test('the blocks hold each free night once and no school night', () => {
  fc.assert(
    fc.property(anyOverrides, (overrides) => {
      const nights = looked({ overrides });
      const inBlocks = freeBlocks(nights).flatMap(({ first, last }) => nightsFrom(first, last));
      expect(inBlocks).toEqual(nights.filter((each) => !isSchoolNight(each)).map(({ night }) => night));
    }),
  );
});
