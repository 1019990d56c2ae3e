import { addNights } from '../../src/core/night';
import { householdOf, inChina, withEntries, withSaid, withTimer, type PhoneDiary } from '../setup/household';

export const MONDAY = '2026-11-23';
export const AT_HOMEWORK = inChina(MONDAY, '20:28');

const XIAOMI = { id: 'xiaomi', nickname: '小米', grade: 3 };
const ABU = { id: 'abu', nickname: '阿布', grade: 7 };

/** Four weeks of a third-grader's evenings: most within the limit, some over, a zero, a gap, light weekends. */
const MINUTES = [
  ...[50, 55, 40, 60, 35, 15, 20],
  ...[40, 35, 0, 60, 45, 30, 15],
  ...[50, undefined, 75, 72, 55, 30, 15],
];

function pastWeeks(diary: PhoneDiary, child: string): PhoneDiary {
  const first = addNights(MONDAY, -MINUTES.length);
  return MINUTES.reduce<PhoneDiary>((so, minutes, index) => {
    const night = addNights(first, index);
    if (minutes === undefined) return so;
    if (minutes === 0) return withSaid(so, { child, night, said: 'no-homework' });
    const chinese = Math.round(minutes * 0.55);
    return withEntries(so, [
      { child, night, minutes: chinese, subject: 'chinese' },
      { child, night, minutes: minutes - chinese, subject: 'math' },
      ...(index % 3 === 0
        ? [{ child, night, minutes: 20, subject: 'other' as const, kind: 'other' as const }]
        : []),
    ]);
  }, diary);
}

/** 小米 of grade 3 with four weeks behind her and nothing yet tonight. */
export const evening = pastWeeks(householdOf([XIAOMI]), 'xiaomi');

const tonight = { child: 'xiaomi', night: MONDAY };
const atClock = (from: string, to: string) => ({
  startedAt: inChina(MONDAY, from),
  endedAt: inChina(MONDAY, to),
});
const chineseDone = { ...tonight, minutes: 25, subject: 'chinese' as const, ...atClock('19:10', '19:35') };
const mathDone = { ...tonight, minutes: 13, subject: 'math' as const, ...atClock('19:40', '19:53') };
const reading = { ...tonight, minutes: 20, subject: 'other' as const, kind: 'other' as const };

export const within = withEntries(evening, [chineseDone, mathDone, reading]);

export const running = withTimer(withEntries(evening, [chineseDone]), {
  child: 'xiaomi',
  startedAt: AT_HOMEWORK - 804_000,
});

export const paused = withTimer(withEntries(evening, [chineseDone]), {
  child: 'xiaomi',
  startedAt: AT_HOMEWORK - 1_104_000,
  pauses: [{ from: AT_HOMEWORK - 300_000 }],
});

/** Bedtime of primary school is 21:20: 50 minutes saved, and work that still runs. */
export const overAtBedtime = withTimer(
  withEntries(evening, [
    { ...tonight, minutes: 32, subject: 'chinese', ...atClock('19:10', '19:42') },
    { ...tonight, minutes: 18, subject: 'math', ...atClock('19:50', '20:08') },
    { ...tonight, minutes: 15, subject: 'english', setBy: 'home', isBackFilled: true },
  ]),
  { child: 'xiaomi', subject: 'english', startedAt: inChina(MONDAY, '20:56') },
);

export const overAndDone = withEntries(evening, [
  { ...tonight, minutes: 42, subject: 'chinese' },
  { ...tonight, minutes: 33, subject: 'math', place: 'after-school' },
]);

export const forgotten = withTimer(evening, { child: 'xiaomi', startedAt: inChina(MONDAY, '18:40') });
export const noHomework = withSaid(evening, { ...tonight, said: 'no-homework' });
export const doneAtSchool = withSaid(evening, { ...tonight, said: 'done-at-school' });
export const guessedAtSchool = withEntries(evening, [
  { ...tonight, minutes: 30, subject: 'mixed', place: 'after-school', isGuess: true },
]);
export const unsplit = withEntries(evening, [
  { ...tonight, minutes: 48, subject: 'mixed', ...atClock('19:10', '19:58') },
]);

/** Two children, two lamps. */
export const two = withTimer(
  withTimer(withEntries(pastWeeks(householdOf([XIAOMI, ABU]), 'xiaomi'), [chineseDone]), {
    child: 'xiaomi',
    startedAt: AT_HOMEWORK - 804_000,
  }),
  { child: 'abu', subject: 'physics', startedAt: AT_HOMEWORK - 3_725_000 },
);

export const four = withEntries(
  householdOf([
    XIAOMI,
    ABU,
    { id: 'doudou', nickname: '豆豆', grade: 0 },
    { id: 'long', nickname: '王子墨和他的小恐龙🦕', grade: 1 },
  ]),
  [chineseDone],
);

/** Saturday 2026-11-28, grade 3: a block under the week's mean. */
export const weekend = withEntries(withEntries(evening, [chineseDone, mathDone]), [
  { child: 'xiaomi', night: '2026-11-24', minutes: 66 },
  { child: 'xiaomi', night: '2026-11-27', minutes: 35, subject: 'chinese' },
  { child: 'xiaomi', night: '2026-11-28', minutes: 40, subject: 'math' },
]);

export const unknownYear = withEntries(householdOf([{ ...XIAOMI, from: '2026-09-01' }]), [
  { child: 'xiaomi', night: '2027-03-09', minutes: 30 },
]);

export const firstGrader = withEntries(householdOf([{ id: 'xiaomi', nickname: '豆豆', grade: 1 }]), [
  reading,
  { ...tonight, minutes: 15, subject: 'chinese' },
]);
export const kindergartner = withEntries(householdOf([{ id: 'xiaomi', nickname: '🐻', grade: 0 }]), [
  reading,
]);
export const juniorNine = withEntries(householdOf([{ id: 'xiaomi', nickname: '子墨', grade: 9 }]), [
  { ...tonight, minutes: 62, subject: 'physics' },
]);
export const promoted = householdOf([{ ...XIAOMI, from: '2025-09-01' }]);
