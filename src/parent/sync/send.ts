import type { Problem } from '../../core/problem';
import { isTakenBack } from '../store/outbox';
import { syncTimes } from '../store/sync-times';
import { speak } from './ask';
import { carried, type Carried } from './carry';
import { backOff } from './wait';
import { isUrgent, notedTime, readyAt, type Situation } from './when';
import type { SyncWorld, Trying } from './world';

/** The endpoint says an evening or a survey is not open: it is asked again after this long (ms), for one of the clocks is wrong. */
const NOT_OPEN_MS = 60 * 60_000;
const NOT_OPEN: readonly Problem['kind'][] = ['evening-not-open', 'survey-not-begun'];

/** One letter goes, and its answer is kept. What the endpoint refuses for good is set aside and blocks no other. */
async function attempt(world: SyncWorld, { tries, visit }: Trying, waiting: Carried): Promise<void> {
  const { fetch, clock, random } = world;
  const now = clock().getTime();
  const { id } = waiting.row;
  const letter = await waiting.carry(notedTime(now, random));
  if (!letter) return;
  if (!isTakenBack(waiting.row)) visit.isSpent = true;
  const { path, body, read } = letter;
  const outcome = await speak(fetch, { path, method: 'PUT', body }, read);
  const before = tries.get(id) ?? 0;
  if (outcome.kind === 'away') {
    tries.set(id, before + 1);
    const until = clock().getTime() + backOff(before, outcome.retryAfterMs, random);
    await letter.hold({ problem: outcome.problem, until });
    return;
  }
  tries.delete(id);
  if (outcome.kind === 'answered') await letter.note({ answer: outcome.answer, now });
  else if (NOT_OPEN.includes(outcome.problem.kind))
    await letter.hold({ problem: outcome.problem, until: now + NOT_OPEN_MS });
  else await letter.note({ answer: outcome, now });
}

async function situationOf({ home, clock }: SyncWorld, { visit }: Trying): Promise<Situation> {
  return { now: clock().getTime(), times: await syncTimes(home), visit };
}

/** Whether a letter may go now: a line that is back ends every wait but the one the endpoint asked for. */
function isReady(
  { row: { hold, ...row }, ...waiting }: Carried,
  situation: Situation,
  trying: Trying,
): boolean {
  const isWoken = trying.isLineBack && hold?.problem.kind === 'endpoint-unreachable';
  const given = { ...waiting, row: { ...row, ...(hold && !isWoken && { hold }) } };
  return readyAt(given, situation) <= situation.now;
}

/** What is tried once in a round: a letter; of one that is taken back each of its letters, so that none of it stays till the next. */
function tryId({ row, next }: Carried): string {
  return isTakenBack(row) ? `${row.id}/${JSON.stringify(next)}` : row.id;
}

/** Sends what is due of the outbox, what closes first at first and no letter twice; `urgent` sends only what cannot wait. */
export async function sendDue(
  world: SyncWorld,
  trying: Trying,
  which: 'all' | 'urgent' = 'all',
): Promise<void> {
  const tried = new Set<string>();
  const nextDue = async () => {
    const situation = await situationOf(world, trying);
    return (await carried(world.home, situation.now)).find(
      (waiting) =>
        !tried.has(tryId(waiting)) &&
        (which === 'all' || isTakenBack(waiting.row) || isUrgent(waiting, situation.now)) &&
        isReady(waiting, situation, trying),
    );
  };
  for (let waiting = await nextDue(); waiting && !trying.visit.isOver; waiting = await nextDue()) {
    tried.add(tryId(waiting));
    await attempt(world, trying, waiting);
  }
}

/** When (epoch ms) the next letter may go by itself; undefined when none waits for a time alone. */
export async function nextLetterAt(world: SyncWorld, trying: Trying): Promise<number | undefined> {
  const situation = await situationOf(world, trying);
  const times = (await carried(world.home, situation.now)).map((waiting) => readyAt(waiting, situation));
  const next = Math.min(...times);
  return Number.isFinite(next) ? Math.max(next, situation.now) : undefined;
}

/** Whether a letter with its token waits, for whatever. */
export async function isLetterWaiting({ home, clock }: SyncWorld): Promise<boolean> {
  return (await carried(home, clock().getTime())).some(({ token }) => token !== undefined);
}
