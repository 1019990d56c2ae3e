import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNights, nightsBetween } from '../../src/core/night';
import { nightFor, stretchBeside, stretchOf, textToStretch, VIEWS } from '../../src/core/stretch';

const CN = { country: 'cn', breaks: [] } as const;
const anyNight = fc.integer({ min: 0, max: 3650 }).map((count) => addNights('2021-03-01', count));
const anyView = fc.constantFrom(...VIEWS);

test('a week is Monday to Sunday, a month its dates, a term from the first evening that counts to the last', () => {
  expect(stretchOf('week', '2026-11-18', CN)).toMatchObject({ first: '2026-11-16', last: '2026-11-22' });
  expect(stretchOf('month', '2026-02-18', CN)).toMatchObject({ key: '2026-02', last: '2026-02-28' });
  expect(stretchOf('term', '2025-11-18', CN)).toEqual({
    view: 'term',
    key: '2025a',
    first: '2025-09-01',
    last: '2026-03-01',
  });
  expect(stretchOf('term', '2026-06-18', CN)).toMatchObject({ key: '2025b', last: '2026-08-31' });
});

test('every night is in its stretch, and stretches follow one another without a gap', () => {
  fc.assert(
    fc.property(anyView, anyNight, (view, night) => {
      const stretch = stretchOf(view, night, CN);
      expect(stretch.first <= night && night <= stretch.last).toBe(true);
      const after = stretchBeside(stretch, 1, CN);
      expect(nightsBetween(stretch.last, after.first)).toBe(1);
      expect(stretchBeside(after, -1, CN)).toEqual(stretch);
    }),
  );
});

test('an address names its stretch again, and what is no address names none', () => {
  fc.assert(
    fc.property(anyView, anyNight, (view, night) => {
      const stretch = stretchOf(view, night, CN);
      expect(textToStretch(view, stretch.key, CN)).toEqual(stretch);
    }),
  );
  expect(textToStretch('week', '2026-11-19', CN)?.key).toBe('2026-11-16');
  for (const view of VIEWS)
    for (const text of ['', 'soon', '2026-13', '1999-01', '2026c', '1984a', '2026-02-30'])
      expect(textToStretch(view, text, CN), `${view} ${text}`).toBeUndefined();
});

test('another view of tonight’s week shows tonight, and of another week the month that has most of it', () => {
  const week = stretchOf('week', '2026-10-29', CN);
  expect(nightFor(week, '2026-10-27')).toBe('2026-10-27');
  expect(nightFor(week, '2026-11-23')).toBe('2026-10-29');
  expect(nightFor(stretchOf('week', '2026-11-01', CN), '2026-11-23')).toBe('2026-10-29');
  expect(nightFor(stretchOf('month', '2026-10-05', CN), '2026-11-23')).toBe('2026-10-31');
});
