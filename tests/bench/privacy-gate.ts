import { DELAY_HOURS } from './privacy-class';
import type { naiveShares } from './privacy-naive';
import type { Row, run } from './privacy-run';
import { CROWDS, percent, sumOfCounts, type Count, type Crowd } from './privacy-tally';
import { together } from './privacy-utility';

type Outcome = Awaited<ReturnType<typeof run>>;
type Key = Parameters<typeof percent>[1];

const rounded = (number: number) => Math.round(number * 1000) / 1000;

/** Of what somebody with so many codes may be after, what gives most; among so many families beside him. */
function most(rows: readonly Row[], { codes, crowds }: { codes: number; crowds: readonly Crowd[] }) {
  const counts = rows
    .filter(({ attack }) => attack.codes === codes)
    .map(({ tally }) => sumOfCounts(crowds.map((crowd) => tally[crowd])));
  return (...keys: Key[]) =>
    rounded(Math.max(...counts.map((count) => keys.reduce((sum, key) => sum + percent(count, key), 0))));
}

/** All that a run says, by name. */
export function figuresOf({ rows, useful, usual }: Outcome) {
  const none = most(rows, { codes: 0, crowds: CROWDS });
  const four = most(rows, { codes: 4, crowds: CROWDS });
  const nine = most(rows, { codes: 9, crowds: ['apart', 'more'] });
  const apart = most(rows, { codes: 9, crowds: ['apart'] });
  const few = most(rows, { codes: 9, crowds: ['two', 'three'] });
  const lone = most(rows, { codes: 9, crowds: ['lone'] });
  const all = together(useful.map(({ ours }) => ours));
  const next = together(useful.map((each) => each.next));
  return {
    ownExact: none('exact', 'subjectExact'),
    ownWithin5: none('within5', 'subjectWithin5'),
    ownOverUnder: none('over', 'under'),
    ownGuessed: none('guessedWithin5', 'guessedOver', 'guessedUnderAboveMean15'),
    own4Exact: four('exact'),
    own4Over: four('over'),
    own4Under: four('under'),
    own4UnderAboveMean15: four('underAboveMean15'),
    own9Exact: nine('exact'),
    own9Within5: nine('within5'),
    ownOver9: nine('over'),
    ownUnder9: nine('under'),
    ownUnder9AboveMean15: nine('underAboveMean15'),
    ownUnder9AbovePublished15: nine('underAbovePublished15'),
    ownSubjectWithin59: nine('subjectWithin5'),
    ownGuessedOver9: nine('guessedOver'),
    ownGuessedUnder9AboveMean15: nine('guessedUnderAboveMean15'),
    apartOver9: apart('over'),
    apartUnder9: apart('under'),
    fewOver9: few('over'),
    fewUnder9AboveMean15: few('underAboveMean15'),
    loneChildOver9: lone('over'),
    loneChildUnder9: lone('under'),
    loneChildWithin59: lone('within5'),
    publishedEvenings: rounded(all.published),
    withSubjects: rounded(all.withSubjects),
    meanErrorMinutes: rounded(all.error),
    delayHours: DELAY_HOURS.ours,
    usualPublished: rounded(together([usual.ours]).published),
    nextPublished: rounded(next.published),
    nextMeanErrorMinutes: rounded(next.error),
    nextDelayHours: DELAY_HOURS.next,
  };
}

type Figures = ReturnType<typeof figuresOf> & ReturnType<typeof naiveShares>;

/** What is not as a release must be, in sentences: an attacker too weak is as bad as a rule too weak. */
export function brokenGates(figures: Figures): string[] {
  const atLeast: [keyof Figures, number][] = [
    ['naiveExact', 60],
    ['naiveExact4', 99],
    ['republishExact4', 99],
  ];
  // Of one family beside nine codes little is safe; but its minutes stay within a hundred, or means are told too exactly.
  const atMost: [keyof Figures, number][] = [['loneChildWithin59', 10]];
  const none: (keyof Figures)[] = [
    'ownExact',
    'ownWithin5',
    'ownOverUnder',
    'own4Over',
    'own4UnderAboveMean15',
    'ownOver9',
    'ownUnder9AboveMean15',
    'fewOver9',
  ];
  return [
    ...atLeast
      .filter(([key, least]) => figures[key] < least)
      .map(
        ([key, least]) =>
          `The attacker is too weak: ${key} is ${figures[key]}, and should be ${least} at least.`,
      ),
    ...atMost
      .filter(([key, limit]) => figures[key] > limit)
      .map(([key, limit]) => `Means are told too exactly: ${key} is ${figures[key]} %, and may be ${limit}.`),
    ...none
      .filter((key) => figures[key] > 0)
      .map((key) => `The figures give children away: ${key} is ${figures[key]} %, and must be 0.`),
  ];
}

const CROWD_NAMES: Record<Crowd, string> = { lone: '1', two: '2', three: '3', apart: '4+ apart', more: '4+' };
const SHOWN: Key[] = [
  'exact',
  'within5',
  'over',
  'under',
  'underAboveMean15',
  'underAbovePublished15',
  'subjectExact',
  'subjectWithin5',
  'subjectNone',
  'guessedWithin5',
  'guessedOver',
  'guessedUnder',
  'guessedUnderAboveMean15',
];

function shownCount(count: Count) {
  return Object.fromEntries(SHOWN.map((key) => [key, rounded(percent(count, key))]));
}

/** What is known of each child's evening, by what the attacker sends and how many families are beside him; then what the figures are good for. */
export function printTables({ rows, useful, usual }: Outcome): void {
  console.table(
    rows.flatMap(({ attack, tally }) =>
      CROWDS.filter((crowd) => tally[crowd].children > 0).map((crowd) => ({
        codes: attack.codes,
        aim: attack.aim,
        others: CROWD_NAMES[crowd],
        evenings: tally[crowd].children,
        ...shownCount(tally[crowd]),
      })),
    ),
  );
  const bands = [
    { of: '30-49 %', among: useful.filter(({ participation }) => participation < 50) },
    { of: '50-69 %', among: useful.filter(({ participation }) => participation >= 50 && participation < 70) },
    { of: '70-100 %', among: useful.filter(({ participation }) => participation >= 70) },
    { of: 'all', among: useful },
    { of: '36 families, 70 %', among: [usual] },
  ];
  console.table(
    bands.flatMap(({ of, among }) =>
      (['ours', 'next'] as const).map((close) => ({
        of,
        close: close === 'ours' ? 'two mornings later' : 'next morning',
        hours: DELAY_HOURS[close],
        ...rowOf(together(among.map((each) => each[close]))),
      })),
    ),
  );
}

function rowOf(useful: ReturnType<typeof together>) {
  return Object.fromEntries(Object.entries(useful).map(([key, number]) => [key, rounded(number)]));
}
