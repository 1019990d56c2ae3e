import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportFigures } from '../../src/core/report-figures';
import { reportJson } from '../../src/core/report-json';
import { partsInReport, surveyJson } from '../../src/core/report-surveys';
import { calendarOfClass } from '../../src/core/school-days';
import type { SurveyPart } from '../../src/core/survey-tally';
import { wrongIn, type Report } from '../independent/report';
import { anyParts, SURVEY } from '../setup/survey-parts';

const TIME = {
  calendar: calendarOfClass('cn63', {}),
  zone: 'Asia/Shanghai',
  now: Date.UTC(2027, 8, 1),
  tonight: '2027-09-01',
};

const surveyOf = (parts: SurveyPart[]) => ({
  definition: SURVEY,
  opens: '2026-11-02',
  closes: '2026-11-09',
  doors: { named: [], unnamed: 0 },
  parts,
  texts: [],
  reply: '',
});

function fileOf(parts: SurveyPart[]): Report {
  const figures = reportFigures([], { kind: 'month', month: '2026-11' }, TIME);
  const about = { school: '向阳小学', grade: undefined, surveys: [surveyOf(parts)] };
  return JSON.parse(JSON.stringify(reportJson(figures, about))) as Report;
}

test('whoever reckons again from the parts in the file finds every figure of its surveys', () => {
  fc.assert(
    fc.property(anyParts, (parts) => {
      expect(wrongIn(fileOf(parts))).toEqual([]);
    }),
  );
});

test('a share that was changed in the file is found', () => {
  const share = { of: 'much', share: 40 };
  const part: SurveyPart = {
    grades: [3],
    band: '20-29',
    questions: [{ kind: 'shares', name: 'amount', band: '20-29', shares: [share] }],
    crosses: [],
  };
  const file = fileOf([part]);
  const found = file.surveys[0]?.whole?.questions.find(({ name }) => name === 'amount');
  found!.shares = [{ of: 'much', share: 50 }];
  expect(wrongIn(file)).toEqual(['Survey 1, amount much: the file says 50, and it is 40.']);
});

test('too few answers and none are the same in the file', () => {
  expect(surveyJson(surveyOf([]))).toMatchObject({ whole: null, published: [] });
});

test("a lead's report has the own grade's part alone, and no part with others in it", () => {
  const part = (grades: SurveyPart['grades']): SurveyPart => ({
    ...{ grades, band: '20-29', questions: [], crosses: [] },
  });
  const parts = [part([3]), part([4]), part([5, 6])];
  expect(partsInReport(parts, 3)).toEqual([part([3])]);
  expect(partsInReport(parts, 5)).toEqual([]);
  expect(partsInReport(parts, undefined)).toEqual(parts);
});
