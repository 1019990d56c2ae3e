import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classWeeks } from '../../src/core/class-week';
import type { Contribution } from '../../src/core/contribution';
import { SINGLE_SUBJECTS } from '../../src/core/figure';
import { eveningsOver, meanOfFigures, partMeans } from '../../src/core/figure-mean';
import { addNights } from '../../src/core/night';
import { classCalendar } from '../../src/core/open-evening';
import { release } from '../../src/endpoint/release/close';
import { figuresAnswer, figuresPath } from '../../src/wire/figures';
import { told as sent } from '../setup/class-house';
import { minutesOf, mixedOf } from '../setup/contribution';
import { addClasses, foundSchool, openDesk, post, told } from '../setup/desk';
import { ENGINES } from '../setup/keeping';
import {
  asNumber,
  breaches,
  meanNight,
  meanPart,
  mondayOf,
  overLimit,
  weekFrom,
  type Answer,
} from './figures';

/** Three weeks from Monday, 26 October 2026, all of them plain; each evening opens with its first date. */
const FIRST = '2026-10-26';
const LAST = '2026-11-15';
const EVENINGS = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18].map((days) => addNights(FIRST, days));

const fives = fc.integer({ min: 0, max: 30 }).map((count) => 5 * count);
const anyFamily = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: fives.map((minutes) => (minutes > 0 ? mixedOf(minutes) : minutesOf({}))) },
  {
    weight: 8,
    arbitrary: fc
      .record({ math: fives, chinese: fives, o: fives })
      .map(({ o, ...s }) => minutesOf(s, { a: Math.min(20, s.math), o })),
  },
);
const someFamilies = fc
  .constantFrom(0, 1, 4, 5, 8, 9, 9, 10, 11, 15, 20, 24)
  .chain((count) => fc.array(anyFamily, { minLength: count, maxLength: count }));
const anyTerm = fc.array(someFamilies, { minLength: EVENINGS.length, maxLength: EVENINGS.length });

/** The true mean of those who told something, unrounded; no code of ours. */
function trueMean(families: readonly (Contribution | null)[], of: (family: Contribution) => number | null) {
  const values = families
    .flatMap((each) => (each === null ? [] : [of(each)]))
    .filter((each) => each !== null);
  return { count: values.length, mean: values.reduce((sum, each) => sum + each, 0) / values.length };
}

const wholeOf = ({ s }: Contribution) => Object.values(s).reduce<number>((sum, each) => sum + (each ?? 0), 0);

const close = (minutes: number | undefined): unknown =>
  minutes === undefined ? undefined : (expect.closeTo(minutes, 9) as unknown);

type Term = readonly (readonly (Contribution | null)[])[];
type Published = { night: string; figure: string; minutes: number | null };

/** Each number of an answer, as a row that release must have written. */
function rowsIn({ evenings }: Answer): Published[] {
  return evenings.flatMap(({ night, minutes, atSchool, subjects }) =>
    Object.entries({ homework: minutes, a: atSchool, ...subjects }).map(([figure, each]) => ({
      night,
      figure,
      minutes: each === 'under-8' ? null : each,
    })),
  );
}

const sorted = (rows: readonly Published[]) =>
  rows.map(({ night, figure, minutes }) => `${night} ${figure} ${String(minutes)}`).sort();

/** Each number of an evening is beside the truth of ten families at least, and of fewer there is none. */
function expectEvenings(answer: Answer, term: Term): void {
  for (const [index, families] of term.entries()) {
    const evening = answer.evenings.find(({ night }) => night === EVENINGS[index]);
    const truth = trueMean(families, wholeOf);
    expect(evening === undefined).toBe(truth.count < 10);
    if (!evening) continue;
    expect(Math.abs(asNumber(evening.minutes) - truth.mean)).toBeLessThan(5);
    for (const [subject, minutes] of Object.entries(evening.subjects)) {
      const of = trueMean(families, ({ s }) => s[subject as 'math']);
      expect(of.count).toBeGreaterThanOrEqual(10);
      expect(Math.abs(asNumber(minutes) - of.mean)).toBeLessThan(5);
    }
  }
}

const isFew = (families: Term[number]) => [5, 6, 7, 8, 9].includes(families.filter((each) => each).length);

function expectWeek(answer: Answer, term: Term, monday: string): void {
  const friday = addNights(monday, 4);
  const few = term.filter((families, index) => {
    const night = EVENINGS[index]!;
    return mondayOf(night) === monday && night !== friday && isFew(families);
  });
  const all = trueMean(few.flat(), wholeOf);
  const week = answer.weeks.find((each) => each.week === monday);
  expect(week !== undefined).toBe(few.length >= 3 && all.count >= 20);
  if (week) expect(Math.abs(asNumber(week.minutes) - all.mean)).toBeLessThan(10);
}

/** Whatever a screen reckons with core, the answer alone says too. */
function expectReckoned(answer: Answer, now: number): void {
  const { evenings, weeks } = figuresAnswer.parse(answer);
  const dates = { from: FIRST, to: LAST };
  expect(meanOfFigures(evenings, weeks)?.minutes).toEqual(close(meanNight(answer, dates)));
  expect(eveningsOver(evenings)).toEqual(overLimit(answer, dates));
  const parts = partMeans(evenings);
  expect(parts.atSchool?.minutes).toEqual(close(meanPart(answer, 'a', dates)));
  for (const subject of SINGLE_SUBJECTS)
    expect(parts.subjects[subject]?.minutes).toEqual(close(meanPart(answer, subject, dates)));
  const time = { calendar: classCalendar('cn63', { fridayCounts: false }), zone: 'Asia/Shanghai', now };
  for (const week of classWeeks({ first: FIRST, last: LAST }, { evenings, weeks }, time))
    expect(week.mean?.minutes).toEqual(close(meanNight(answer, weekFrom(week.monday))));
}

describe.each(ENGINES)('on %s', (engine) => {
  test('no exit tells a number that release did not write, and all the rest follows from those', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const { keeping } = desk.world;
    let count = 0;
    await fc.assert(
      fc.asyncProperty(anyTerm, async (term) => {
        count += 1;
        const [classId = ''] = await addClasses(admin, `三年级${String(count)}班`);
        for (const [index, families] of term.entries())
          await sent(desk.world, { class: classId, night: EVENINGS[index]! }, families);
        desk.turn('2026-11-20T12:00:00+08:00');
        await release(desk.world);
        const question = { class: classId, from: FIRST, to: LAST };
        const { body } = await told(post({ desk, headers: { origin: '' } }, figuresPath, question));
        const answer = body as Answer;
        expect(breaches(answer)).toEqual([]);
        const written = keeping.main
          .selectFrom('published_figure')
          .select(['night', 'figure', 'minutes'])
          .where('class_id', '=', classId);
        expect(sorted(rowsIn(answer))).toEqual(sorted(await written.execute()));
        expectEvenings(answer, term);
        for (const days of [0, 7, 14]) expectWeek(answer, term, addNights(FIRST, days));
        expectReckoned(answer, desk.world.clock().getTime());
        expect(await keeping.open.selectFrom('figure_row').select('id').execute()).toEqual([]);
        expect(await keeping.open.selectFrom('week_sum').selectAll().execute()).toEqual([]);
      }),
      { numRuns: engine === 'sqlite' ? 15 : 5 },
    );
  });
});

test('an answer that says more than it may is found out', () => {
  const limit = { minutes: 60, unit: 'day' as const };
  const evening = {
    night: '2026-11-23',
    last: '2026-11-23',
    kind: 'school',
    isKnown: true,
    grade: 3,
    limit,
    band: '10-14',
    minutes: 45,
    atSchool: 'under-8' as const,
    subjects: { math: 30 },
  };
  const answer = (more: object): Answer => ({
    class: 'c',
    evenings: [{ ...evening, ...more }],
    weeks: [],
  });
  expect(breaches(answer({}))).toEqual([]);
  for (const more of [
    { families: 12 },
    { minutes: 43 },
    { minutes: 0 },
    { minutes: 5 },
    { band: '9' },
    { subjects: { mixed: 30 } },
    { subjects: { math: 31 } },
    { atSchool: null },
    { limit: { ...limit, share: 40 } },
  ])
    expect(breaches(answer(more)), JSON.stringify(more)).toHaveLength(1);
  const weeks = [{ week: '2026-11-23', grade: 3, minutes: 45 }];
  expect(breaches({ class: 'c', evenings: [], weeks })).toHaveLength(1);
  expect(breaches({ class: 'c', evenings: [evening, evening], weeks: [] })).toHaveLength(1);
});
