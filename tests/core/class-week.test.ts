import { expect, test } from 'vitest';
import { classWeek, classWeeks, PUBLISHED_WITHIN_MS, type ClassFigures } from '../../src/core/class-week';
import type { PublishedEvening } from '../../src/core/figure';
import { limitFor } from '../../src/core/limit';
import { classCalendar } from '../../src/core/open-evening';

const calendar = classCalendar('cn63', { fridayCounts: false });
const limit = limitFor({ preset: 'cn-national' }, { grade: 3, school: 'cn63', kind: 'school' });
const NOTHING: ClassFigures = { evenings: [], weeks: [] };

function published(night: string, more: Partial<PublishedEvening> = {}): PublishedEvening {
  const means = { band: '10-14', minutes: 50, atSchool: 10, subjects: {} } as const;
  return { night, last: night, kind: 'school', isKnown: true, grade: 3, limit, ...means, ...more };
}

const weekAt = (moment: string, figures = NOTHING, night = '2026-11-23') =>
  classWeek(night, figures, { calendar, zone: 'Asia/Shanghai', now: Date.parse(moment) });
const kinds = (week: ReturnType<typeof weekAt>) =>
  week.evenings.map(({ night, state }) => `${night.slice(8)} ${state.kind}`);

test('on Tuesday evening Monday and Tuesday are counted and the rest is ahead, the weekend as one', () => {
  const week = weekAt('2026-11-24T20:00:00+08:00');
  expect(kinds(week)).toEqual(['23 counting', '24 counting', '25 ahead', '26 ahead', '27 ahead']);
  expect(week.evenings.at(-1)).toMatchObject({ night: '2026-11-27', last: '2026-11-29', day: 'weekend' });
  expect(week.mean).toBeUndefined();
});

test('an evening is nothing only when what closed it has had its minutes', () => {
  const closes = Date.parse('2026-11-25T06:00:00+08:00');
  const firstAt = (now: number) => weekAt(new Date(now).toISOString()).evenings[0]?.state;
  expect(firstAt(closes + PUBLISHED_WITHIN_MS - 1)).toEqual({ kind: 'counting', closesAt: closes });
  expect(firstAt(closes + PUBLISHED_WITHIN_MS)).toEqual({ kind: 'none' });
});

test('few families and nobody are the same week to the letter', () => {
  const moment = '2026-12-05T20:00:00+08:00';
  const others = { evenings: [published('2026-11-16')], weeks: [] };
  expect(weekAt(moment, others)).toEqual(weekAt(moment));
});

test('a published evening stands as it was, whatever the calendar says now, and is told once', () => {
  const evenings = [
    published('2026-11-26', { last: '2026-11-29', kind: 'holiday' }),
    published('2026-11-23'),
    published('2026-11-28'),
  ];
  const week = weekAt('2026-12-05T20:00:00+08:00', { evenings: evenings.slice(0, 2), weeks: [] });
  expect(kinds(week)).toEqual(['23 published', '24 none', '25 none', '26 published']);
  expect(week.evenings.at(-1)?.day).toBe('holiday');
  expect(week.mean).toMatchObject({ minutes: 50, evenings: 1 });
  const inside = weekAt('2026-12-05T20:00:00+08:00', { evenings: evenings.slice(2), weeks: [] });
  expect(kinds(inside)).toEqual(['23 none', '24 none', '25 none', '26 none', '27 none', '28 published']);
});

test('a holiday over two weeks is told in the week it begins in', () => {
  const [first, second] = classWeeks({ first: '2026-09-29', last: '2026-10-06' }, NOTHING, {
    calendar,
    zone: 'Asia/Shanghai',
    now: Date.parse('2026-12-01T00:00:00Z'),
  });
  expect(first?.evenings.at(-1)).toMatchObject({ night: '2026-09-30', last: '2026-10-07', day: 'holiday' });
  expect(second?.evenings.map(({ night }) => night)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10']);
});
