import {
  FIGURE_BANDS,
  SINGLE_SUBJECTS,
  type FigureBand,
  type PublishedEvening,
  type SingleSubject,
} from './figure';
import { BAND_WEIGHT, countedMinutes, isComparedFigure } from './figure-mean';
import { shownMean, type Shown } from './figure-shown';
import { plannedFor, plannedTotal, type Beside, type PlannedNight } from './planned-night';

/** One class: what was published of it, and what was planned for its nights. */
export type PlannedClass = { evenings: readonly PublishedEvening[]; planned: readonly PlannedNight[] };

/** Means in minutes, not rounded, over the same evenings on both sides; `bands`: of how many families each was. */
export type PlannedPair = {
  planned: number;
  measured: number;
  evenings: number;
  bands: Readonly<Record<FigureBand, number>>;
};

/**
 * What was planned beside what was published. Of the `published` school nights, so many were `posted`, and of those so
 * many `whole`: with minutes for every task. Only what is whole is in a mean. `withoutFigure`: posted nights of which
 * nothing is published, by themselves; what a weekly figure tells of them names no evenings, and stands in no pair.
 */
export type PlannedAgainst = {
  homework: PlannedPair | undefined;
  subjects: Partial<Record<SingleSubject, PlannedPair>>;
  nights: { published: number; posted: number; whole: number; withoutFigure: number };
};

/** Planned minutes as they are shown: of one evening exact, a mean about so much; 0 is what somebody planned. */
export function shownPlanned({ planned, evenings }: Omit<PlannedPair, 'bands'>): Shown {
  return { how: evenings === 1 ? 'exact' : 'about', minutes: Math.round(planned) };
}

/** Measured minutes beside them, as every mean of published figures is shown. */
export function shownMeasured({ measured, evenings }: Omit<PlannedPair, 'bands'>): Shown {
  return shownMean({ minutes: measured, evenings });
}

type Weighed = Beside & { band: FigureBand };

/** The mean of what is told on both sides, each evening weighed by its band; undefined without any. */
function pairOf(besides: readonly Weighed[]): PlannedPair | undefined {
  const whole = besides.flatMap(({ planned, measured, band }) =>
    planned?.unknown === 0 && measured !== undefined
      ? [{ planned: planned.minutes, measured: countedMinutes(measured), band, weight: BAND_WEIGHT[band] }]
      : [],
  );
  const weight = whole.reduce((sum, each) => sum + each.weight, 0);
  if (weight === 0) return undefined;
  const meanOf = (side: 'planned' | 'measured') =>
    whole.reduce((sum, each) => sum + each.weight * each[side], 0) / weight;
  const bands = Object.fromEntries(
    FIGURE_BANDS.map((band) => [band, whole.filter((each) => each.band === band).length]),
  ) as PlannedPair['bands'];
  return { planned: meanOf('planned'), measured: meanOf('measured'), evenings: whole.length, bands };
}

type Matched = { figure: PublishedEvening; planned: PlannedNight | undefined };

function isCovered({ night }: PlannedNight, { evenings }: PlannedClass): boolean {
  return evenings.some((each) => each.night <= night && night <= each.last);
}

function subjectPairs(matched: readonly Matched[]): PlannedAgainst['subjects'] {
  const pairs = SINGLE_SUBJECTS.flatMap((subject) => {
    const pair = pairOf(
      matched.map(({ figure, planned }) => ({
        planned: planned?.subjects[subject],
        measured: figure.subjects[subject],
        band: figure.band,
      })),
    );
    return pair ? [[subject, pair] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** Planned against measured over the school nights of some classes, from published figures only. */
export function plannedAgainst(classes: readonly PlannedClass[]): PlannedAgainst {
  const matched = classes.flatMap(({ evenings, planned }) =>
    evenings
      .filter(isComparedFigure)
      .map((figure): Matched => ({ figure, planned: plannedFor(figure, planned) })),
  );
  const totals = matched.map(({ figure, planned }) => ({
    planned: planned && plannedTotal(planned),
    measured: figure.minutes,
    band: figure.band,
  }));
  return {
    homework: pairOf(totals),
    subjects: subjectPairs(matched),
    nights: {
      published: matched.length,
      posted: matched.filter(({ planned }) => planned).length,
      whole: totals.filter(({ planned }) => planned?.unknown === 0).length,
      withoutFigure: classes.reduce(
        (sum, each) => sum + each.planned.filter((planned) => !isCovered(planned, each)).length,
        0,
      ),
    },
  };
}
