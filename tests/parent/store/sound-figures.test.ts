import { expect, test } from 'vitest';
import { figureId } from '../../../src/parent/store/figure-rows';
import { isSoundFigure, isSoundFigureWeek } from '../../../src/parent/store/sound-figures';
import { CLASS_ID } from '../../setup/class';
import { NIGHT } from '../../setup/diary';
import { publishedOn, publishedWeek, publishedWeekend } from '../../setup/figures';

const placed = <Figure extends object>(figure: Figure, night = NIGHT) => ({
  id: figureId(CLASS_ID, night),
  class: CLASS_ID,
  ...figure,
});

test.each([
  ['no night', { night: 'Monday' }],
  ['a last night before the first', { last: '2026-11-17' }],
  ['minutes below what is told', { minutes: 5 }],
  ['half a minute', { minutes: 52.5 }],
  ['a band nobody knows', { band: '5-9' }],
  ['a kind nobody knows', { kind: 'feast' }],
  ['a grade that is none', { grade: 40 }],
  ['no subjects', { subjects: null }],
  ['a subject without a number', { subjects: { math: 'many' } }],
  ['no limit', { limit: null }],
  ['a limit by the month', { limit: { ...publishedOn(NIGHT).limit, unit: 'month' } }],
])('an evening with %s is not believed', (_, spoilt) => {
  expect(isSoundFigure(placed(publishedOn('2026-11-18', spoilt as never)))).toBe(false);
});

test.each([
  ['no Monday', { week: '2026-11-10' }],
  ['no minutes', { minutes: undefined }],
  ['a class that is none', { class: 'three-two' }],
])('a week with %s is not believed', (_, spoilt) => {
  expect(isSoundFigureWeek(placed({ ...publishedWeek('2026-11-09'), ...spoilt } as never))).toBe(false);
});

test('a weekend, a limit of a newer app, and less than eight minutes are believed', () => {
  const limit = { ...publishedOn(NIGHT).limit, id: 'mars-2031', minutes: null };
  const evenings = [
    publishedOn('2026-11-19', { limit, minutes: 'under-8' }),
    publishedWeekend('2026-11-20', '2026-11-22'),
  ];
  expect(evenings.map((evening) => isSoundFigure(placed(evening)))).toEqual([true, true]);
  expect(isSoundFigureWeek(placed(publishedWeek('2026-11-09', { minutes: 'under-8' })))).toBe(true);
});
