import {
  SINGLE_SUBJECTS,
  type FigureBand,
  type PublishedEvening,
  type PublishedMinutes,
  type PublishedWeek,
  type SingleSubject,
} from './figure';

// Everything beyond a class evening is reckoned from what was published, so nothing new can come out of it.

/** A figure counts as the fewest families it may be of. */
export const BAND_WEIGHT: Readonly<Record<FigureBand, number>> = { '10-14': 10, '15-19': 15, '20+': 20 };
/** A week's figure is of twenty children's evenings at least. */
export const WEEK_WEIGHT = 20;
/** What 不到 8 分钟 counts as where it is reckoned with: the middle of it. */
const UNDER_8_COUNTS = 4;

/** Minutes as they count in a mean. */
export function countedMinutes(minutes: PublishedMinutes): number {
  return minutes === 'under-8' ? UNDER_8_COUNTS : minutes;
}

/** A mean of published figures in minutes, not rounded, and of how many class evenings and weekly figures. */
export type FigureMean = { minutes: number; evenings: number; weeks: number };

type Weighed = { minutes: PublishedMinutes; weight: number };

function weighedMean(weighed: readonly Weighed[]): number | undefined {
  const weight = weighed.reduce((sum, each) => sum + each.weight, 0);
  if (weight === 0) return undefined;
  return weighed.reduce((total, each) => total + each.weight * countedMinutes(each.minutes), 0) / weight;
}

/** Whether an evening is one of those a limit is for. */
export function isComparedFigure({ kind }: Pick<PublishedEvening, 'kind'>): boolean {
  return kind === 'school';
}

/** The mean of a school night over some evenings and weekly figures; undefined without any. */
export function meanOfFigures(
  evenings: readonly PublishedEvening[],
  weeks: readonly PublishedWeek[],
): FigureMean | undefined {
  const compared = evenings.filter(isComparedFigure);
  const weighed = [
    ...compared.map(({ minutes, band }) => ({ minutes, weight: BAND_WEIGHT[band] })),
    ...weeks.map(({ minutes }) => ({ minutes, weight: WEEK_WEIGHT })),
  ];
  const minutes = weighedMean(weighed);
  return minutes === undefined ? undefined : { minutes, evenings: compared.length, weeks: weeks.length };
}

/** Of which parts an evening's minutes are told; `evenings` = how many of them told it. */
export type PartMean = { minutes: number; evenings: number };
export type PartMeans = {
  atSchool: PartMean | undefined;
  subjects: Partial<Record<SingleSubject, PartMean>>;
};

/** The mean of each subject, and of what was done at school, over the school nights that told it; not rounded. */
export function partMeans(evenings: readonly PublishedEvening[]): PartMeans {
  const compared = evenings.filter(isComparedFigure);
  const meanOf = (of: (evening: PublishedEvening) => PublishedMinutes | undefined): PartMean | undefined => {
    const weighed = compared.flatMap((evening) => {
      const minutes = of(evening);
      return minutes === undefined ? [] : [{ minutes, weight: BAND_WEIGHT[evening.band] }];
    });
    const minutes = weighedMean(weighed);
    return minutes === undefined ? undefined : { minutes, evenings: weighed.length };
  };
  const subjects: PartMeans['subjects'] = {};
  for (const subject of SINGLE_SUBJECTS) {
    const mean = meanOf((evening) => evening.subjects[subject]);
    if (mean) subjects[subject] = mean;
  }
  return { atSchool: meanOf(({ atSchool }) => atSchool), subjects };
}

/**
 * By how many minutes an evening's figure is over its limit, 0 = not; undefined where nothing is compared: a block, no
 * rule, a limit by the week, a limit of 0, a year whose days are not known.
 */
export function minutesOver(evening: PublishedEvening): number | undefined {
  const { kind, isKnown, limit } = evening;
  if (kind !== 'school' || !isKnown || limit.unit === 'week' || !limit.minutes) return undefined;
  return Math.max(0, heldMinutes(evening) - limit.minutes);
}

/**
 * What of an evening is held against its limit: all of it, or, where the school's word is that work done at school does
 * not count, the one published mean less the other. Both are rounded to 5, so the difference may be off by a few.
 */
export function heldMinutes({
  limit,
  minutes,
  atSchool,
}: Pick<PublishedEvening, 'limit' | 'minutes' | 'atSchool'>): number {
  const whole = countedMinutes(minutes);
  return limit.atSchool === 'apart' ? Math.max(0, whole - countedMinutes(atSchool)) : whole;
}

/**
 * What of the mean of some evenings and weekly figures is not held against a limit: the part done at school, where that
 * is the school's word. A week's figure tells no such part, and is held whole.
 */
export function apartMean(evenings: readonly PublishedEvening[], weeks: readonly PublishedWeek[]): number {
  const compared = evenings.filter(isComparedFigure);
  const total = compared.reduce((sum, { band }) => sum + BAND_WEIGHT[band], weeks.length * WEEK_WEIGHT);
  const apart = compared.reduce(
    (sum, each) => sum + BAND_WEIGHT[each.band] * (countedMinutes(each.minutes) - heldMinutes(each)),
    0,
  );
  return total === 0 ? 0 : apart / total;
}

/** Of the evenings that are compared, how many there are and how many of them are over. */
export function eveningsOver(evenings: readonly PublishedEvening[]): { compared: number; over: number } {
  const overs = evenings.map(minutesOver).filter((over) => over !== undefined);
  return { compared: overs.length, over: overs.filter((over) => over > 0).length };
}
