import { nextSending, type LetterAnswer } from '../../core/letter';
import { nightClosed, nightLetter, nightPath, nightTaken } from '../../wire/night';
import { toText } from '../../wire/token';
import {
  handOver,
  isTakenBack,
  noteAnswer,
  noteLetterHold,
  outbox,
  type Outgoing,
  type Waiting,
} from '../store/outbox';
import { syncTimes } from '../store/sync-times';
import { speak, type Fetch, type Outcome, type Reply } from './ask';
import { backOff } from './wait';
import { isUrgent, notedTime, readyAt, type Situation } from './when';
import type { SyncWorld, Trying } from './world';

/** The endpoint says an evening is not open: it is asked again after this long (ms), for one of the clocks is wrong. */
const NOT_OPEN_MS = 60 * 60_000;

/** Neither the end of an evening nor another phone's letter is taken from whoever may answer in the endpoint's place. */
function readAnswer({ response, body }: Reply): LetterAnswer | undefined {
  if (response.status === 204) return { kind: 'stored' };
  if (response.status === 410 && nightClosed.safeParse(body).success) return { kind: 'closed' };
  const taken = response.status === 409 ? nightTaken.safeParse(body) : undefined;
  return taken?.success ? { kind: 'taken', rev: taken.data.rev } : undefined;
}

function put(fetch: Fetch, { row, sending, token }: Outgoing): Promise<Outcome<LetterAnswer>> {
  const body = nightLetter({
    c: row.class,
    d: row.night,
    n: toText(token.nonce),
    t: toText(token.token),
    r: sending.r,
    v: sending.v,
  });
  return speak(fetch, { path: nightPath, method: 'PUT', body }, readAnswer);
}

/** One letter goes, and its answer is kept. What the endpoint refuses for good is set aside and blocks no other. */
async function attempt(world: SyncWorld, { tries, visit }: Trying, waiting: Waiting): Promise<void> {
  const { home, fetch, clock, random } = world;
  if (!waiting.token) return;
  const now = clock().getTime();
  const { row, token } = waiting;
  const letter = await handOver(home, { row, token }, notedTime(now, random));
  if (!letter) return;
  const { id } = letter.row;
  if (!isTakenBack(letter.row)) visit.isSpent = true;
  const outcome = await put(fetch, letter);
  const before = tries.get(id) ?? 0;
  if (outcome.kind === 'away') {
    tries.set(id, before + 1);
    const until = clock().getTime() + backOff(before, outcome.retryAfterMs, random);
    await noteLetterHold(home, id, { problem: outcome.problem, until });
    return;
  }
  tries.delete(id);
  if (outcome.kind === 'answered') await noteAnswer(home, letter, { answer: outcome.answer, now });
  else if (outcome.problem.kind === 'evening-not-open')
    await noteLetterHold(home, id, { problem: outcome.problem, until: now + NOT_OPEN_MS });
  else await noteAnswer(home, letter, { answer: outcome, now });
}

async function situationOf({ home, clock }: SyncWorld, { visit }: Trying): Promise<Situation> {
  return { now: clock().getTime(), times: await syncTimes(home), visit };
}

/** Whether a letter may go now: a line that is back ends every wait but the one the endpoint asked for. */
function isReady(
  { row: { hold, ...row }, ...waiting }: Waiting,
  situation: Situation,
  trying: Trying,
): boolean {
  const isWoken = trying.isLineBack && hold?.problem.kind === 'endpoint-unreachable';
  const given = { ...waiting, row: { ...row, ...(hold && !isWoken && { hold }) } };
  return readyAt(given, situation) <= situation.now;
}

/** What is tried once in a round: a letter; of one that is taken back each of its letters, so that none of it stays till the next. */
function tryId({ row }: Waiting): string {
  return isTakenBack(row) ? `${row.id}/${JSON.stringify(nextSending(row))}` : row.id;
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
    return (await outbox(world.home, situation.now)).find(
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
  const times = (await outbox(world.home, situation.now)).map((waiting) => readyAt(waiting, situation));
  const next = Math.min(...times);
  return Number.isFinite(next) ? Math.max(next, situation.now) : undefined;
}

/** Whether a letter with its token waits, for whatever. */
export async function isLetterWaiting({ home, clock }: SyncWorld): Promise<boolean> {
  return (await outbox(home, clock().getTime())).some(({ token }) => token !== undefined);
}
