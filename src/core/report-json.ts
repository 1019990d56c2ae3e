import { SINGLE_SUBJECTS, type PublishedEvening, type PublishedWeek } from './figure';
import type { FigureMean } from './figure-mean';
import { shownMean, type Shown } from './figure-shown';
import { shownMeasured, shownPlanned, type PlannedAgainst, type PlannedPair } from './planned-against';
import type { PlannedNight } from './planned-night';
import { periodName } from './report-period';
import type { ReportFigures } from './report-figures';
import { surveyJson, type ReportSurvey, type SurveyJson } from './report-surveys';
import type { SchoolFigure } from './school-figures';

/** The form below; it only grows, and a change that is none gets another number. */
const FORMAT = 'lamplight-report/1';

/** A mean as it is shown: whole minutes, `how` exact (one class evening), about (of several) or under (below 8). */
export type MeanJson = Shown & { evenings: number; weeks: number };

/**
 * The figures of a report, for whoever reckons after them. `published` holds all that was published of each class in the
 * period, and every other number follows from it: a mean weighs class evenings by the floor of their band (10, 15, 20),
 * weekly figures by 20, `under-8` counted as 4; `over` are class evenings whose minutes exceed their limit, of those
 * `compared` (a school night, its year known, a limit in minutes a day above 0). A week is in the period its Thursday
 * is in, a block where it begins. `planned` (预计用时) is what notices said of a night in the scope of its limit: minutes,
 * and `unknown`, of how many tasks nobody said. Beside a figure stands what was planned where every task has minutes; both
 * sides are means over the same class evenings, weighed alike.
 */
export type ReportJson = {
  format: typeof FORMAT;
  school: string;
  /** Of a lead's report. */
  grade: number | null;
  /** `2026-11` or `2026a` (the first term of the school year that began in 2026). */
  period: string;
  from: string;
  to: string;
  isSettled: boolean;
  /** Class evenings there could have been. */
  possible: number;
  all: FigureJson & PlannedJson;
  limits: (FigureJson & { limit: PublishedEvening['limit']; grades: number[] })[];
  grades: (FigureJson & PlannedJson & { grade: number; silent: string[] })[];
  trend: (FigureJson & { from: string; to: string })[];
  weekdays: (FigureJson & { weekday: number })[];
  kinds: { kind: string; mean: Shown; blocks: number; bands: Record<string, number> }[];
  published: {
    class: string;
    name: string;
    evenings: PublishedEvening[];
    weeks: PublishedWeek[];
    planned: PlannedNight[];
  }[];
  /** Told surveys whose last date is in the period. */
  surveys: SurveyJson[];
};

type PairJson = { planned: Shown; measured: Shown; evenings: number };

/** Of the `published` class evenings so many were `posted`, and of those so many `whole`: with minutes for every task. */
export type PlannedJson = {
  planned: {
    published: number;
    posted: number;
    whole: number;
    homework: PairJson | null;
    subjects: Record<string, PairJson>;
  };
};

export type FigureJson = {
  mean: MeanJson | null;
  compared: number;
  over: number;
  subjects: Record<string, Shown & { evenings: number }>;
  atSchool: (Shown & { evenings: number }) | null;
  /** Class evenings with 10 minutes and more, and those of them with four fifths and more done at school. */
  largelyAtSchool: { of: number; evenings: number };
  classes: number;
  classesTold: number;
  bands: Record<string, number>;
  weeks: number;
};

const meanJson = (mean: FigureMean): MeanJson => ({
  ...shownMean(mean),
  evenings: mean.evenings,
  weeks: mean.weeks,
});

function figureJson({ mean, overs, parts, atSchool, coverage }: SchoolFigure): FigureJson {
  const partJson = (part: { minutes: number; evenings: number }) => ({
    ...shownMean(part),
    evenings: part.evenings,
  });
  const subjects: FigureJson['subjects'] = {};
  for (const subject of SINGLE_SUBJECTS) {
    const part = parts.subjects[subject];
    if (part) subjects[subject] = partJson(part);
  }
  return {
    mean: mean ? meanJson(mean) : null,
    ...overs,
    subjects,
    atSchool: parts.atSchool ? partJson(parts.atSchool) : null,
    largelyAtSchool: { of: atSchool.told, evenings: atSchool.largely },
    classes: coverage.classes,
    classesTold: coverage.told,
    bands: { ...coverage.bands },
    weeks: coverage.weeks,
  };
}

const pairJson = (pair: PlannedPair): PairJson => ({
  planned: shownPlanned(pair),
  measured: shownMeasured(pair),
  evenings: pair.evenings,
});

function plannedJson({ homework, subjects, nights }: PlannedAgainst): PlannedJson {
  const { published, posted, whole } = nights;
  const told = Object.entries(subjects).map(([subject, pair]) => [subject, pairJson(pair)] as const);
  return {
    planned: {
      ...{ published, posted, whole },
      homework: homework ? pairJson(homework) : null,
      subjects: Object.fromEntries(told),
    },
  };
}

/** The figures of a report in the form that is documented here. */
export function reportJson(
  figures: ReportFigures,
  about: { school: string; grade: number | undefined; surveys: readonly ReportSurvey[] },
): ReportJson {
  const { period, nights, isSettled, possible, all, limits, grades, trend, weekdays, kinds, classes } =
    figures;
  return {
    format: FORMAT,
    school: about.school,
    grade: about.grade ?? null,
    period: periodName(period),
    from: nights.first,
    to: nights.last,
    isSettled,
    possible,
    all: { ...figureJson(all), ...plannedJson(figures.planned) },
    limits: limits.map(({ limit, grades: of, figure }) => ({ limit, grades: of, ...figureJson(figure) })),
    grades: grades.map((figure) => ({
      grade: figure.grade,
      silent: figure.silent.map(({ name }) => name),
      ...figureJson(figure),
      ...plannedJson(figure.planned),
    })),
    trend: trend.map(({ first, last, figure }) => ({ from: first, to: last, ...figureJson(figure) })),
    weekdays: weekdays.map(({ weekday, figure }) => ({ weekday, ...figureJson(figure) })),
    kinds: kinds.map(({ kind, minutes, evenings, bands }) => ({
      kind,
      mean: shownMean({ minutes, evenings }),
      blocks: evenings,
      bands: { ...bands },
    })),
    published: classes.map(({ class: id, name, evenings, weeks, planned }) => ({
      class: id,
      name,
      evenings: [...evenings],
      weeks: [...weeks],
      planned: [...planned],
    })),
    surveys: about.surveys.map(surveyJson),
  };
}
