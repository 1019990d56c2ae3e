import type { Home } from './database';

/** What is asked of the endpoint about a class time and again: what it is by now, and what was published of it. */
export type Asking = 'class' | 'figures';

function keyOf(asking: Asking, when: 'asked' | 'told', classId: string): string {
  return `${asking} ${when} ${classId}`;
}

/** Where is kept when an endpoint told of a class. `at`: epoch ms. */
export function toldRow(asking: Asking, classId: string, at: number): { key: string; value: number } {
  return { key: keyOf(asking, 'told', classId), value: at };
}

/** A question whose answer was lost, in a lift or by a school's box that was off, is asked again after so long (ms). */
const LOST_MS = 30 * 60_000;

/** `since`: the time (epoch ms) before which every answer is out of date. */
type Moment = { since: number; now: number };

/** Nothing is asked while the last answer can be no other. */
export async function isToAsk(
  home: Home,
  asking: Asking,
  { class: classId, since, now }: Moment & { class: string },
): Promise<boolean> {
  const asked = await timeAt(home, keyOf(asking, 'asked', classId));
  // A time to come was noted by a clock set back since.
  if (asked < since || asked > now) return true;
  return (await lastTold(home, asking, classId)) < since && now - asked >= LOST_MS;
}

/** From now (epoch ms) on these classes count as asked, so that a lost answer is not asked for without a pause. */
export async function noteAsked(
  home: Home,
  asking: Asking,
  { classes, now }: { classes: readonly string[]; now: number },
): Promise<void> {
  await home.kept.bulkPut(classes.map((classId) => ({ key: keyOf(asking, 'asked', classId), value: now })));
}

/** When (epoch ms) an endpoint last told of a class; 0 = never. */
export function lastTold(home: Home, asking: Asking, classId: string): Promise<number> {
  return timeAt(home, keyOf(asking, 'told', classId));
}

/** Forgets when a class was asked about and when it was told. */
export async function forgetAsking(home: Home, classId: string): Promise<void> {
  const all = (['class', 'figures'] as const).flatMap((asking) => [
    keyOf(asking, 'asked', classId),
    keyOf(asking, 'told', classId),
  ]);
  await home.kept.bulkDelete(all);
}

async function timeAt(home: Home, key: string): Promise<number> {
  const at = (await home.kept.get(key))?.value;
  return typeof at === 'number' && Number.isFinite(at) ? at : 0;
}
