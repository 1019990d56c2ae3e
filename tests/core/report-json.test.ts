import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportFigures } from '../../src/core/report-figures';
import { reportJson } from '../../src/core/report-json';
import type { ReportPeriod } from '../../src/core/report-period';
import { calendarOfClass } from '../../src/core/school-days';
import type { ToldClass } from '../../src/core/school-figures';
import { wrongIn, type Report } from '../independent/report';
import { anySchool, classOf, eveningOf } from '../setup/published';

const calendar = calendarOfClass('cn63', {});
const TIME = {
  calendar,
  zone: 'Asia/Shanghai',
  now: Date.UTC(2027, 8, 1),
  tonight: '2027-09-01',
};
const PERIODS: readonly ReportPeriod[] = [
  { kind: 'month', month: '2026-11' },
  { kind: 'month', month: '2026-09' },
  { kind: 'term', term: '2026a' },
  { kind: 'term', term: '2026b' },
];

/** The file as somebody else reads it. */
function fileOf(school: readonly ToldClass[], period: ReportPeriod): Report {
  const figures = reportFigures(school, period, TIME);
  return JSON.parse(
    JSON.stringify(reportJson(figures, { school: '向阳小学', grade: undefined, surveys: [] })),
  ) as Report;
}

test('whoever reckons again from the published part of the file finds every number of the report', () => {
  fc.assert(
    fc.property(anySchool, fc.constantFrom(...PERIODS), (school, period) => {
      expect(wrongIn(fileOf(school, period))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a number that was changed in the file is found', () => {
  const evenings = [eveningOf({ minutes: 70 }), eveningOf({ night: '2026-11-24', minutes: 50 })];
  const file = fileOf([classOf({ evenings })], PERIODS[0]!);
  expect(wrongIn(file)).toEqual([]);
  file.all.over = 0;
  expect(wrongIn(file)).toEqual(['All, over: the file says 0, and it is 1.']);
});

test('the file says its form, and holds only what was published in the period', () => {
  const evenings = [eveningOf(), eveningOf({ night: '2026-12-01' })];
  const file = fileOf([classOf({ evenings })], PERIODS[0]!);
  expect(file).toMatchObject({
    format: 'lamplight-report/1',
    period: '2026-11',
    from: '2026-11-01',
    to: '2026-11-30',
  });
  expect(file.published.flatMap((each) => each.evenings.map(({ night }) => night))).toEqual(['2026-11-23']);
});
