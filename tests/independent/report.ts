/**
 * Reads the JSON file of a report, written from what the report's own annex says (怎样计算): it knows nothing of ours, and
 * reckons every number again from the `published` part alone.
 */
import {
  asNumber,
  asOne,
  countBands,
  finishedAtSchool,
  meanNight,
  meanOfKind,
  meanPart,
  ofGrade,
  ofWeekday,
  overLimit,
  type Answer,
  type Dates,
} from './figures';
import { surveyFigures, type Part } from './survey';

type Told = { how: string; minutes: number };
type Figure = {
  mean: (Told & { evenings: number; weeks: number }) | null;
  compared: number;
  over: number;
  subjects: Record<string, Told & { evenings: number }>;
  atSchool: Told | null;
  largelyAtSchool: { of: number; evenings: number };
  classes: number;
  classesTold: number;
  bands: Record<string, number>;
  weeks: number;
};
type Limit = {
  minutes: number | null;
  unit: string;
  scope: string;
  strength: string;
  atSchool?: string;
};
type Pair = { planned: Told; measured: Told; evenings: number };
type Planned = {
  published: number;
  posted: number;
  whole: number;
  homework: Pair | null;
  subjects: Record<string, Pair>;
};
type Posted = {
  night: string;
  isNoHomework: boolean;
  subjects: Record<string, { minutes: number; unknown: number }>;
};
type Published = Answer & { planned: Posted[] };
export type Report = {
  format: string;
  period: string;
  from: string;
  to: string;
  all: Figure & { planned: Planned };
  limits: (Figure & { limit: Limit })[];
  grades: (Figure & { planned: Planned; grade: number })[];
  trend: (Figure & Dates)[];
  weekdays: (Figure & { weekday: number })[];
  kinds: { kind: string; mean: Told; blocks: number }[];
  published: Published[];
  surveys: Survey[];
};

type Shares = { of: string; share: number }[];
type Survey = {
  whole: {
    questions: { name: string; shares?: Shares; mean?: number; rows?: { row: string; shares: Shares }[] }[];
  } | null;
  published: Part[];
};

/** What the file says of a survey's questions, each figure under the name the script gives it. */
function figuresSaid({ whole }: Survey): Record<string, number> {
  const questions = whole?.questions ?? [];
  return Object.fromEntries(
    questions.flatMap(({ name, shares = [], mean, rows = [] }) => [
      ...sharesSaid(name, shares),
      ...(mean === undefined ? [] : [[`${name} mean`, mean] as const]),
      ...rows.flatMap(({ row, shares: own }) => sharesSaid(`${name}.${row}`, own)),
    ]),
  );
}

function sharesSaid(name: string, shares: Shares) {
  return shares.map(({ of, share }) => [`${name} ${of}`, share] as const);
}

/** Every figure of the file's surveys that its published parts do not give, or that it leaves out. */
function wrongInSurveys({ surveys }: Report): string[] {
  return surveys.flatMap((survey, index) => {
    const [said, reckoned] = [figuresSaid(survey), surveyFigures(survey.published)];
    return [...new Set([...Object.keys(said), ...Object.keys(reckoned)])]
      .filter((name) => said[name] !== reckoned[name])
      .map(
        (name) => `Survey ${index + 1}, ${name}: the file says ${said[name]}, and it is ${reckoned[name]}.`,
      );
  });
}

/** Of a part of a class evening: how long it was planned to take, and how long it took. */
type Beside = { planned: number; measured: number; weight: number };
const WEIGHTS: Record<string, number> = { '10-14': 10, '15-19': 15, '20+': 20 };

type Matched = { evening: Answer['evenings'][number]; posted: Posted | undefined };

/** The school nights that were published, each with what was posted for it: a school night is one night. */
function matchedOf(published: readonly Published[], grade: number | undefined): Matched[] {
  return published.flatMap(({ evenings, planned }) =>
    evenings
      .filter((each) => each.kind === 'school' && (grade === undefined || each.grade === grade))
      .map((evening) => ({ evening, posted: planned.find(({ night }) => night === evening.night) })),
  );
}

/** All that was planned for a night; nothing where nothing counts, or where some task has no minutes. */
function plannedOf({ isNoHomework, subjects }: Posted): number | undefined {
  const parts = Object.values(subjects);
  if (parts.length === 0 && !isNoHomework) return undefined;
  if (parts.some(({ unknown }) => unknown > 0)) return undefined;
  return parts.reduce((minutes, part) => minutes + part.minutes, 0);
}

/** The whole and each subject of one evening, as far as both sides are told. */
function besidesOf({ evening, posted }: Matched): [string, Beside][] {
  if (!posted) return [];
  const weight = WEIGHTS[evening.band] ?? NaN;
  const whole = plannedOf(posted);
  const told: [string, number | undefined, Answer['evenings'][number]['minutes'] | undefined][] = [
    ['homework', whole, evening.minutes],
    ...Object.entries(posted.subjects).map(
      ([subject, { minutes, unknown }]) =>
        [subject, unknown === 0 ? minutes : undefined, evening.subjects[subject]] as (typeof told)[number],
    ),
  ];
  return told.flatMap(([of, planned, measured]) =>
    planned === undefined || measured === undefined
      ? []
      : [[of, { planned, measured: asNumber(measured), weight }] as [string, Beside]],
  );
}

/** What annex and file say of 预计与实际, reckoned from the published part: counts, then each pair of means. */
function reckonPlanned(published: readonly Published[], grade: number | undefined): string[] {
  const matched = matchedOf(published, grade);
  const besides = matched.flatMap(besidesOf);
  const posted = matched.flatMap((each) => each.posted ?? []);
  const names = [...new Set(besides.map(([of]) => of))];
  return [
    `published ${matched.length}`,
    `posted ${posted.length}`,
    `whole ${posted.filter((each) => plannedOf(each) !== undefined).length}`,
    ...names.map((name) => `${name} ${meansOf(besides.flatMap(([of, told]) => (of === name ? told : [])))}`),
  ].sort();
}

function meansOf(told: readonly Beside[]): string {
  const weights = told.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (side: 'planned' | 'measured') =>
    told.reduce((sum, each) => sum + each.weight * each[side], 0) / weights;
  return `${Math.round(mean('planned'))} ${asShown(mean('measured'))} of ${told.length}`;
}

function toldPlanned({ homework, subjects, ...counts }: Planned): string[] {
  const pairs = Object.entries({ ...(homework && { homework }), ...subjects });
  return [
    ...Object.entries(counts).map(([of, count]) => `${of} ${count}`),
    ...pairs.map(
      ([of, { planned, measured, evenings }]) =>
        `${of} ${planned.minutes} ${asTold(measured)} of ${evenings}`,
    ),
  ].sort();
}

/** As the report shows it: whole minutes, or 不到 8. */
function asShown(minutes: number | undefined): string {
  if (minutes === undefined) return 'nothing';
  return Math.round(minutes) < 8 ? 'under 8' : String(Math.round(minutes));
}

const asTold = (told: Told | null | undefined): string =>
  told ? (told.how === 'under' ? `under ${told.minutes}` : String(told.minutes)) : 'nothing';

/** Every number of the file that is not what its own published part gives, a sentence each. */
export function wrongIn(report: Report): string[] {
  const wrong = wrongInSurveys(report);
  const whole = asOne(report.published);
  const dates = { from: report.from, to: report.to };
  const check = (of: string, told: string | number, reckoned: string | number) => {
    if (told !== reckoned) wrong.push(`${of}: the file says ${told}, and it is ${reckoned}.`);
  };
  const checkFigure = (of: string, told: Figure, { answer, within }: { answer: Answer; within: Dates }) => {
    check(`${of}, mean`, asTold(told.mean), asShown(meanNight(answer, within)));
    const { compared, over } = overLimit(answer, within);
    check(`${of}, compared`, told.compared, compared);
    check(`${of}, over`, told.over, over);
    check(`${of}, at school`, asTold(told.atSchool), asShown(meanPart(answer, 'a', within)));
    const finished = finishedAtSchool(answer, within);
    check(`${of}, largely of`, told.largelyAtSchool.of, finished.told);
    check(`${of}, largely`, told.largelyAtSchool.evenings, finished.largely);
    const { weeks = 0, ...bands } = countBands(answer, within);
    check(`${of}, weeks`, told.weeks, weeks);
    for (const [band, count] of Object.entries(bands)) check(`${of}, ${band}`, told.bands[band] ?? 0, count);
    const subjects = new Set(answer.evenings.flatMap((evening) => Object.keys(evening.subjects)));
    for (const subject of subjects)
      check(`${of}, ${subject}`, asTold(told.subjects[subject]), asShown(meanPart(answer, subject, within)));
  };
  const checkPlanned = (of: string, told: Planned, grade?: number) => {
    check(`${of}, planned`, toldPlanned(told).join('; '), reckonPlanned(report.published, grade).join('; '));
  };
  checkFigure('All', report.all, { answer: whole, within: dates });
  checkPlanned('All', report.all.planned);
  for (const each of report.grades) checkPlanned(`Grade ${each.grade}`, each.planned, each.grade);
  for (const each of report.grades)
    checkFigure(`Grade ${each.grade}`, each, {
      answer: ofGrade(report.published, each.grade),
      within: dates,
    });
  for (const each of report.trend)
    checkFigure(`From ${each.from}`, each, { answer: whole, within: { from: each.from, to: each.to } });
  for (const each of report.weekdays)
    checkFigure(`Day ${each.weekday}`, each, { answer: ofWeekday(whole, each.weekday), within: dates });
  for (const each of report.limits)
    checkFigure(`${each.limit.minutes ?? 'No'} minutes`, each, {
      answer: underLimit(whole, each.limit),
      within: dates,
    });
  for (const each of report.kinds)
    check(each.kind, asTold(each.mean), asShown(meanOfKind(whole, each.kind, dates)));
  return wrong;
}

function underLimit(answer: Answer, limit: Limit): Answer {
  const isUnder = (told: unknown) => {
    const own = (told as { limit: Limit }).limit;
    return (['minutes', 'unit', 'scope', 'strength', 'atSchool'] as const).every(
      (name) => own[name] === limit[name],
    );
  };
  return { ...answer, evenings: answer.evenings.filter(isUnder), weeks: answer.weeks.filter(isUnder) };
}

/** Every number of minutes that a report of these figures may say, beside its own rules. */
export function minutesAllowed(report: Report): Set<number> {
  const figures = [report.all, ...report.grades, ...report.trend, ...report.weekdays, ...report.limits];
  const told = [
    ...figures.flatMap(({ mean, atSchool, subjects }) => [mean, atSchool, ...Object.values(subjects)]),
    ...report.kinds.map(({ mean }) => mean),
  ].flatMap((each) => (each ? [each.minutes] : []));
  const limits = report.limits.flatMap(({ limit }) => (limit.minutes === null ? [] : [limit.minutes]));
  const whole = asOne(report.published);
  // A day of the week stands beside all the others together.
  const others = report.weekdays.flatMap(({ weekday }) => {
    const own = new Set(ofWeekday(whole, weekday).evenings);
    const rest = { ...whole, evenings: whole.evenings.filter((each) => !own.has(each)), weeks: [] };
    const minutes = meanNight(rest, { from: report.from, to: report.to });
    return minutes === undefined ? [] : [Math.round(minutes)];
  });
  const published = report.published.flatMap(({ evenings }) =>
    evenings.map(({ minutes }) => asNumber(minutes)),
  );
  const pairs = [report.all, ...report.grades].flatMap(({ planned: { homework, subjects } }) =>
    [...(homework ? [homework] : []), ...Object.values(subjects)].flatMap(({ planned, measured }) => [
      planned.minutes,
      measured.minutes,
    ]),
  );
  return new Set([...told, ...limits, ...others, ...published, ...pairs]);
}
