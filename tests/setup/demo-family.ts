import { expect } from 'vitest';
import type { Contribution } from '../../src/core/contribution';
import { readWayIn, type Slip } from '../../src/core/slip';
import { enrolPath } from '../../src/wire/enrol';
import { issueAnswer, issuePath } from '../../src/wire/issue';
import { keyAnswer, keyPath } from '../../src/wire/key';
import { nightPath } from '../../src/wire/night';
import { blindNonce, enrolmentAuth, fromText, infoOf, toText, tokenOf } from '../../src/wire/token';
import { demoSlipAnswer, demoSlipPath } from '../../src/wire/demo';
import type { DemoInHand } from './demo';

/** A family that comes to the demo with a slip of its own and contributes one evening, message by message. Answers the status of its letter. */
export async function contributeToDemo(
  demo: DemoInHand,
  { night, v }: { night: string; v: Contribution },
): Promise<number> {
  const post = async (path: string, question: object, headers = {}) => {
    const response = await demo.ask(`/demo${path}`, question, headers);
    expect(response.status, path).toBe(200);
    return response.json() as Promise<unknown>;
  };
  const { fragment } = demoSlipAnswer.parse(await post(demoSlipPath, {}));
  const way = readWayIn(fragment) as Slip;
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const auth = toText(enrolmentAuth(secret, way.class));
  await post(enrolPath, { code: way.code, auth });
  const { keys } = keyAnswer.parse(await post(keyPath, { class: way.class }));
  const info = infoOf({ term: way.term, class: way.class, night });
  const blinded = blindNonce(secret, info, fromText(keys[way.term.endsWith('a') ? 0 : 1]));
  const question = { term: way.term, nights: [[night, toText(blinded.blinded)]], surveys: [] };
  const issued = issueAnswer.parse(await post(issuePath, question, { authorization: `Bearer ${auth}` }));
  const [, evaluated = '', proof = ''] = issued.t[0] ?? [];
  const token = tokenOf(info, blinded, { evaluated: fromText(evaluated), proof: fromText(proof) });
  if (!token) throw new Error('The demo gave a token that is none.');
  const letter = { c: way.class, d: night, n: toText(blinded.nonce), t: toText(token), r: 1, v };
  return (await demo.put(`/demo${nightPath}`, letter)).status;
}
