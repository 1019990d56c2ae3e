import { availableParallelism } from 'node:os';
import type { Presented, Under } from './check';
import { openPool } from './pool';
import type { Evaluated, Outcome } from './task';

/** Everything that costs more than a breath: done off the event loop, in threads of its own. */
export type TokenWork = {
  /**
   * Whether a token (32 bytes) is the one this nonce (32 bytes) must have. Only for an evening that is known and open:
   * what is made for it is remembered. Throws a Problem `endpoint-busy` where too many wait.
   */
  check: (presented: Presented) => Promise<boolean>;
  /**
   * Evaluated point and proof for each; undefined for what is no point of the curve. Tokens of one question are taken
   * all or none (`endpoint-busy`), so that no work is done for a question that is refused in the end.
   */
  evaluateAll: (asked: readonly Blinded[]) => Promise<readonly (Evaluated | undefined)[]>;
  /** Takes no more, and ends when all that was taken is answered. */
  close: () => Promise<void>;
};

type Blinded = Under & { blinded: Uint8Array };

/** A check takes half a millisecond: whoever waits longest waits a quarter of a second. */
const MOST_CHECKS = 512;
/** Tokens of 24 phones that ask at once: up to ten seconds of work. */
const MOST_TOKENS = 24 * 28;

/**
 * Two pools, so that neither holds up the other: one thread a core but one checks; a single one of low priority issues.
 * `entry` is the path of src/endpoint/token.worker, built; `say` hears of a thread that died.
 */
export function openTokenWork(entry: string, say: (line: string) => void): TokenWork {
  const checking = Math.max(1, availableParallelism() - 1);
  const checks = openPool({
    entry,
    say,
    purpose: 'checking',
    threads: checking,
    held: 8,
    most: MOST_CHECKS * checking,
  });
  const issues = openPool({ entry, say, purpose: 'issuing', threads: 1, held: 1, most: MOST_TOKENS });
  return {
    check: async (presented) => {
      const [outcome] = await checks.ask([{ kind: 'check', ...presented }]);
      return outcome?.kind === 'checked' ? outcome.isRight : fail(outcome);
    },
    evaluateAll: async (asked) => {
      const outcomes = await issues.ask(asked.map((each) => ({ kind: 'evaluate', ...each })));
      return outcomes.map((outcome) => (outcome.kind === 'evaluated' ? outcome.point : fail(outcome)));
    },
    close: async () => {
      await Promise.all([checks.close(), issues.close()]);
    },
  };
}

function fail(outcome: Outcome | undefined): never {
  throw new Error(
    `A token thread could not do its task: ${outcome?.kind === 'failed' ? outcome.why : 'no answer'}`,
  );
}
