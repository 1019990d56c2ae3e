import { isAlmostEmpty } from './plan';

/** What a rotation looks at: in what order they were made, when (epoch ms), and how many entries stand in each. */
export type Made = { order: number; madeAt: number; count: number };

/** What is older than this (ms) reaches back before any mistake that a family notices within a week. */
export const WEEK_MS = 7 * 24 * 60 * 60_000;

/** The age of a generation when the newest was made. A clock that was wrong meanwhile makes it young, never old. */
function ageAt(newest: Made, { madeAt }: Made): number {
  return Math.max(0, newest.madeAt - madeAt);
}

/**
 * Which generations stay once the newest is written. Two are offered: the newest, and the youngest that is at least a week
 * older, so that what was spoilt yesterday and is noticed in a week still stands somewhere as it was. With a new one every
 * day only these two could not do it: whenever the old one is let go, the next must already be a week old. So the oldest of
 * those in between stays too, until it is old enough to take the old one's place; the old one is then 7 to 14 days old.
 *
 * An almost empty diary (the browser threw the large one away, and somebody began anew) pushes out nothing: it takes one
 * place of its own, and those of the large diary wait for whoever comes to fetch them.
 */
export function generationsToKeep<Each extends Made>(made: readonly Each[]): Each[] {
  const inOrder = [...made].sort((one, other) => one.order - other.order);
  const largest = Math.max(0, ...inOrder.map(({ count }) => count));
  const isSmall = ({ count }: Each) => isAlmostEmpty({ before: largest, after: count });
  const small = inOrder.filter(isSmall).slice(-1);
  const large = inOrder.filter((each) => !isSmall(each));
  const newest = large[large.length - 1];
  if (!newest) return small;
  const old = large.filter((each) => ageAt(newest, each) >= WEEK_MS).slice(-1);
  const growing = large.filter((each) => each !== newest && ageAt(newest, each) < WEEK_MS).slice(0, 1);
  return [...old, ...growing, newest, ...small];
}

/** The diary changed since (its counter says so), it was not made today already, and the evening's work is done. */
export function isGenerationDue(diary: {
  counter: number;
  madeOf: number | undefined;
  isMadeToday: boolean;
  isTimerRunning: boolean;
}): boolean {
  return diary.counter !== diary.madeOf && !diary.isMadeToday && !diary.isTimerRunning;
}
