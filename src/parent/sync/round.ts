import { nightAt } from '../../core/night';
import {
  isIn,
  noteFound,
  noteHold,
  noteJoined,
  noteRefused,
  waitingJoinings,
  type JoiningIn,
} from '../store/joinings';
import { refreshAnswers } from '../store/answers-outbox';
import { refreshLetters } from '../store/refresh-letters';
import { isSyncNeeded } from '../store/sync-needed';
import { noteTimes } from '../store/sync-times';
import type { Outcome } from './ask';
import { takeClassSeat } from './enrol';
import { lookAtClass } from './look';
import { receive } from './receive';
import { nextLetterAt, sendDue } from './send';
import { fetchTokens } from './tokens';
import { backOff } from './wait';
import { heldUntil, notedTime } from './when';
import type { SyncWorld, Tries, Trying } from './world';

type Waiting = JoiningIn<'asked'> | JoiningIn<'confirmed'>;

async function look({ home, fetch }: SyncWorld, joining: JoiningIn<'asked'>): Promise<Outcome<unknown>> {
  const outcome = await lookAtClass(fetch, joining.state.way);
  if (outcome.kind === 'answered') await noteFound(home, joining.id, outcome.answer);
  return outcome;
}

async function enrol(
  { home, fetch, clock, random }: SyncWorld,
  joining: JoiningIn<'confirmed'>,
): Promise<Outcome<unknown>> {
  await noteTimes(home, { enrolAt: notedTime(clock().getTime(), random) });
  const outcome = await takeClassSeat(fetch, home, joining);
  if (outcome.kind === 'answered') await noteJoined(home, joining.id, nightAt(clock()));
  return outcome;
}

async function attempt(world: SyncWorld, tries: Tries, joining: Waiting): Promise<void> {
  const { home, clock, random } = world;
  const outcome = isIn(joining, 'asked') ? await look(world, joining) : await enrol(world, joining);
  const before = tries.get(joining.id) ?? 0;
  if (outcome.kind !== 'away') tries.delete(joining.id);
  if (outcome.kind === 'refused') await noteRefused(home, joining.id, outcome.problem);
  if (outcome.kind !== 'away') return;
  tries.set(joining.id, before + 1);
  const until = clock().getTime() + backOff(before, outcome.retryAfterMs, random);
  await noteHold(home, joining, { problem: outcome.problem, until });
}

/** Whether a joining is due: a line that is back ends every wait but the one the endpoint asked for. */
function isDue({ state: { hold } }: Waiting, now: number, isLineBack: boolean): boolean {
  return heldUntil(hold, now) === 0 || (isLineBack && hold?.problem.kind === 'endpoint-unreachable');
}

/** Takes what waits to join to the endpoint, one after the other. Answers when (epoch ms) the next is due. */
async function joinDue(world: SyncWorld, { tries, isLineBack }: Trying): Promise<number | undefined> {
  const now = world.clock().getTime();
  const due = (await waitingJoinings(world.home)).filter((joining) => isDue(joining, now, isLineBack));
  for (const joining of due) await attempt(world, tries, joining);
  const waiting = await waitingJoinings(world.home);
  return earliest(waiting.map(({ state }) => state.hold?.until ?? now));
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/**
 * Takes everything that is due to the endpoint: joinings, letters that cannot wait, tokens, then letters, for an evening
 * keeps its distance from tokens and must not keep them away for ever. Answers when (epoch ms) the next is due.
 */
export async function syncOnce(world: SyncWorld, trying: Trying): Promise<number | undefined> {
  const doors = await receive(world, trying);
  const joining = earliest([doors < Infinity ? doors : undefined, await joinDue(world, trying)]);
  if (!(await isSyncNeeded(world.home))) return joining;
  const moment = { now: world.clock().getTime(), random: world.random };
  await refreshLetters(world.home, moment);
  await refreshAnswers(world.home, moment);
  await sendDue(world, trying, 'urgent');
  const tokens = await fetchTokens(world, trying);
  await sendDue(world, trying);
  return earliest([joining, tokens, await nextLetterAt(world, trying)]);
}
