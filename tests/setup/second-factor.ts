import { createHmac } from 'node:crypto';
import { beginFactorAnswer, beginFactorPath, confirmFactorPath } from '../../src/wire/account';
import { answerOf, cookieOf, PASSWORD, post, type Hand, type SignedIn } from './desk';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PERIOD_MS = 30_000;

function bytesOf(base32: string): Buffer {
  const bits = Array.from(base32, (letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What an app shows that holds the secret (RFC 6238): now, or so many periods of 30 seconds later. */
export function digitsOf(secret: string, later = 0, now = Date.now()): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / PERIOD_MS) + later));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const at = mac.at(-1)! & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A person whose second factor is on. The digits of now are spent: `digitsOf(secret, 1)` are good next. */
export type Guarded = SignedIn & { secret: string; codes: readonly string[] };

export async function turnOnFactor(hand: Hand): Promise<Guarded> {
  const { secret, codes } = await answerOf(
    beginFactorAnswer,
    post(hand, beginFactorPath, { password: PASSWORD }),
  );
  const response = await post(hand, confirmFactorPath, { proof: digitsOf(secret) });
  if (response.status !== 200) throw new Error(await response.text());
  return { desk: hand.desk, cookie: cookieOf(response), secret, codes };
}
