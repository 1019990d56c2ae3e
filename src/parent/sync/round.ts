import { nightAt } from '../../core/night';
import type { Home } from '../store/database';
import {
  isIn,
  noteFound,
  noteHold,
  noteJoined,
  noteRefused,
  waitingJoinings,
  type JoiningIn,
} from '../store/joinings';
import type { Fetch, Outcome } from './ask';
import { takeClassSeat } from './enrol';
import { lookAtClass } from './look';
import { backOff, LONGEST_WAIT_MS } from './wait';

/** What sync needs of the world. */
export type SyncWorld = { home: Home; clock: () => Date; fetch: Fetch; random: () => number };

type Waiting = JoiningIn<'asked'> | JoiningIn<'confirmed'>;

async function look({ home, fetch }: SyncWorld, joining: JoiningIn<'asked'>): Promise<Outcome<unknown>> {
  const outcome = await lookAtClass(fetch, joining.state.way);
  if (outcome.kind === 'answered') await noteFound(home, joining.id, outcome.answer);
  return outcome;
}

async function enrol(
  { home, fetch, clock }: SyncWorld,
  joining: JoiningIn<'confirmed'>,
): Promise<Outcome<unknown>> {
  const outcome = await takeClassSeat(fetch, home, joining);
  if (outcome.kind === 'answered') await noteJoined(home, joining.id, nightAt(clock()));
  return outcome;
}

/** How often each joining was tried in vain since the app was opened, by id. */
export type Tries = Map<string, number>;

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

/**
 * Whether a joining is due: a line that is back ends every wait but the one the endpoint asked for. A wait longer
 * than any of ours was noted by a clock that has been set back since.
 */
function isDue({ state: { hold } }: Waiting, now: number, isLineBack: boolean): boolean {
  if (hold === undefined || !(hold.until > now && hold.until <= now + LONGEST_WAIT_MS)) return true;
  return isLineBack && hold.problem.kind === 'endpoint-unreachable';
}

/** Takes everything that is due to the endpoint, one after the other. Answers when (epoch ms) the next is due. */
export async function syncOnce(
  world: SyncWorld,
  { tries, isLineBack }: { tries: Tries; isLineBack: boolean },
): Promise<number | undefined> {
  const now = world.clock().getTime();
  const due = (await waitingJoinings(world.home)).filter((joining) => isDue(joining, now, isLineBack));
  for (const joining of due) await attempt(world, tries, joining);
  const waiting = await waitingJoinings(world.home);
  if (waiting.length === 0) return undefined;
  return Math.min(...waiting.map(({ state }) => state.hold?.until ?? now));
}
