import { LONGEST_MINUTES } from './entry';
import { bedtimeAt, lastTouched, type Circumstance } from './forgotten';
import { elapsedMs, type Timer } from './timer';

const MINUTE_MS = 60_000;
/** What a sitting usually takes when nothing is known of the child's. */
const USUAL_MINUTES = 30;

/** One large answer of the question: how many minutes to credit, and why it is offered. */
export type Answer = { kind: 'usual' | 'until-bedtime' | 'hour' | 'all'; minutes: number };

function untilBedtime(timer: Timer, bedtime: string | undefined): number | undefined {
  const bed = bedtimeAt(timer, bedtime);
  if (bed === undefined || bed <= timer.startedAt) return undefined;
  return Math.round(elapsedMs(timer, bed) / MINUTE_MS);
}

/**
 * Three sensible answers, shortest first, without two alike: what such a sitting usually takes
 * (`usual`, minutes), until bedtime (else an hour), and all of it while it can be believed.
 */
export function answersFor(timer: Timer, { now, bedtime }: Circumstance, usual = USUAL_MINUTES): Answer[] {
  // A clock that was set back says nothing of how long it was.
  const isBehind = lastTouched(timer) > now;
  const all = Math.max(isBehind ? 0 : 1, Math.round(elapsedMs(timer, now) / MINUTE_MS));
  const bed = untilBedtime(timer, bedtime);
  const answers: Answer[] = [
    { kind: 'usual', minutes: usual },
    bed !== undefined && bed > 0 && bed < all
      ? { kind: 'until-bedtime', minutes: bed }
      : { kind: 'hour', minutes: 60 },
    { kind: 'all', minutes: all },
  ];
  const most = isBehind ? LONGEST_MINUTES : Math.min(all, LONGEST_MINUTES);
  const isSensible = ({ minutes }: Answer): boolean => minutes >= 1 && minutes <= most;
  const sensible = answers.filter(isSensible);
  return sensible
    .filter((answer, index) => sensible.findIndex((other) => other.minutes === answer.minutes) === index)
    .sort((a, b) => a.minutes - b.minutes);
}
