import { expect, test } from 'vitest';
import type { FigureBand, PublishedEvening, PublishedMinutes } from '../../src/core/figure';
import { eveningsOver, meanOfFigures, minutesOver, partMeans } from '../../src/core/figure-mean';
import { limitFor } from '../../src/core/limit';

const limit = limitFor({ preset: 'cn-national' }, { grade: 3, school: 'cn63', kind: 'school' });

function evening(minutes: PublishedMinutes, more: Partial<PublishedEvening> = {}): PublishedEvening {
  const night = { night: '2026-11-23', last: '2026-11-23', kind: 'school', isKnown: true } as const;
  const means = { band: '10-14' as FigureBand, atSchool: 'under-8' as const, subjects: {} };
  return { ...night, grade: 3, limit, ...means, minutes, ...more };
}

test('an evening weighs what its band begins with, and a week’s figure twenty', () => {
  const evenings = [evening(50, { band: '20+' }), evening(80)];
  const week = { week: '2026-11-23', grade: 3, limit, minutes: 40 };
  expect(meanOfFigures(evenings, [])).toEqual({ minutes: 60, evenings: 2, weeks: 0 });
  expect(meanOfFigures(evenings, [week])).toEqual({ minutes: 52, evenings: 2, weeks: 1 });
});

test('a weekend is in no mean, and of nothing there is no mean', () => {
  expect(meanOfFigures([evening(120, { kind: 'weekend' })], [])).toBeUndefined();
});

test('a subject’s mean is of the evenings that told it, and under 8 counts as 4', () => {
  const { subjects, atSchool } = partMeans([
    evening(50, { subjects: { math: 20, chinese: 30 }, atSchool: 20 }),
    evening(50, { subjects: { math: 'under-8' }, band: '20+' }),
    evening(90, { subjects: { english: 90 }, kind: 'weekend' }),
  ]);
  expect(subjects).toEqual({
    math: { minutes: (10 * 20 + 20 * 4) / 30, evenings: 2 },
    chinese: { minutes: 30, evenings: 1 },
  });
  expect(atSchool).toEqual({ minutes: (10 * 20 + 20 * 4) / 30, evenings: 2 });
});

test('only what is compared can be over', () => {
  const evenings = [
    evening(60),
    evening(65),
    evening(120, { kind: 'weekend' }),
    evening(120, { isKnown: false }),
    evening(120, { limit: { ...limit, minutes: 0 } }),
    evening(120, { limit: { ...limit, unit: 'week' } }),
  ];
  expect(evenings.map(minutesOver)).toEqual([0, 5, undefined, undefined, undefined, undefined]);
  expect(eveningsOver(evenings)).toEqual({ compared: 2, over: 1 });
});
