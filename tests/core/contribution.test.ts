import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/core/calendar';
import {
  contributionOf,
  homeworkMinutes,
  isPlausible,
  isSameContribution,
  MINUTES_STEP,
  type Contribution,
  type EveningDiary,
} from '../../src/core/contribution';
import type { Entry, Said } from '../../src/core/entry';
import { limitFor, type Limit } from '../../src/core/limit';
import { classEvening, type ClassEvening } from '../../src/core/open-evening';
import { FLAGS, KINDS, PLACES, SETTERS, SUBJECTS } from '../../src/core/subject';
import { isInScope } from '../../src/core/total';
import { nightLetter, nightQuestion } from '../../src/wire/night';
import { entryOf } from '../setup/sitting';

const MONDAY: ClassEvening = { night: '2026-11-23', last: '2026-11-23' };
const WEEKEND: ClassEvening = { night: '2026-11-27', last: '2026-11-29' };
const CHINA: Calendar = { country: 'cn', fridayCounts: false, overrides: {} };

/** The national limit of a grade on a school night: 0 in grades 1 and 2, 60 in grade 3. */
function national(grade: number, kind: 'school' | 'weekend' = 'school'): Limit {
  return limitFor({ preset: 'cn-national' }, { grade, school: 'cn63', kind });
}
const THIRD = national(3);
const FIRST = national(1);
const ALL_WORK: Limit = limitFor({ preset: 'school-40-60' }, { grade: 3, school: 'cn63', kind: 'school' });

const reading = (minutes: number) => entryOf(minutes, { kind: 'other', subject: 'chinese' });
const evening = (entries: readonly Entry[], ...said: Said[]): EveningDiary => ({ entries, said });

/** The contribution, or a failed test. */
function sent(diary: EveningDiary, limit = THIRD, on = MONDAY): Contribution {
  const outcome = contributionOf(diary, limit, on);
  if ('kind' in outcome) throw new Error(`Nothing may be sent: ${outcome.kind}.`);
  return outcome;
}

/** Subjects with minutes, the rest zero. */
function split(minutes: Partial<Contribution['s']> = {}): Contribution['s'] {
  const zeros = Object.fromEntries(SUBJECTS.map((subject) => [subject, 0]));
  return { ...zeros, ...minutes } as Contribution['s'];
}

/** Not split by subject. */
function whole(mixed: number): Contribution['s'] {
  const unknown = Object.fromEntries(SUBJECTS.map((subject) => [subject, null]));
  return { ...unknown, mixed } as Contribution['s'];
}

/** What a diary may hold that must never leave the phone. */
const SECRETS = ['小明', '围棋', 'sitting-secret', 'xiaoming', 'punishing'];
const anyEntry: fc.Arbitrary<Entry> = fc
  .record(
    {
      minutes: fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 1, max: 60 }) },
        fc.integer({ min: 1, max: 960 }),
      ),
      subject: fc.constantFrom(...SUBJECTS),
      subjectName: fc.constantFrom('围棋', '小明'),
      kind: fc.constantFrom(...KINDS),
      setBy: fc.constantFrom(...SETTERS),
      place: fc.constantFrom(...PLACES),
      flags: fc.subarray([...FLAGS]),
      startedAt: fc.integer({ min: 1_795_000_000_001, max: 1_796_000_000_000 }),
      endedAt: fc.integer({ min: 1_795_000_000_001, max: 1_796_000_000_000 }),
      isBackFilled: fc.constant(true),
      isGuess: fc.constant(true),
    },
    { requiredKeys: ['minutes', 'subject', 'kind', 'setBy', 'place', 'flags'] },
  )
  .map(({ minutes, ...more }) => entryOf(minutes, { ...more, id: 'sitting-secret' }));
const anyDiary: fc.Arbitrary<EveningDiary> = fc.record({
  entries: fc.array(anyEntry, { maxLength: 12 }),
  said: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Said[]>([]) },
    fc.subarray<Said>(['no-homework', 'done-at-school']),
  ),
});
const anyLimit = fc.constantFrom(THIRD, FIRST, ALL_WORK, national(3, 'weekend'));
const anyEvening = fc.constantFrom(MONDAY, WEEKEND);

/** Holds of every contribution that any diary gives, and sees to it that some does. */
function always(holds: (contribution: Contribution, diary: EveningDiary, limit: Limit) => void): void {
  let given = 0;
  fc.assert(
    fc.property(anyDiary, anyLimit, anyEvening, (diary, limit, on) => {
      const outcome = contributionOf(diary, limit, on);
      if ('kind' in outcome) return;
      given += 1;
      holds(outcome, diary, limit);
    }),
    { numRuns: 400 },
  );
  expect(given).toBeGreaterThan(40);
}

const minutesOf = ({ s, a, o }: Contribution) => [...Object.values(s), a, o];

describe('whatever a diary holds', () => {
  test('a contribution has multiples of five only, none below zero', () => {
    always((contribution) => {
      for (const minutes of minutesOf(contribution).filter((each) => each !== null)) {
        expect(minutes % MINUTES_STEP).toBe(0);
        expect(minutes).toBeGreaterThanOrEqual(0);
      }
    });
  });

  test('homework not split is mixed whole, and every other subject unknown; else each subject has its minutes', () => {
    always(({ s: { mixed, ...single } }, { entries }, limit) => {
      const counted = entries.filter((entry) => isInScope(entry, limit.scope));
      const compared = counted.reduce((sum, { minutes }) => sum + minutes, 0);
      const isWhole = compared >= 3 && counted.some(({ subject }) => subject === 'mixed');
      if (isWhole) expect(Math.abs((mixed ?? 0) - compared)).toBeLessThan(3);
      else expect(mixed).toBe(0);
      for (const minutes of Object.values(single)) expect(minutes === null).toBe(isWhole);
    });
  });

  test('each subject is within three minutes of what the school set in the limit’s scope', () => {
    always(({ s }, { entries }, limit) => {
      if (s.chinese === null) return;
      for (const subject of SUBJECTS.filter((each) => each !== 'mixed')) {
        const worked = entries
          .filter((entry) => entry.subject === subject && isInScope(entry, limit.scope))
          .reduce((sum, { minutes }) => sum + minutes, 0);
        expect(Math.abs((s[subject] ?? -9) - worked)).toBeLessThan(3);
      }
    });
  });

  test('no more was done at school than there was homework', () => {
    always((contribution) => {
      expect(contribution.a).toBeLessThanOrEqual(homeworkMinutes(contribution));
    });
  });

  test('the family’s own work and tutoring change nothing but the rest', () => {
    always(({ s, a }, diary, limit) => {
      const schools = diary.entries.filter(({ setBy }) => setBy === 'school');
      const alone = contributionOf({ ...diary, entries: schools }, limit, WEEKEND);
      // Under a limit of zero the family's own work alone tells that the school set none.
      if (!('kind' in alone)) expect([s, a]).toEqual([alone.s, alone.a]);
      else expect(s).toEqual(split());
    });
  });

  test('nothing goes of an evening done at school in minutes nobody knows', () => {
    fc.assert(
      fc.property(anyDiary, anyLimit, anyEvening, ({ entries, said }, limit, on) => {
        const diary = evening(entries, ...said, 'done-at-school');
        expect(contributionOf(diary, limit, on)).toEqual({ kind: 'unknown' });
      }),
    );
  });

  test('the closed list is all there is in it: no name, note, flag, id or hour', () => {
    always((contribution) => {
      expect(Object.keys(contribution)).toEqual(['s', 'a', 'o']);
      expect(Object.keys(contribution.s)).toEqual([...SUBJECTS]);
      for (const minutes of minutesOf(contribution))
        expect(minutes === null || Number.isInteger(minutes)).toBe(true);
      const text = JSON.stringify(contribution);
      for (const secret of SECRETS) expect(text).not.toContain(secret);
      expect(text).not.toMatch(/\d{5}/);
    });
  });

  test('entries in another order, or in two sittings instead of one, say the same', () => {
    fc.assert(
      fc.property(anyDiary, anyLimit, fc.nat(), ({ entries, said }, limit, at) => {
        const cut = entries.flatMap((entry, index) => {
          if (index !== at % entries.length || entry.minutes < 2) return [entry];
          return [
            { ...entry, minutes: 1 },
            { ...entry, minutes: entry.minutes - 1 },
          ];
        });
        const outcome = contributionOf({ entries, said }, limit, MONDAY);
        expect(contributionOf({ entries: cut.reverse(), said }, limit, MONDAY)).toEqual(outcome);
      }),
    );
  });

  test('the wire takes a contribution as it is, and its letter is 1,024 bytes long', () => {
    const bytes = 'A'.repeat(43);
    always((v) => {
      const question = { c: '3n5k8m2q7t', d: '2026-11-23', n: bytes, t: bytes, r: 9999, v };
      const letter = nightLetter(question);
      expect(Buffer.byteLength(letter)).toBe(1024);
      expect(nightQuestion.parse(JSON.parse(letter))).toEqual(question);
    });
  });
});

describe('王家', () => {
  test('on Monday sends what the school set in writing, and the rest beside it', () => {
    const entries = [
      entryOf(23, { subject: 'chinese' }),
      entryOf(31, { place: 'after-school' }),
      reading(18),
      entryOf(12, { setBy: 'home' }),
      entryOf(40, { setBy: 'tutoring', place: 'after-school' }),
    ];
    expect(sent(evening(entries))).toEqual({ s: split({ chinese: 25, math: 30 }), a: 30, o: 70 });
  });

  test('with a school’s own limit for all work sends the reading too', () => {
    expect(sent(evening([entryOf(20), reading(18)]), ALL_WORK)).toEqual({
      s: split({ math: 20, chinese: 20 }),
      a: 0,
      o: 0,
    });
  });

  test('sends homework of forty and Chinese of twenty as sixty not split', () => {
    const entries = [entryOf(40, { subject: 'mixed' }), entryOf(20, { subject: 'chinese' })];
    expect(sent(evening(entries))).toEqual({ s: whole(60), a: 0, o: 0 });
  });

  test('sends two minutes not split as a zero of every subject', () => {
    expect(sent(evening([entryOf(2, { subject: 'mixed' })]))).toEqual({ s: split(), a: 0, o: 0 });
  });

  test('not split at the school leaves the family’s own mixed work out of it', () => {
    const entries = [entryOf(20), entryOf(30, { subject: 'mixed', setBy: 'home' })];
    expect(sent(evening(entries))).toEqual({ s: split({ math: 20 }), a: 0, o: 30 });
  });

  test('sends their own names of subjects as other', () => {
    const entries = [
      entryOf(20, { subject: 'other', subjectName: '围棋' }),
      entryOf(9, { subject: 'other' }),
    ];
    expect(sent(evening(entries)).s).toEqual(split({ other: 30 }));
  });

  test('sends done at school with a guess of minutes', () => {
    const guess = entryOf(30, { subject: 'mixed', place: 'after-school', isGuess: true });
    expect(sent(evening([guess]))).toEqual({ s: whole(30), a: 30, o: 0 });
  });

  test('rounding never makes more at school than in all', () => {
    const atSchool = ['chinese', 'math', 'english'] as const;
    const entries = atSchool.map((subject) => entryOf(12, { subject, place: 'after-school' }));
    expect(sent(evening(entries))).toEqual({
      s: split({ chinese: 10, math: 10, english: 10 }),
      a: 30,
      o: 0,
    });
  });
});

describe('nothing may go', () => {
  test('of an evening nobody wrote down', () => {
    for (const limit of [THIRD, FIRST, ALL_WORK])
      expect(contributionOf(evening([]), limit, MONDAY)).toEqual({ kind: 'nothing' });
  });

  test('of a third-grader’s reading alone, which says nothing of the homework', () => {
    expect(contributionOf(evening([reading(30)]), THIRD, MONDAY)).toEqual({ kind: 'nothing' });
    expect(contributionOf(evening([entryOf(30, { setBy: 'home' })]), THIRD, MONDAY)).toEqual({
      kind: 'nothing',
    });
  });

  test('of a weekend’s reading alone, in any grade: no number is set there', () => {
    expect(contributionOf(evening([reading(30)]), national(1, 'weekend'), WEEKEND)).toEqual({
      kind: 'nothing',
    });
  });

  test('of more than an evening holds', () => {
    expect(contributionOf(evening([entryOf(723)]), THIRD, MONDAY)).toEqual({ kind: 'absurd' });
    expect(contributionOf(evening([entryOf(20), reading(960)]), THIRD, MONDAY)).toEqual({ kind: 'absurd' });
    expect(sent(evening([entryOf(720)]))).toMatchObject({ s: { math: 720 } });
  });
});

test('a first-grader’s evening of reading is an evening without written homework', () => {
  expect(sent(evening([reading(30)]), FIRST)).toEqual({ s: split(), a: 0, o: 30 });
});

test('an evening said to have no homework is zero in every subject', () => {
  expect(sent(evening([], 'no-homework'))).toEqual({ s: split(), a: 0, o: 0 });
  expect(sent(evening([reading(20)], 'no-homework'))).toEqual({ s: split(), a: 0, o: 20 });
});

describe('figures can be those of an evening', () => {
  const figures = (math: number, { a = 0, o = 0 } = {}): Contribution => ({ s: split({ math }), a, o });

  test('up to twelve hours; of free days, up to sixteen each', () => {
    expect(isPlausible(figures(720), MONDAY)).toBe(true);
    expect(isPlausible(figures(725), MONDAY)).toBe(false);
    expect(isPlausible(figures(0, { o: 725 }), MONDAY)).toBe(false);
    expect(isPlausible(figures(3 * 960, { o: 3 * 960 }), WEEKEND)).toBe(true);
    expect(isPlausible(figures(3 * 960 + 5), WEEKEND)).toBe(false);
    expect(isPlausible({ s: whole(725), a: 0, o: 0 }, MONDAY)).toBe(false);
  });

  test('with no more at school than there was, but for rounding', () => {
    expect(isPlausible(figures(0, { a: 30 }), MONDAY)).toBe(true);
    expect(isPlausible(figures(0, { a: 35 }), MONDAY)).toBe(false);
  });

  test('on a school night even where free days surround it', () => {
    expect(isPlausible(figures(725), classEvening('2026-11-26', CHINA))).toBe(false);
    expect(isPlausible(figures(725), classEvening('2026-11-28', CHINA))).toBe(true);
  });
});

describe('two contributions say the same', () => {
  const one: Contribution = { s: split({ math: 20 }), a: 5, o: 10 };

  test('when each figure does; unknown is not zero, and withdrawn is neither', () => {
    expect(isSameContribution(one, structuredClone(one))).toBe(true);
    expect(isSameContribution(null, null)).toBe(true);
    expect(isSameContribution(one, null)).toBe(false);
    expect(isSameContribution(null, one)).toBe(false);
    expect(isSameContribution({ s: split(), a: 0, o: 0 }, { s: whole(0), a: 0, o: 0 })).toBe(false);
  });

  test('and not when any single figure differs', () => {
    for (const subject of SUBJECTS)
      expect(isSameContribution(one, { ...one, s: { ...one.s, [subject]: 55 } }), subject).toBe(false);
    expect(isSameContribution(one, { ...one, a: 0 })).toBe(false);
    expect(isSameContribution(one, { ...one, o: 0 })).toBe(false);
  });
});
