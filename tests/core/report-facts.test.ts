import { expect, test } from 'vitest';
import { reportFacts, type ReportFact } from '../../src/core/report-facts';
import { reportFigures } from '../../src/core/report-figures';
import { calendarOfClass } from '../../src/core/school-days';
import type { ToldClass } from '../../src/core/school-figures';
import { classOf, eveningOf, LIMIT } from '../setup/published';

const TIME = {
  calendar: calendarOfClass('cn63', {}),
  zone: 'Asia/Shanghai',
  now: Date.UTC(2026, 11, 5),
  tonight: '2026-12-05',
};
const factsOf = (...school: ToldClass[]) =>
  reportFacts(reportFigures(school, { kind: 'month', month: '2026-11' }, TIME));
const only = (kind: ReportFact['kind'], ...school: ToldClass[]) =>
  factsOf(...school).filter((fact) => fact.kind === kind);
const nights = (minutes: Record<string, number>) =>
  Object.entries(minutes).map(([day, each]) => eveningOf({ night: `2026-11-${day}`, minutes: each }));

test('evenings over the limit are counted, and their weekdays named where they are one or two', () => {
  const thursdays = classOf({ evenings: nights({ '05': 70, '12': 65, '19': 70, '17': 60 }) });
  expect(only('over', thursdays)).toMatchObject([{ evenings: 3, weekdays: [4], limit: { minutes: 60 } }]);
  const anyDay = classOf({ evenings: nights({ '02': 70, '03': 65, '04': 70, '05': 60 }) });
  expect(only('over', anyDay)).toMatchObject([{ evenings: 3, weekdays: [] }]);
});

test('an evening at its limit is not over it, and one of an unknown year or without a limit is not compared', () => {
  const unknown = eveningOf({ night: '2026-11-16', minutes: 90, isKnown: false });
  const free = eveningOf({ night: '2026-11-17', minutes: 90, limit: { ...LIMIT, minutes: null } });
  expect(only('over', classOf({ evenings: [eveningOf({ minutes: 60 }), unknown, free] }))).toEqual([]);
});

test('a grade over its limit on average is told by how much', () => {
  const told = classOf({ evenings: nights({ '16': 70, '17': 65 }) });
  expect(only('grade-over', told)).toMatchObject([{ grade: 3, mean: { minutes: 67.5 }, over: 8 }]);
});

test('where work done at school does not count, a grade is told by what is left of its mean', () => {
  const limit = { ...LIMIT, atSchool: 'apart' as const };
  const evenings = nights({ '16': 70, '17': 75 }).map((each) => ({ ...each, limit }));
  expect(only('grade-over', classOf({ evenings }))).toMatchObject([{ mean: { minutes: 72.5 }, over: 3 }]);
  const week = { week: '2026-11-16', grade: 3, limit, minutes: 80 };
  // A week has no part at school: 10 of it is taken from twenty of forty.
  expect(only('grade-over', classOf({ evenings: evenings.slice(0, 1), weeks: [week] }))).toMatchObject([
    { mean: { minutes: 75 }, over: 10 },
  ]);
  const atSchool = evenings.map((each) => ({ ...each, atSchool: 20 }));
  expect(only('grade-over', classOf({ evenings: atSchool }))).toEqual([]);
});

test('written work in grades that are to have none is told, under 8 minutes is not', () => {
  const limit = { ...LIMIT, minutes: 0 };
  const evenings = [
    eveningOf({ night: '2026-11-16', grade: 1, limit, minutes: 15 }),
    eveningOf({ night: '2026-11-17', grade: 1, limit, minutes: 'under-8' }),
  ];
  expect(only('written-low', classOf({ grade: 1, evenings }))).toEqual([
    { kind: 'written-low', grades: [1], evenings: 1 },
  ]);
});

test('a weekday is told from ten minutes above the others on, and a rise from ten minutes on', () => {
  const told = classOf({ evenings: nights({ '02': 40, '03': 40, '05': 50, '23': 45, '26': 55 }) });
  expect(only('weekday', told)).toMatchObject([{ weekday: 4 }]);
  expect(only('rising', told)).toHaveLength(0);
  const rising = classOf({ evenings: nights({ '02': 40, '23': 50 }) });
  expect(only('rising', rising)).toMatchObject([{ from: { minutes: 40 }, to: { minutes: 50 } }]);
});

test('classes without figures, and too few evenings of their own, are told; a full month has nothing to tell', () => {
  const silent = classOf({ class: '1123456789', name: '三年级1班' });
  expect(only('silent', classOf({ evenings: nights({ '02': 40 }) }), silent)).toEqual([
    { kind: 'silent', classes: 1 },
  ]);
  expect(only('coverage', classOf({ evenings: nights({ '02': 40 }) }))).toEqual([
    { kind: 'coverage', percent: 6 },
  ]);
  const days = [
    '02',
    '03',
    '04',
    '05',
    '09',
    '10',
    '11',
    '12',
    '16',
    '17',
    '18',
    '19',
    '23',
    '24',
    '25',
    '26',
  ];
  expect(factsOf(classOf({ evenings: nights(Object.fromEntries(days.map((day) => [day, 50]))) }))).toEqual(
    [],
  );
});
