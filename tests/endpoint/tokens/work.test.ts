import { expect, onTestFinished, test } from 'vitest';
import { openTokenWork } from '../../../src/endpoint/tokens/work';
import { expectedToken, makeTermKey } from '../../../src/wire/token';
import { TOKEN_THREAD } from '../../setup/world';

test('x', async () => {
  const work = openTokenWork(TOKEN_THREAD, console.log);
  onTestFinished(() => work.close());
  const { secretKey } = makeTermKey();
  const info = 'a';
  const nonce = new Uint8Array(32);
  const token = expectedToken(secretKey, info, nonce);
  const t0 = performance.now();
  expect(await work.check({ secretKey, info, nonce, token })).toBe(true);
  console.log('first', performance.now() - t0);
  const t = performance.now();
  for (let i = 0; i < 100; i++) await work.check({ secretKey, info, nonce, token });
  console.log('each', (performance.now() - t) / 100);
});
