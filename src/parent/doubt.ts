import { bedtimeFor } from '../core/bedtime';
import { doubtAbout, type Circumstance, type Doubt } from '../core/forgotten';
import type { Timer } from '../core/timer';
import { lastSeen } from './seen';
import { gradeOn, type Child } from './store/views';

/** What is known around a child's timer at `now` (epoch ms): its bedtime, and when the phone was last touched. */
export function circumstanceOf(timer: Timer, child: Child, now: number): Circumstance {
  const { grade, school } = gradeOn(child, timer.night);
  return { now, seenAt: lastSeen(), bedtime: bedtimeFor(grade, school) };
}

/** Why a child's timer has to be asked about before it counts; undefined when it runs as it should. */
export function doubtOf(timer: Timer | undefined, child: Child, now: number): Doubt | undefined {
  return timer && doubtAbout(timer, circumstanceOf(timer, child, now));
}
