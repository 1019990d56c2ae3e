import { expect, test } from 'vitest';
import type { Calendar } from '../../../src/core/calendar';
import { nightAt, nightsFrom } from '../../../src/core/night';
import { chanceOf } from '../../../src/core/chance';
import { kindergartenEvening, pupilEvening, reading, written } from '../../../src/parent/sandbox/evening';

const CALENDAR: Calendar = { country: 'cn', fridayCounts: false, overrides: {} };
const THURSDAY = '2026-11-26';
const MONDAY = '2026-11-23';

function evenings(night: string, calendar = CALENDAR) {
  return Array.from({ length: 300 }, (_, seed) => pupilEvening(night, calendar, chanceOf(seed * 977)));
}

function schoolMinutes(night: string): number[] {
  return evenings(night)
    .map(({ sittings }) =>
      sittings.filter(({ kind, setBy, isGuess }) => kind === 'written' && setBy === 'school' && !isGuess),
    )
    .filter((sittings) => sittings.length > 0)
    .map((sittings) => sittings.reduce((sum, { minutes }) => sum + minutes, 0));
}

const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

test('a school night takes 35 to 85 minutes, and Thursdays longer', () => {
  const all = [...schoolMinutes(MONDAY), ...schoolMinutes(THURSDAY)];
  expect(Math.min(...all)).toBeGreaterThanOrEqual(35);
  expect(Math.max(...all)).toBeLessThanOrEqual(85);
  expect(mean(schoolMinutes(THURSDAY))).toBeGreaterThan(mean(schoolMinutes(MONDAY)) + 10);
});

test('some evenings have no homework, some are done at school, some are missing', () => {
  const all = evenings(MONDAY);
  const said = all.map((evening) => evening.said);
  expect(said).toContain('no-homework');
  expect(said).toContain('done-at-school');
  expect(all.filter((evening) => evening.sittings.length === 0 && !evening.said).length).toBeGreaterThan(3);
  expect(all.some(({ sittings }) => sittings.some(({ isGuess }) => isGuess))).toBe(true);
});

test('free evenings are light and nobody says there is no homework', () => {
  for (const night of ['2026-11-28', '2026-10-03', '2026-07-20']) {
    const all = evenings(night);
    expect(all.every(({ said }) => said === undefined)).toBe(true);
    const minutes = all.map(({ sittings }) => sittings.reduce((sum, sitting) => sum + sitting.minutes, 0));
    expect(mean(minutes)).toBeLessThan(45);
  }
});

test('an evening overruled as without homework has none', () => {
  const overruled: Calendar = { ...CALENDAR, overrides: { [MONDAY]: 'no-homework' } };
  expect(evenings(MONDAY, overruled).every(({ sittings }) => sittings.length === 0)).toBe(true);
});

test('sittings at home follow one another within their own evening', () => {
  const nights = nightsFrom('2026-09-01', '2026-12-30');
  const chance = chanceOf(5);
  for (const night of nights) {
    const { sittings } = pupilEvening(night, CALENDAR, chance);
    const home = sittings.filter(({ startedAt }) => startedAt !== undefined);
    for (const [index, { startedAt, endedAt, minutes }] of home.entries()) {
      expect(endedAt! - startedAt!).toBe(minutes * 60_000);
      expect(startedAt).toBeGreaterThan(home[index - 1]?.endedAt ?? 0);
      expect(nightAt(new Date(endedAt!))).toBe(night);
    }
  }
});

test('a kindergartner has a picture book or nothing, never homework', () => {
  const chance = chanceOf(9);
  const all = Array.from({ length: 100 }, () => kindergartenEvening(chance).sittings).flat();
  expect(all.length).toBeGreaterThan(40);
  expect(all.every(({ kind, setBy }) => kind === 'other' && setBy === 'home')).toBe(true);
});

test('a sitting means school-set work at home unless it says more', () => {
  expect(written('math', 20)).toMatchObject({ kind: 'written', setBy: 'school', place: 'home' });
  expect(reading(15, 'home')).toMatchObject({ kind: 'other', subject: 'other', setBy: 'home' });
});
