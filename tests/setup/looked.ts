import fc from 'fast-check';
import type { Calendar, Override } from '../../src/core/calendar';
import type { Entry, Said } from '../../src/core/entry';
import type { Standing } from '../../src/core/evening';
import {
  lookedNights,
  type InForce,
  type Kept,
  type LookedNight,
  type Since,
} from '../../src/core/looked-night';
import type { Night } from '../../src/core/night';
import { nightsFrom } from '../../src/core/night';
import { KINDS, PLACES, SETTERS, SUBJECTS } from '../../src/core/subject';
import { entryOf } from './sitting';

export const PLAIN: Calendar = { country: 'cn', breaks: [], fridayCounts: false, overrides: {} };
export const THIRD: Standing = { grade: 3, school: 'cn63', limit: { preset: 'cn-national' } };

/** The four weeks around Monday 2026-11-23, looked back on from its Wednesday. */
export const FOUR_WEEKS = { first: '2026-11-02', last: '2026-11-29' };
export const SINCE: Since = { tonight: '2026-11-25', begun: FOUR_WEEKS.first };

type Told = Partial<Kept> & {
  standing?: Standing;
  overrides?: Record<Night, Override>;
  since?: Partial<Since>;
  stretch?: { first: Night; last: Night };
};

/** Nights judged by one standing and calendar. */
export function looked({ entries = [], said = {}, ...how }: Told): LookedNight[] {
  const calendar = { ...PLAIN, overrides: how.overrides ?? {} };
  const inForce: InForce = () => ({ standing: how.standing ?? THIRD, calendar });
  return lookedNights(
    how.stretch ?? FOUR_WEEKS,
    { entries, said },
    { inForce, since: { ...SINCE, ...how.since } },
  );
}

/** The one night of a list. */
export function of(nights: readonly LookedNight[], night: Night): LookedNight {
  const found = nights.find((each) => each.night === night);
  if (!found) throw new Error(`${night} was not looked at.`);
  return found;
}

const nights = nightsFrom(FOUR_WEEKS.first, SINCE.tonight);
const night = fc.constantFrom(...nights);

export const anyEntry: fc.Arbitrary<Entry> = fc
  .record({
    night,
    minutes: fc.integer({ min: 1, max: 200 }),
    subject: fc.constantFrom(...SUBJECTS),
    kind: fc.constantFrom(...KINDS),
    setBy: fc.constantFrom(...SETTERS),
    place: fc.constantFrom(...PLACES),
  })
  .chain(({ minutes, ...more }) =>
    fc
      .option(fc.constantFrom('书法', '奥数'), { nil: undefined })
      .map((subjectName) =>
        entryOf(
          minutes,
          more.subject === 'other' && subjectName !== undefined ? { ...more, subjectName } : more,
        ),
      ),
  );

/** Whatever a family may have kept of four weeks. */
export const anyKept: fc.Arbitrary<Kept> = fc.record({
  entries: fc.array(anyEntry, { maxLength: 40 }),
  said: fc.dictionary(night, fc.constantFrom<Said>('no-homework', 'done-at-school'), { maxKeys: 6 }),
});

export const anyOverrides: fc.Arbitrary<Record<Night, Override>> = fc.dictionary(
  fc.constantFrom(...nightsFrom(FOUR_WEEKS.first, FOUR_WEEKS.last)),
  fc.constantFrom<Override>('school', 'holiday', 'no-homework'),
  { maxKeys: 5 },
);

export const anyStanding: fc.Arbitrary<Standing> = fc.constantFrom<Standing>(
  THIRD,
  { ...THIRD, grade: 0 },
  { ...THIRD, grade: 1 },
  { ...THIRD, grade: 8 },
  { ...THIRD, grade: 11 },
  { grade: 4, school: 'other', limit: { preset: 'in-2020' } },
  { ...THIRD, limit: { preset: 'custom', scope: 'all', minutes: 45 } },
);
