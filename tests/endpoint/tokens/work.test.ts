import { availableParallelism } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { isBusy } from '../../../src/endpoint/database/trouble';
import { openTokenWork } from '../../../src/endpoint/tokens/work';
import { blindNonce, expectedToken, makeTermKey, tokenOf } from '../../../src/wire/token';
import { post } from '../../setup/desk';
import { askFor, gotten, openRoom } from '../../setup/families';
import { TOKEN_THREAD } from '../../setup/world';

const info = 'homework-minutes/v1|2026a|3n5k8m2q7t|2026-11-23';
const nonce = new Uint8Array(32).fill(3);

function openWork() {
  const work = openTokenWork(TOKEN_THREAD, (line) => expect(line).toBe('no thread died'));
  onTestFinished(() => work.close());
  return work;
}

test('tokens are made and checked in threads, and are the reference’s', async () => {
  const work = openWork();
  const { secretKey, publicKey } = makeTermKey();
  const blinded = [1, 2, 3].map((family) => blindNonce(new Uint8Array(32).fill(family), info, publicKey));
  const points = await work.evaluateAll(blinded.map((each) => ({ secretKey, info, blinded: each.blinded })));
  for (const [index, each] of blinded.entries()) {
    const token = tokenOf(info, each, points[index]!)!;
    expect(token).toEqual(expectedToken(secretKey, info, each.nonce));
    expect(await work.check({ secretKey, info, nonce: each.nonce, token })).toBe(true);
    expect(await work.check({ secretKey, info, nonce, token })).toBe(false);
  }
  const none = { secretKey, info, blinded: new Uint8Array(33) };
  expect(await work.evaluateAll([none])).toEqual([undefined]);
  expect(await work.evaluateAll([])).toEqual([]);
});

test('a key that is none is our fault and not a reason to come back, and the thread goes on', async () => {
  const work = openWork();
  const secretKey = new Uint8Array(32).fill(255);
  const asked = { secretKey, info, nonce, token: nonce };
  await expect(work.check(asked)).rejects.toThrow('A token thread could not do its task');
  await expect(work.check(asked)).rejects.not.toSatisfy(isBusy);
  const right = makeTermKey().secretKey;
  const token = expectedToken(right, info, nonce);
  expect(await work.check({ secretKey: right, info, nonce, token })).toBe(true);
});

test('forged tokens at full speed hold up only checks: some are asked to come back, and everything else is answered', async () => {
  const room = await openRoom('sqlite');
  const { tokens, keys } = room.desk.world;
  const secretKey = (await keys.secretKeyOf(room.classId, '2026a'))!;
  const seen = { refused: 0, busy: 0, taken: 0 };
  let isOver = false;
  const forge = async (number: number) => {
    const made = new Uint8Array(32).fill(number);
    for (let count = 0; !isOver; count += 1) {
      made.set([count >> 8, count & 255]);
      try {
        seen[(await tokens.check({ secretKey, info, nonce: made, token: made })) ? 'taken' : 'refused'] += 1;
      } catch (error) {
        if (!isBusy(error)) throw error;
        seen.busy += 1;
        // As one who is refused comes back at once.
        await new Promise((turn) => setImmediate(turn));
      }
    }
  };
  // More than the threads hold and the queue takes.
  const forgers = Array.from({ length: 600 * Math.max(1, availableParallelism() - 1) }, (_, number) =>
    forge(number & 255),
  );
  const nights = ['2026-11-23', '2026-11-24', '2026-11-25'];
  const answered = await gotten(askFor(room, { family: 1, nights }));
  const told = await post({ desk: room.desk }, '/v1/class', { class: room.classId });
  isOver = true;
  await Promise.all(forgers);
  expect(Object.values(answered)).toEqual(['token', 'token', 'token']);
  expect(told.status).toBe(200);
  expect(seen.taken).toBe(0);
  expect(seen.refused).toBeGreaterThan(0);
  expect(seen.busy).toBeGreaterThan(0);
});
