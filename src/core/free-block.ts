import type { NightKind } from './calendar';
import { isSchoolNight, type LookedNight, type NightState } from './looked-night';
import type { Night } from './night';
import { workParts, type WorkParts } from './work-parts';

/** Free days in a row as one total, without a verdict; cut where the stretch begins or ends. */
export type FreeBlock = {
  first: Night;
  last: Night;
  kind: NightKind;
  states: NightState[];
  parts: WorkParts;
};

/** The strongest kind names the block, as core/calendar does. */
const RANK: readonly NightKind[] = ['vacation', 'holiday', 'weekend'];

function blockOf(nights: readonly LookedNight[]): FreeBlock | undefined {
  const [first, last] = [nights[0], nights[nights.length - 1]];
  if (!first || !last) return undefined;
  const kinds = nights.map(({ evening }) => evening.day.kind);
  return {
    first: first.night,
    last: last.night,
    kind: RANK.find((kind) => kinds.includes(kind)) ?? 'weekend',
    states: nights.map(({ state }) => state),
    parts: workParts(nights.flatMap(({ entries }) => entries)),
  };
}

/** The free blocks of a stretch, oldest first. */
export function freeBlocks(nights: readonly LookedNight[]): FreeBlock[] {
  const runs: LookedNight[][] = [];
  let isRunning = false;
  for (const each of nights) {
    const isFree = !isSchoolNight(each);
    if (isFree && isRunning) runs[runs.length - 1]?.push(each);
    else if (isFree) runs.push([each]);
    isRunning = isFree;
  }
  return runs.flatMap((run) => blockOf(run) ?? []);
}
