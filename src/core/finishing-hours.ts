import { finishOf } from './finishing';
import type { LookedNight } from './looked-night';
import { instantOf, type Night } from './night';

const NOON = '12:00';

/** When the work of some nights was done: the night in the middle stands for all, and the latest beside it. */
export type FinishingHours = {
  /** Nights whose end is known. */
  nights: number;
  /** Epoch ms. */
  usual: number;
  latest: { night: Night; at: number };
  /** Nights that went on past bedtime, of those with one. */
  late: number;
  bedtime: string | undefined;
};

/** The hours at which some nights' work was done; undefined where no end is known. */
export function finishingHours(nights: readonly LookedNight[]): FinishingHours | undefined {
  const finishes = nights.flatMap((night) => finishOf(night) ?? []);
  // By the hour of their own evening, so that half past nine on Monday is earlier than ten on Tuesday.
  const hourOf = ({ night, at }: { night: Night; at: number }) => at - instantOf(night, NOON);
  const byHour = [...finishes].sort((one, other) => hourOf(one) - hourOf(other));
  const [usual, latest] = [byHour[Math.floor((byHour.length - 1) / 2)], byHour[byHour.length - 1]];
  if (!usual || !latest) return undefined;
  return {
    nights: byHour.length,
    usual: usual.at,
    latest: { night: latest.night, at: latest.at },
    late: finishes.filter(({ past }) => past > 0).length,
    bedtime: latest.bedtime,
  };
}
