import { openChecks } from '../../src/endpoint/tokens/check';
import {
  blindNonce,
  evaluateBlinded,
  expectedToken,
  infoOf,
  makeTermKey,
  tokenOf,
} from '../../src/wire/token';
import { nightsOfTokenBlock } from '../../src/core/token-block';

import { threadMs } from './thread-time';

const TURNS = 9;
/** Each so many times a turn that it takes some fiftieths of a second. */
const A_TURN = { fast: 200, reference: 40, issue: 20 };
const BLOCK = nightsOfTokenBlock('2026-11-02');
const CLASS = 'c1a2s3s4x5';

const pair = makeTermKey();
const info = infoOf({ term: '2026a', class: CLASS, night: '2026-11-23' });

/** What one check, by both ways, and one issued token cost a thread, in ms of its own time: in alternation, medians of the turns. */
export function endpointWork(): { fastMs: number; referenceMs: number; issueMs: number } {
  const { isRight } = openChecks();
  const { secretKey } = pair;
  const asked = Array.from({ length: A_TURN.fast }, (_, family) => {
    const nonce = new Uint8Array(32).fill(family + 1);
    const { blinded } = blindNonce(nonce, info, pair.publicKey);
    return { nonce, blinded, token: expectedToken(secretKey, info, nonce) };
  });
  const ways = {
    fast: () => {
      for (const { nonce, token } of asked)
        if (!isRight({ secretKey, info, nonce, token }))
          throw new Error('The fast path refused a right token.');
    },
    reference: () => {
      for (const { nonce, token } of asked.slice(0, A_TURN.reference))
        if (Buffer.compare(expectedToken(secretKey, info, nonce), token) !== 0)
          throw new Error('The reference made another token than before.');
    },
    issue: () => {
      for (const { blinded } of asked.slice(0, A_TURN.issue))
        if (!evaluateBlinded(secretKey, info, blinded)) throw new Error('A point was refused.');
    },
  };
  const took = { fast: [] as number[], reference: [] as number[], issue: [] as number[] };
  // The first turn warms up.
  for (let turn = 0; turn <= TURNS; turn += 1) {
    for (const way of ['fast', 'reference', 'issue'] as const) {
      const ms = msOf(ways[way]) / A_TURN[way];
      if (turn > 0) took[way].push(ms);
    }
  }
  return { fastMs: median(took.fast), referenceMs: median(took.reference), issueMs: median(took.issue) };
}

/** What 28 dates cost a phone's worker, in ms of its own time here: blinding them, and taking the tokens out of the answer. */
export function phoneWork(): { clientMs: number; clientFourTimesMs: number } {
  const took: number[] = [];
  for (let turn = 0; turn <= 3; turn += 1) {
    const secret = new Uint8Array(32).fill(turn + 1);
    let blinded: { info: string; made: ReturnType<typeof blindNonce> }[] = [];
    const blinding = msOf(() => {
      blinded = BLOCK.map((night) => {
        const about = infoOf({ term: '2026a', class: CLASS, night });
        return { info: about, made: blindNonce(secret, about, pair.publicKey) };
      });
    });
    const answers = blinded.map((each) => evaluateBlinded(pair.secretKey, each.info, each.made.blinded)!);
    const finishing = msOf(() => {
      for (const [index, each] of blinded.entries())
        if (!tokenOf(each.info, each.made, answers[index]!)) throw new Error('A proof was refused.');
    });
    // The first one too: a phone's worker does this once, and cold.
    took.push(blinding + finishing);
  }
  const clientMs = Math.round(Math.max(...took));
  return { clientMs, clientFourTimesMs: clientMs * 4 };
}

function msOf(act: () => void): number {
  const began = threadMs();
  act();
  return threadMs() - began;
}

function median(of: number[]): number {
  const sorted = [...of].sort((a, b) => a - b);
  return Number(sorted[Math.floor(sorted.length / 2)]!.toFixed(2));
}
