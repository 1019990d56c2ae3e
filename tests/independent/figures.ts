/**
 * What may be reckoned from an answer of `/v1/figures`, written from PRIVACY.md alone: it knows nothing of ours. Beside
 * what was published it needs nothing, so whatever a screen says beyond a class evening can be held against it.
 */

/** A multiple of 5 minutes, or `under-8`. */
export type Minutes = number | 'under-8';
export type Limit = { minutes: number | null; unit: 'day' | 'week' };
export type Evening = {
  night: string;
  last: string;
  kind: string;
  isKnown: boolean;
  limit: Limit;
  band: string;
  minutes: Minutes;
  atSchool: Minutes;
  subjects: Record<string, Minutes>;
};
export type Week = { week: string; minutes: Minutes };
export type Answer = { class: string; evenings: Evening[]; weeks: Week[] };
/** Both included. */
export type Dates = { from: string; to: string };

/** Bands count as the fewest they may be of, a week as the twenty children's evenings it takes at least. */
const WEIGHTS: Record<string, number> = { '10-14': 10, '15-19': 15, '20+': 20 };
const WEIGHT_OF_WEEK = 20;

const FIELDS = {
  answer: ['class', 'evenings', 'weeks'],
  evening: [
    ...['atSchool', 'band', 'grade', 'isKnown', 'kind', 'last', 'limit'],
    ...['minutes', 'night', 'subjects'],
  ],
  week: ['grade', 'limit', 'minutes', 'week'],
  limit: ['id', 'minutes', 'scope', 'strength', 'unit'],
};
const SUBJECTS = [
  ...['chinese', 'math', 'english', 'morality', 'science', 'physics'],
  ...['chemistry', 'biology', 'history', 'geography', 'other'],
];

/** 4 minutes for anything below 8. */
export function asNumber(minutes: Minutes): number {
  return minutes === 'under-8' ? 4 : minutes;
}

function isRounded(minutes: unknown, step: number): boolean {
  return minutes === 'under-8' || (typeof minutes === 'number' && minutes >= 10 && minutes % step === 0);
}

/** What stands in an answer and may not, a sentence each. */
export function breaches(answer: Answer): string[] {
  const found: string[] = [];
  const check = (isRight: boolean, sentence: string) => {
    if (!isRight) found.push(sentence);
  };
  const has = (of: object, fields: readonly string[], name: string) => {
    const more = Object.keys(of).filter((field) => !fields.includes(field));
    check(more.length === 0, `${name} says more than it may: ${more.join(', ')}.`);
  };
  has(answer, FIELDS.answer, 'The answer');
  for (const evening of answer.evenings) {
    has(evening, FIELDS.evening, evening.night);
    has(evening.limit, FIELDS.limit, `The limit of ${evening.night}`);
    has(evening.subjects, SUBJECTS, `What ${evening.night} tells of subjects`);
    check(evening.band in WEIGHTS, `${evening.night} tells another number of families: ${evening.band}.`);
    for (const minutes of [evening.minutes, evening.atSchool, ...Object.values(evening.subjects)])
      check(isRounded(minutes, 5), `${evening.night} tells ${String(minutes)} minutes.`);
  }
  for (const week of answer.weeks) {
    has(week, FIELDS.week, week.week);
    check(isRounded(week.minutes, 10), `The week of ${week.week} tells ${String(week.minutes)} minutes.`);
    check(mondayOf(week.week) === week.week, `${week.week} is no Monday.`);
  }
  const nights = answer.evenings.map(({ night }) => night);
  check(new Set(nights).size === nights.length, 'An evening is told twice.');
  check(new Set(answer.weeks.map(({ week }) => week)).size === answer.weeks.length, 'A week is told twice.');
  return found;
}

export function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

/** The Monday and the Sunday of a week. */
export function weekFrom(monday: string): Dates {
  const day = new Date(`${monday}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 6);
  return { from: monday, to: day.toISOString().slice(0, 10) };
}

const isIn = (date: string, { from, to }: Dates) => from <= date && date <= to;

function schoolNights({ evenings }: Answer, dates: Dates): Evening[] {
  return evenings.filter(({ night, kind }) => kind === 'school' && isIn(night, dates));
}

function meanOf(weighed: readonly { minutes: Minutes; weight: number }[]): number | undefined {
  let [sum, weights] = [0, 0];
  for (const { minutes, weight } of weighed) {
    sum += asNumber(minutes) * weight;
    weights += weight;
  }
  return weights === 0 ? undefined : sum / weights;
}

const weightOf = ({ band }: Evening) => WEIGHTS[band] ?? NaN;

/** The mean of a school night; weeks count by their Monday. Not rounded; undefined where nothing is published. */
export function meanNight(answer: Answer, dates: Dates): number | undefined {
  const weeks = answer.weeks.filter(({ week }) => isIn(week, dates));
  return meanOf([
    ...schoolNights(answer, dates).map((each) => ({ minutes: each.minutes, weight: weightOf(each) })),
    ...weeks.map(({ minutes }) => ({ minutes, weight: WEIGHT_OF_WEEK })),
  ]);
}

/** The mean of one subject, or of what was done at school (`a`), over the school nights that tell it. */
export function meanPart(answer: Answer, part: string, dates: Dates): number | undefined {
  const told = schoolNights(answer, dates).flatMap((each) => {
    const minutes = part === 'a' ? each.atSchool : each.subjects[part];
    return minutes === undefined ? [] : [{ minutes, weight: weightOf(each) }];
  });
  return meanOf(told);
}

/** Of the school nights with a limit in minutes, how many are published, and how many of them lie over it. */
export function overLimit(answer: Answer, dates: Dates): { compared: number; over: number } {
  const compared = schoolNights(answer, dates).filter(
    ({ isKnown, limit }) => isKnown && limit.unit === 'day' && limit.minutes !== null && limit.minutes > 0,
  );
  const over = compared.filter(({ minutes, limit }) => asNumber(minutes) > (limit.minutes ?? Infinity));
  return { compared: compared.length, over: over.length };
}
