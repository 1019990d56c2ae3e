import type { Override } from '../../core/calendar';
import type { Break } from '../../core/holidays';
import type { LimitChoice } from '../../core/limit';
import type { SchoolLimits } from '../../core/limit-since';
import { isNight, type Night } from '../../core/night';
import type { ToldDays } from '../../core/school-days';
import { isLimit } from './sound';

const OVERRIDES: readonly unknown[] = ['school', 'holiday', 'no-homework'];

function isThere(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isBreak(value: unknown): value is Break {
  return isThere(value) && isNight(value['from']) && isNight(value['to']);
}

/** A school's or class's word on single evenings, as far as it can be read. */
function soundOverrides(value: unknown): Record<Night, Override> {
  if (!isThere(value)) return {};
  const sound = Object.entries(value).filter(([night, kind]) => isNight(night) && OVERRIDES.includes(kind));
  return Object.fromEntries(sound) as Record<Night, Override>;
}

function soundSaid(value: Record<string, unknown>): Omit<ToldDays, 'earlier'> {
  const { fridayCounts, breaks, yearsWithoutBreaks, overrides } = value;
  return {
    // Whatever a hand put there: only a plain yes counts Fridays.
    fridayCounts: fridayCounts === true,
    breaks: Array.isArray(breaks) && breaks.every(isBreak) ? breaks : undefined,
    yearsWithoutBreaks: Array.isArray(yearsWithoutBreaks)
      ? yearsWithoutBreaks.filter(Number.isInteger)
      : undefined,
    overrides: soundOverrides(overrides),
  };
}

/** A class's days as a row has them: what nobody can read of them goes back to the usual. */
export function soundDays(value: unknown): ToldDays {
  if (!isThere(value)) return {};
  const { earlier } = value;
  if (!Array.isArray(earlier) || earlier.length === 0) return soundSaid(value);
  const before = earlier.filter((each) => isThere(each) && isNight(each['until'])) as { until: Night }[];
  return { ...soundSaid(value), earlier: before.map((each) => ({ ...soundSaid(each), until: each.until })) };
}

/** Whether a class's limits with their dates can be read. */
export function isSoundLimits(value: unknown): value is SchoolLimits<LimitChoice> {
  if (!isThere(value) || !isLimit(value['first']) || !Array.isArray(value['changes'])) return false;
  return value['changes'].every((each) => isThere(each) && isNight(each['from']) && isLimit(each['limit']));
}
