import { SHARE_STEP, SURVEY_BANDS, SURVEY_FAMILIES, type Share, type SurveyBand } from './survey-tally';
import { meanStep } from './survey-stretches';

/** A number in [0, 1), for each thing told another, the same whenever it is drawn again. */
export type SurveyDraw = (of: string) => number;

const STEPS = 100 / SHARE_STEP;

/** How many families, as it is told; undefined where they are too few to tell anything of. */
export function surveyBand(families: number): SurveyBand | undefined {
  if (families < SURVEY_FAMILIES) return undefined;
  const floors: Record<SurveyBand, number> = { '20-29': 20, '30-49': 30, '50-99': 50, '100+': 100 };
  return [...SURVEY_BANDS].reverse().find((band) => families >= floors[band]);
}

/** Below the first and above the last step nothing is told apart. */
function coded(steps: number): Share {
  return Math.min(STEPS - 1, Math.max(1, steps)) * SHARE_STEP;
}

/** One share, up or down to ten points by chance, in proportion. */
export function shareOf(families: number, all: number, drawn: number): Share {
  return coded(Math.floor((STEPS * families) / all + drawn));
}

/**
 * Shares of which each family is in one: rounded by one draw along their sum, so that each goes up or down in proportion
 * and what is said twice (yes 40, no 70) cannot be put together to the exact number.
 */
export function sharesOf(families: readonly number[], drawn: number): Share[] {
  const all = families.reduce((sum, each) => sum + each, 0);
  let before = 0;
  return families.map((each) => {
    // In whole families until the last moment: what is the same to the draw must not differ by a rounding of the machine.
    const steps = (sum: number) => Math.floor((STEPS * sum) / all + drawn);
    const share = coded(steps(before + each) - steps(before));
    before += each;
    return share;
  });
}

type Numbers = { min: number; max: number };

/**
 * A mean, up or down to its step by chance, in proportion. Near the least and the greatest that can be answered there is
 * none: it would say what shares of ten or less and of ninety or more leave open.
 */
export function surveyMean(
  { sum, families }: { sum: number; families: number },
  { min, max }: Numbers,
  drawn: number,
): number | undefined {
  const mean = sum / families;
  const margin = (max - min) / STEPS;
  if (mean <= min + margin || mean >= max - margin) return undefined;
  const step = meanStep(max - min);
  // Steps are counted from the least: decimals would else show how a machine divides.
  const told = min + Math.floor((mean - min) / step + drawn) * step;
  return Math.min(max, Number(told.toFixed(2)));
}
