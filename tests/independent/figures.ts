/**
 * What may be reckoned from an answer of `/v1/figures`, written from PRIVACY.md alone: it knows nothing of ours. Beside
 * what was published it needs nothing, so whatever a screen says beyond a class evening can be held against it.
 */

/** A multiple of 5 minutes, or `under-8`. */
export type Minutes = number | 'under-8';
/** `atSchool: 'apart'`: by the school's word what was done at school does not count. */
export type Limit = { minutes: number | null; unit: 'day' | 'week'; atSchool?: string };
export type Evening = {
  night: string;
  last: string;
  kind: string;
  isKnown: boolean;
  grade: number;
  limit: Limit;
  band: string;
  minutes: Minutes;
  atSchool: Minutes;
  subjects: Record<string, Minutes>;
};
export type Week = { week: string; grade: number; minutes: Minutes };
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
  limit: ['atSchool', 'id', 'minutes', 'scope', 'strength', 'unit'],
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

/** Most of a week's Monday to Thursday may lie in another month than its Monday: its Thursday says where it counts. */
function thursdayOf(monday: string): string {
  return new Date(Date.parse(`${monday}T00:00:00Z`) + 3 * 86_400_000).toISOString().slice(0, 10);
}

/** The mean of a school night; weeks count by their Thursday. Not rounded; undefined where nothing is published. */
export function meanNight(answer: Answer, dates: Dates): number | undefined {
  const weeks = answer.weeks.filter(({ week }) => isIn(thursdayOf(week), dates));
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
  const over = compared.filter(
    ({ minutes, atSchool, limit }) =>
      asNumber(minutes) - (limit.atSchool === 'apart' ? asNumber(atSchool) : 0) > (limit.minutes ?? Infinity),
  );
  return { compared: compared.length, over: over.length };
}

/** Several classes as one: their published evenings side by side, each with its own weight. */
export function asOne(answers: readonly Answer[]): Answer {
  const [evenings, weeks]: [Evening[], Week[]] = [[], []];
  for (const answer of answers) {
    evenings.push(...answer.evenings);
    weeks.push(...answer.weeks);
  }
  return { class: 'all of them', evenings, weeks };
}

/** What was published of classes while they were in a grade. */
export function ofGrade(answers: readonly Answer[], grade: number): Answer {
  const all = asOne(answers);
  const isOfGrade = (told: { grade: number }) => told.grade === grade;
  return { ...all, evenings: all.evenings.filter(isOfGrade), weeks: all.weeks.filter(isOfGrade) };
}

/** What was published of one day of the week, 1 = Monday; a week's one figure is of no day. */
export function ofWeekday(answer: Answer, day: number): Answer {
  const evenings = answer.evenings.filter(
    ({ night }) => (new Date(`${night}T00:00:00Z`).getUTCDay() + 6) % 7 === day - 1,
  );
  return { ...answer, evenings, weeks: [] };
}

/** Of the school nights with 8 minutes and more, on how many eight tenths and more of them were done at school. */
export function finishedAtSchool(answer: Answer, dates: Dates): { told: number; largely: number } {
  let [told, largely] = [0, 0];
  for (const { minutes, atSchool } of schoolNights(answer, dates)) {
    if (minutes === 'under-8') continue;
    told += 1;
    if (10 * asNumber(atSchool) >= 8 * minutes) largely += 1;
  }
  return { told, largely };
}

/** The mean total of evenings that are no school nights: a weekend, a holiday, a break, a no-homework day. */
export function meanOfKind(answer: Answer, kind: string, dates: Dates): number | undefined {
  const own = answer.evenings.filter((each) => each.kind === kind && isIn(each.night, dates));
  return meanOf(own.map((each) => ({ minutes: each.minutes, weight: weightOf(each) })));
}

/** How many school nights there are of each band, and how many weekly figures. */
export function countBands(answer: Answer, dates: Dates): Record<string, number> {
  const counts: Record<string, number> = { weeks: 0 };
  for (const band of Object.keys(WEIGHTS)) counts[band] = 0;
  for (const { band } of schoolNights(answer, dates)) counts[band] = (counts[band] ?? 0) + 1;
  for (const { week } of answer.weeks) if (isIn(thursdayOf(week), dates)) counts['weeks']! += 1;
  return counts;
}
