import { generateHousehold } from '../../src/parent/sandbox/generate';
import { addNights, nightsFrom, weekday } from '../../src/core/night';
import { householdOf, inChina, withEntries, withSaid, type PhoneDiary } from '../setup/household';
import * as figures from './figure-diaries';
import { MONDAY } from './diaries';

/** What lies between this machine's wall clock and China's, ms: the generator writes by the machine's. */
function toChina(at: number): number {
  return at - (480 + new Date(at).getTimezoneOffset()) * 60_000;
}

type Timed = { startedAt?: number; endedAt?: number };

const inItsZone = <Row extends Timed>(row: Row): Row => ({
  ...row,
  ...(row.startedAt !== undefined && { startedAt: toChina(row.startedAt) }),
  ...(row.endedAt !== undefined && { endedAt: toChina(row.endedAt) }),
});

const PUPIL = 'sandbox-pupil';

/** 小米's generated year up to Monday evening, nothing running. */
export const year: PhoneDiary = {
  ...generateYear(),
  timers: [],
};

function generateYear(): PhoneDiary {
  const { entries, ...rows } = generateHousehold({ seed: 2027, last: MONDAY, nicknames: ['小米', '阿布'] });
  return { ...rows, children: rows.children.slice(0, 1), entries: entries.map(inItsZone) };
}

/** Two evenings of November past bedtime, a no-homework day, and an evening of reading alone. */
export const fullMonth: PhoneDiary = withNoHomeworkDay(
  withEntries(
    {
      ...year,
      entries: (year['entries'] ?? []).filter(
        (row) => !['2026-11-11', '2026-11-17'].includes((row as { night: string }).night),
      ),
    },
    [
      { child: PUPIL, night: '2026-11-12', minutes: 25, endedAt: inChina('2026-11-12', '21:40') },
      { child: PUPIL, night: '2026-11-19', minutes: 15, endedAt: inChina('2026-11-19', '21:32') },
      { child: PUPIL, night: '2026-11-17', minutes: 20, subject: 'other', kind: 'other' },
      {
        child: PUPIL,
        night: '2026-11-21',
        minutes: 40,
        subject: 'other',
        subjectName: '书法',
        setBy: 'tutoring',
      },
    ],
  ),
);

function withNoHomeworkDay(diary: PhoneDiary): PhoneDiary {
  const night = '2026-11-11';
  return {
    ...diary,
    overrides: [
      { id: `${PUPIL}/${night}`, child: PUPIL, night, kind: 'no-homework', stamp: [2, 'pictures'] },
    ],
  };
}

/** A child whose diary began on Thursday. */
export const firstDays = withSaid(
  withEntries(householdOf([{ id: 'xiaomi', nickname: '小米', grade: 3 }]), [
    { child: 'xiaomi', night: '2026-11-19', minutes: 48, endedAt: inChina('2026-11-19', '20:15') },
    { child: 'xiaomi', night: '2026-11-21', minutes: 30 },
  ]),
  { child: 'xiaomi', night: '2026-11-23', said: 'no-homework' },
);

/** A first-grader who reads. */
export const reader = withEntries(
  householdOf([{ id: 'xiaomi', nickname: '豆豆', grade: 1 }]),
  nightsFrom('2026-11-02', MONDAY).flatMap((night, index) => [
    ...(index % 5 === 3
      ? []
      : [
          {
            child: 'xiaomi',
            night,
            minutes: 12 + ((index * 7) % 19),
            subject: 'other' as const,
            kind: 'other' as const,
            setBy: 'home' as const,
          },
        ]),
    ...(weekday(night) === 3
      ? [{ child: 'xiaomi', night, minutes: 15, subject: 'chinese' as const, id: `w${night}` }]
      : []),
  ]),
);

/** A month over its limit nearly every evening. */
export const heavy = withEntries(
  householdOf([{ id: 'xiaomi', nickname: '小米', grade: 3 }]),
  nightsFrom('2026-11-02', addNights(MONDAY, -1))
    .filter((night) => weekday(night) < 5)
    .map((night, index) => ({
      child: 'xiaomi',
      night,
      minutes: 58 + ((index * 11) % 40),
      endedAt: inChina(night, index % 3 === 0 ? '21:35' : '20:50'),
    })),
);

/** 小米 in 三年级2班, whose figures were told this morning. */
export const inClass = figures.wholeTerm;
