import { meanOf, type Mean } from './evening';
import { freeBlocks, type FreeBlock } from './free-block';
import { isSchoolNight, overOf, type LookedNight, type NightState } from './looked-night';
import { workParts, type WorkParts } from './work-parts';
import { yardstickOf, type Yardstick } from './yardstick';

const RECORDED: readonly NightState['kind'][] = ['minutes', 'beside', 'none', 'at-school'];

/** Whether anything stands in the diary of a night. */
export function isRecorded({ kind }: NightState): boolean {
  return RECORDED.includes(kind);
}

/** All that is said of a stretch of nights. */
export type LookBack = {
  nights: readonly LookedNight[];
  yardstick: Yardstick;
  /** Of recorded school nights (core/evening). */
  mean: Mean | undefined;
  /** School nights with a record, and without one though they are past. */
  recorded: number;
  missing: number;
  /** School nights whose minutes are compared with a limit, and those over it. */
  compared: number;
  over: number;
  /** Of all nights whose one number is more than 0: what grades without written homework are told by. */
  shown: Mean | undefined;
  /** The work of school nights and no-homework days. */
  parts: WorkParts;
  blocks: FreeBlock[];
};

function shownMean(nights: readonly LookedNight[]): Mean | undefined {
  const minutes = nights.flatMap(({ state }) =>
    state.kind === 'minutes' && state.minutes > 0 ? [state.minutes] : [],
  );
  if (minutes.length === 0) return undefined;
  const sum = minutes.reduce((total, each) => total + each, 0);
  return { minutes: Math.round(sum / minutes.length), nights: minutes.length };
}

/** Adds a stretch of nights up. The order of the diary's rows makes no difference. */
export function lookBack(nights: readonly LookedNight[]): LookBack {
  const school = nights.filter(isSchoolNight);
  const overs = school
    .map(({ evening }) => evening)
    .map(overOf)
    .filter((over) => over !== undefined);
  return {
    nights,
    yardstick: yardstickOf(nights),
    mean: meanOf(nights.map(({ evening }) => evening)),
    recorded: school.filter(({ state }) => isRecorded(state)).length,
    missing: school.filter(({ state }) => state.kind === 'missing').length,
    compared: overs.length,
    over: overs.filter((over) => over > 0).length,
    shown: shownMean(nights),
    parts: workParts(school.flatMap(({ entries }) => entries)),
    blocks: freeBlocks(nights),
  };
}

/** The work in scope of a week's nights, where the limit is for weeks: undefined without a record. */
export function weekMinutes(nights: readonly LookedNight[]): number | undefined {
  const recorded = nights.filter(
    ({ evening, state }) =>
      evening.day.kind === 'school' && (state.kind === 'minutes' || state.kind === 'none'),
  );
  if (recorded.length === 0) return undefined;
  return recorded.reduce((sum, { evening }) => sum + evening.total.compared, 0);
}

/** One bar of a trend: a week's mean, or its sum where the limit is for weeks, or what grades without homework are told by. */
export function weekHeight({ yardstick, mean, shown, nights }: LookBack): number | undefined {
  if (yardstick.kind === 'weekly') return weekMinutes(nights);
  return yardstick.kind === 'zero' ? shown?.minutes : mean?.minutes;
}
