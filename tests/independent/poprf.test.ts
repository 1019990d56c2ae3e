import { describe, expect, test } from 'vitest';
import { bytesToNumber, bytesToPoint, hashToPoint, numberToBytes } from './p256';
import { blind, blindEvaluate, deriveKey, finalize, isEvaluation, publicKeyOf } from './poprf';

const hex = (text: string) => Buffer.from(text, 'hex');

test('RFC 9380, J.1.1: texts become the points it lists', () => {
  const domain = 'QUUX-V01-CS02-with-P256_XMD:SHA-256_SSWU_RO_';
  expect(hashToPoint(Buffer.from(''), domain)).toEqual({
    x: 0x2c15230b26dbc6fc9a37051158c95b79656e17a1a920b11394ca91c44247d3e4n,
    y: 0x8a7a74985cc5c776cdfe4b1f19884970453912e9d31528c060be9ab5c43e8415n,
  });
  expect(hashToPoint(Buffer.from('abc'), domain)).toEqual({
    x: 0x0bb8b87485551aa43ed54f009230450b492fead5f1cc91658775dac4a3388a0fn,
    y: 0x5c41b3d0731a27a7b14bc0bf0ccded2d8751f83493404c84a88e71ffd424212en,
  });
});

// RFC 9497, A.3.3: P256-SHA256, POPRF mode.
const key = {
  seed: 'a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3',
  keyInfo: '74657374206b6579',
  secret: '6ad2173efa689ef2c27772566ad7ff6e2d59b3b196f00219451fb2c89ee4dae2',
  public: '030d7ff077fddeec965db14b794f0cc1ba9019b04a2f4fcc1fa525dedf72e2a3e3',
};
const INFO = hex('7465737420696e666f');
const BLIND = '3338fa65ec36e0290022b48eb562889d89dbfa691d1cde91517fa222ed7ad364';
const RANDOM = 'f9db001266677f62c095021db018cd8cbb55941d4073698ce45c405d1348b7b1';
const vectors = [
  {
    name: '1, batch size 1',
    inputs: ['00'],
    blinds: [BLIND],
    blinded: ['031563e127099a8f61ed51eeede05d747a8da2be329b40ba1f0db0b2bd9dd4e2c0'],
    evaluated: ['02c5e5300c2d9e6ba7f3f4ad60500ad93a0157e6288eb04b67e125db024a2c74d2'],
    proof:
      'f8a33690b87736c854eadfcaab58a59b8d9c03b569110b6f31f8bf7577f3fbb85a8a0c38468ccde1ba942be501654adb106167c8eb178703ccb42bccffb9231a',
    random: RANDOM,
    outputs: ['193a92520bd8fd1f37accb918040a57108daa110dc4f659abe212636d245c592'],
  },
  {
    name: '2, batch size 1',
    inputs: ['5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a'],
    blinds: [BLIND],
    blinded: ['021a440ace8ca667f261c10ac7686adc66a12be31e3520fca317643a1eee9dcd4d'],
    evaluated: ['0208ca109cbae44f4774fc0bdd2783efdcb868cb4523d52196f700210e777c5de3'],
    proof:
      '043a8fb7fc7fd31e35770cabda4753c5bf0ecc1e88c68d7d35a62bf2631e875af4613641be2d1875c31d1319d191c4bbc0d04875f4fd03c31d3d17dd8e069b69',
    random: RANDOM,
    outputs: ['1e6d164cfd835d88a31401623549bf6b9b306628ef03a7962921d62bc5ffce8c'],
  },
  {
    name: '3, batch size 2',
    inputs: ['00', '5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a'],
    blinds: [BLIND, RANDOM],
    blinded: [
      '031563e127099a8f61ed51eeede05d747a8da2be329b40ba1f0db0b2bd9dd4e2c0',
      '03ca4ff41c12fadd7a0bc92cf856732b21df652e01a3abdf0fa8847da053db213c',
    ],
    evaluated: [
      '02c5e5300c2d9e6ba7f3f4ad60500ad93a0157e6288eb04b67e125db024a2c74d2',
      '02f0b6bcd467343a8d8555a99dc2eed0215c71898c5edb77a3d97ddd0dbad478e8',
    ],
    proof:
      '8fbd85a32c13aba79db4b42e762c00687d6dbf9c8cb97b2a225645ccb00d9d7580b383c885cdfd07df448d55e06f50f6173405eee5506c0ed0851ff718d13e68',
    random: '350e8040f828bf6ceca27405420cdf3d63cb3aef005f40ba51943c8026877963',
    outputs: [
      '193a92520bd8fd1f37accb918040a57108daa110dc4f659abe212636d245c592',
      '1e6d164cfd835d88a31401623549bf6b9b306628ef03a7962921d62bc5ffce8c',
    ],
  },
];

describe('RFC 9497, A.3.3', () => {
  const secretKey = deriveKey(hex(key.seed), hex(key.keyInfo));

  test('the key pair comes of its seed', () => {
    expect(numberToBytes(secretKey, 32).toString('hex')).toBe(key.secret);
    expect(publicKeyOf(secretKey).toString('hex')).toBe(key.public);
  });

  test.each(vectors)('vector $name', ({ inputs, blinds, blinded, evaluated, proof, random, outputs }) => {
    const tweaked = inputs.map((input, index) => {
      const asked = {
        info: INFO,
        publicKey: hex(key.public),
        blindedBy: bytesToNumber(hex(blinds[index]!)),
      };
      const made = blind(hex(input), asked);
      expect(made.blinded.toString('hex')).toBe(blinded[index]);
      return made.tweakedKey;
    });
    const answered = blindEvaluate(blinded.map(hex), {
      secretKey,
      info: INFO,
      random: bytesToNumber(hex(random)),
    });
    expect(answered.evaluated.map((each) => each.toString('hex'))).toEqual(evaluated);
    expect(answered.proof.toString('hex')).toBe(proof);
    const all = blinded.map((each, index) => ({ blinded: hex(each), evaluated: hex(evaluated[index]!) }));
    expect(isEvaluation(tweaked[0], all, hex(proof))).toBe(true);
    for (const [index, input] of inputs.entries()) {
      const asked = {
        info: INFO,
        blindedBy: bytesToNumber(hex(blinds[index]!)),
        evaluated: hex(evaluated[index]!),
      };
      expect(finalize(hex(input), asked).toString('hex')).toBe(outputs[index]);
    }
  });

  test('a proof of another key, another element or one bit changed is none', () => {
    const [{ inputs, blinded, evaluated, proof }] = [vectors[0]!];
    const asked = { info: INFO, publicKey: hex(key.public), blindedBy: bytesToNumber(hex(BLIND)) };
    const { tweakedKey } = blind(hex(inputs[0]!), asked);
    const one = { blinded: hex(blinded[0]!), evaluated: hex(evaluated[0]!) };
    expect(isEvaluation(tweakedKey, [one], hex(proof))).toBe(true);
    const other = blind(hex(inputs[0]!), { ...asked, info: Buffer.from('other info') });
    expect(isEvaluation(other.tweakedKey, [one], hex(proof))).toBe(false);
    expect(isEvaluation(tweakedKey, [{ ...one, evaluated: one.blinded }], hex(proof))).toBe(false);
    const bent = hex(proof);
    bent[63]! ^= 1;
    expect(isEvaluation(tweakedKey, [one], bent)).toBe(false);
  });

  test('what is no point of the curve is refused', () => {
    const isPoint = (x: number) => {
      try {
        return bytesToPoint(Buffer.concat([Buffer.of(2), numberToBytes(BigInt(x), 32)])) !== undefined;
      } catch {
        return false;
      }
    };
    // Of the numbers about half are the x of a point.
    const found = Array.from({ length: 64 }, (_, x) => isPoint(x)).filter(Boolean);
    expect(found.length).toBeGreaterThan(16);
    expect(found.length).toBeLessThan(48);
    expect(() => bytesToPoint(Buffer.concat([Buffer.of(2), Buffer.alloc(32, 255)]))).toThrow('no point');
    expect(() => bytesToPoint(Buffer.concat([Buffer.of(4), hex(key.public).subarray(1)]))).toThrow();
  });
});
