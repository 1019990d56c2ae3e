import { expect, onTestFinished, test } from 'vitest';
import { isBusy } from '../../../src/endpoint/database/trouble';
import { demoShare } from '../../../src/endpoint/demo/share';
import { openTokenWork } from '../../../src/endpoint/tokens/work';
import { makeTermKey } from '../../../src/wire/token';
import { TOKEN_THREAD } from '../../setup/world';

const NO_POINT = new Uint8Array(33);

test('however many ask the demo for tokens, families of a school are answered', async () => {
  const tokens = openTokenWork(TOKEN_THREAD, () => undefined);
  onTestFinished(tokens.close);
  const share = demoShare(tokens);
  const { secretKey } = makeTermKey();
  const block = Array.from({ length: 28 }, () => ({ secretKey, info: 'of an evening', blinded: NO_POINT }));
  const asked = await Promise.allSettled(
    [...Array.from({ length: 40 }, () => share), tokens].map(({ evaluateAll }) => evaluateAll(block)),
  );
  const refused = asked.filter((each) => each.status === 'rejected');
  expect(refused).toHaveLength(36);
  expect(refused.every(({ reason }) => isBusy(reason))).toBe(true);
  expect(asked.at(-1)?.status).toBe('fulfilled');
  // And whoever comes when those are done.
  expect(await share.evaluateAll(block)).toHaveLength(28);
});
