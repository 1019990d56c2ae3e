import { cleanup, screen } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addNights } from '../../src/core/night';
import { figuresAnswer, figuresPath } from '../../src/wire/figures';
import { asNumber, meanNight, meanPart, weekFrom, type Answer, type Dates } from '../independent/figures';
import { addClasses, answerOf, post } from '../setup/desk';
import { openAdminsRoom, type Room } from '../setup/school-room';
import { releaseAt, sendAlike } from '../setup/told';

const MONDAYS = ['2026-11-09', '2026-11-16'];
const TERM = { from: '2026-09-01', to: '2026-12-31' };
const LIMIT = 60;
/** What the page says of its own rules: under 8, rounded to 5. */
const RULES = [8, 5, LIMIT];

type Weeks = { families: number; minutes: { math: number; chinese: number } }[][];

const fives = fc.integer({ min: 0, max: 22 }).map((count) => 5 * count);
const anyGroup = (...families: number[]) =>
  fc.record({ families: fc.constantFrom(...families), minutes: fc.record({ math: fives, chinese: fives }) });
const anyEvening = fc.tuple(anyGroup(3, 6, 6, 12), anyGroup(0, 3));
const anyWeeks = fc.array(anyEvening, { minLength: 10, maxLength: 10 });

/** Two weeks of a class whose families send whatever they send, published. */
async function published(room: Room, name: string, weeks: Weeks): Promise<Answer> {
  const { desk, jar } = room;
  desk.turn('2026-11-08T12:00:00+08:00');
  const [classId = ''] = await addClasses({ desk, cookie: jar.cookie }, name);
  for (const [index, groups] of weeks.entries()) {
    const night = addNights(MONDAYS[Math.floor(index / 5)]!, index % 5);
    for (const group of groups) await sendAlike(desk, { classId, night, ...group });
  }
  await releaseAt(desk, '2026-11-28T12:00:00+08:00');
  const question = { class: classId, from: '2026-11-01', to: '2026-11-30' };
  return answerOf(figuresAnswer, post({ desk }, figuresPath, question)) as Promise<Answer>;
}

/** Every number of minutes that may stand on a page of these dates, reckoned from the answer by the independent script. */
function allowed(answer: Answer, stretches: readonly Dates[]): Set<number> {
  const subjects = [...new Set(answer.evenings.flatMap((evening) => Object.keys(evening.subjects)))];
  const means = stretches.flatMap((dates) => [
    meanNight(answer, dates),
    ...['a', ...subjects].map((part) => meanPart(answer, part, dates)),
  ]);
  const figures = answer.evenings.flatMap(({ minutes, atSchool, subjects: each }) => [
    ...[minutes, atSchool, ...Object.values(each)],
  ]);
  const numbers = [
    ...[...figures, ...answer.weeks.map(({ minutes }) => minutes)].map(asNumber),
    ...means.filter((mean) => mean !== undefined).map(Math.round),
  ];
  return new Set([...RULES, ...numbers, ...numbers.map((minutes) => minutes - LIMIT)]);
}

/** Each number of minutes on the page, in its sentences, its tables and at its bars. */
function minutesOnPage(): number[] {
  const text = [...document.querySelectorAll('main')].map((main) => main.textContent).join(' ');
  const bars = [...document.querySelectorAll('.bars-number, .figure-large strong')].map(
    (bar) => bar.textContent,
  );
  return [...text.matchAll(/(\d+) ?分钟/gu), ...bars.join(' ').matchAll(/(\d+)/gu)].map(([, number]) =>
    Number(number),
  );
}

test('no page of the school says a number that was not published, or cannot be reckoned from what was', async () => {
  let weeksTold = 0;
  const samples = fc.sample(anyWeeks, { numRuns: 3, seed: 5 });
  const room = await openAdminsRoom();
  for (const [index, weeks] of samples.entries()) {
    const answer = await published(room, `三年级${String(index + 1)}班`, weeks);
    expect(answer.evenings.length).toBeGreaterThan(0);
    weeksTold += answer.weeks.length;
    for (const monday of MONDAYS) {
      room.enter(`/school/figure?week=${monday}#${answer.class}`);
      await screen.findByRole('heading', { name: /^11月/ });
      const known = allowed(answer, [weekFrom(monday)]);
      expect(minutesOnPage().filter((minutes) => !known.has(minutes))).toEqual([]);
      cleanup();
    }
    room.enter(`/school/figure?term=2026a#${answer.class}`);
    await screen.findByRole('heading', { name: '2026—2027 学年第一学期' });
    const known = allowed(answer, [TERM, ...MONDAYS.map(weekFrom)]);
    const said = minutesOnPage();
    expect(said.length).toBeGreaterThan(3);
    expect(said.filter((minutes) => !known.has(minutes))).toEqual([]);
    cleanup();
  }
  expect(weeksTold).toBeGreaterThan(0);
});
