import type { TokenBlockRow } from '../store/letter-rows';
import { noteSurveyTokens } from '../store/survey-tokens';
import { syncTimes } from '../store/sync-times';
import {
  blocksToAsk,
  noteBlockHold,
  noteBlockProblem,
  noteGiven,
  type BlockToAsk,
} from '../store/token-blocks';
import { askForBlock, LONGEST_HOLD_MS, type Ending } from './issue';
import { backOff } from './wait';
import { apartFrom, heldUntil } from './when';
import type { SyncWorld, Trying } from './world';

async function noteEnding(
  { home, clock, random }: SyncWorld,
  { tries }: Trying,
  { block, ending }: { block: TokenBlockRow; ending: Ending },
): Promise<void> {
  const { id, child, class: classId, term } = block;
  const before = tries.get(id) ?? 0;
  tries.set(id, ending.kind === 'away' ? before + 1 : 0);
  const now = clock().getTime();
  switch (ending.kind) {
    case 'given':
      await noteSurveyTokens(home, { child, class: classId, term, at: now }, ending.surveys);
      return noteGiven(home, id, ending.given);
    case 'never':
      return noteBlockProblem(home, id, ending.problem);
    case 'wait':
      return noteBlockHold(home, id, { problem: ending.problem, until: now + Math.round(ending.ms) });
    case 'away': {
      const until = now + backOff(before, ending.retryAfterMs, random);
      return noteBlockHold(home, id, { problem: ending.problem, until });
    }
  }
}

/** The blocks to ask for, each with when (epoch ms) it may be asked for. */
async function askable(
  { home, clock, random }: SyncWorld,
  isLineBack: boolean,
): Promise<{ asked: BlockToAsk; at: number }[]> {
  const now = clock().getTime();
  const { nightAt } = await syncTimes(home);
  return (await blocksToAsk(home, { now, random })).map((asked) => {
    const { hold } = asked.block;
    const isWoken = isLineBack && hold?.problem.kind === 'endpoint-unreachable';
    const held = isWoken ? 0 : heldUntil(hold, now, LONGEST_HOLD_MS);
    return { asked, at: Math.max(held, apartFrom(nightAt, now)) };
  });
}

/** Asks for the tokens that are needed, a block at a time. Answers when (epoch ms) the next may be asked for. */
export async function fetchTokens(world: SyncWorld, trying: Trying): Promise<number | undefined> {
  const due = await askable(world, trying.isLineBack);
  const now = world.clock().getTime();
  const isDone = await fetchAll(
    world,
    trying,
    due.filter(({ at }) => at <= now),
  );
  if (!isDone) return undefined;
  const next = Math.min(...(await askable(world, false)).map(({ at }) => at));
  return Number.isFinite(next) ? next : undefined;
}

/** False where nobody can make tokens. */
async function fetchAll(
  world: SyncWorld,
  trying: Trying,
  due: readonly { asked: BlockToAsk }[],
): Promise<boolean> {
  if (due.length === 0) return true;
  const maker = world.openTokenMaker?.();
  if (!maker) return false;
  try {
    for (const { asked } of due) {
      if (trying.visit.isOver) break;
      const ending = await askForBlock(world, maker, asked);
      await noteEnding(world, trying, { block: asked.block, ending });
    }
  } finally {
    maker.close();
  }
  return true;
}
