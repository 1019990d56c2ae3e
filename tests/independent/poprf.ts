/** RFC 9497, mode 2 (POPRF), suite P256-SHA256, written from the RFC alone: its names, its order. */
import { createHash } from 'node:crypto';
import {
  add,
  bytesToNumber,
  bytesToPoint,
  GENERATOR,
  hashToNumbers,
  hashToPoint,
  inverse,
  multiply,
  numberToBytes,
  ORDER,
  pointToBytes,
  type Point,
} from './p256';

const CONTEXT = 'OPRFV1-\u0002-P256-SHA256';

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
/** I2OSP(len(x), 2) || x */
const framed = (bytes: Uint8Array) => Buffer.concat([numberToBytes(BigInt(bytes.length), 2), bytes]);

function hashToScalar(message: Uint8Array, domain = `HashToScalar-${CONTEXT}`): bigint {
  return hashToNumbers(message, { domain, count: 1, by: ORDER })[0] ?? 0n;
}

const hashToGroup = (message: Uint8Array) => hashToPoint(message, `HashToGroup-${CONTEXT}`);
const tweakOf = (info: Uint8Array) => hashToScalar(Buffer.concat([Buffer.from('Info'), framed(info)]));

/** 3.2.1: DeriveKeyPair. */
export function deriveKey(seed: Uint8Array, keyInfo: Uint8Array): bigint {
  for (let counter = 0; counter < 256; counter += 1) {
    const input = Buffer.concat([seed, framed(keyInfo), Buffer.of(counter)]);
    const key = hashToScalar(input, `DeriveKeyPair${CONTEXT}`);
    if (key !== 0n) return key;
  }
  throw new Error('No key comes of this seed.');
}

export function publicKeyOf(secretKey: bigint): Buffer {
  return pointToBytes(multiply(GENERATOR, secretKey));
}

/** 3.3.3: Blind, of the client. `tweakedKey` is what the proof is checked against. */
export function blind(
  input: Uint8Array,
  { info, publicKey, blindedBy }: { info: Uint8Array; publicKey: Uint8Array; blindedBy: bigint },
): { blinded: Buffer; tweakedKey: Point } {
  const tweakedKey = add(multiply(GENERATOR, tweakOf(info)), bytesToPoint(publicKey));
  if (!tweakedKey) throw new Error('This info and this key cancel each other out.');
  return { blinded: pointToBytes(multiply(hashToGroup(input), blindedBy)), tweakedKey };
}

type Pair = { evaluated: Point; blinded: Point };

/** 2.2.1: ComputeComposites. */
function composites(key: Point, pairs: readonly Pair[]): { M: Point; Z: Point } {
  const seed = sha256(framed(pointToBytes(key)), framed(Buffer.from(`Seed-${CONTEXT}`)));
  let [M, Z]: [Point, Point] = [undefined, undefined];
  for (const [index, { evaluated, blinded }] of pairs.entries()) {
    const transcript = [
      framed(seed),
      numberToBytes(BigInt(index), 2),
      framed(pointToBytes(evaluated)),
      framed(pointToBytes(blinded)),
      Buffer.from('Composite'),
    ];
    const d = hashToScalar(Buffer.concat(transcript));
    M = add(multiply(evaluated, d), M);
    Z = add(multiply(blinded, d), Z);
  }
  return { M, Z };
}

function challenge(...points: Point[]): bigint {
  const parts = points.map((point) => framed(pointToBytes(point)));
  return hashToScalar(Buffer.concat([...parts, Buffer.from('Challenge')]));
}

/** 2.2.1: GenerateProof, c‖s. */
function prove(secret: bigint, pairs: readonly Pair[], random: bigint): Buffer {
  const key = multiply(GENERATOR, secret);
  const { M, Z } = composites(key, pairs);
  const c = challenge(key, M, Z, multiply(GENERATOR, random), multiply(M, random));
  const s = (((random - c * secret) % ORDER) + ORDER) % ORDER;
  return Buffer.concat([numberToBytes(c, 32), numberToBytes(s, 32)]);
}

/** 2.2.2: VerifyProof. */
function isProven(key: Point, pairs: readonly Pair[], proof: Uint8Array): boolean {
  const [c, s] = [bytesToNumber(proof.subarray(0, 32)), bytesToNumber(proof.subarray(32))];
  const { M, Z } = composites(key, pairs);
  const t2 = add(multiply(GENERATOR, s), multiply(key, c));
  const t3 = add(multiply(M, s), multiply(Z, c));
  return challenge(key, M, Z, t2, t3) === c;
}

/** 3.3.3: BlindEvaluate, of the endpoint: here only to be held against the RFC's vectors. */
export function blindEvaluate(
  blinded: readonly Uint8Array[],
  { secretKey, info, random }: { secretKey: bigint; info: Uint8Array; random: bigint },
): { evaluated: Buffer[]; proof: Buffer } {
  const tweaked = (secretKey + tweakOf(info)) % ORDER;
  const pairs = blinded.map((bytes) => {
    const point = bytesToPoint(bytes);
    return { blinded: point, evaluated: multiply(point, inverse(tweaked)) };
  });
  return {
    evaluated: pairs.map(({ evaluated }) => pointToBytes(evaluated)),
    proof: prove(tweaked, pairs, random),
  };
}

export type Evaluation = { blinded: Uint8Array; evaluated: Uint8Array };

/** Whether the proof says that all of these were evaluated with the tweaked key. */
export function isEvaluation(tweakedKey: Point, all: readonly Evaluation[], proof: Uint8Array): boolean {
  const pairs = all.map(({ blinded, evaluated }) => ({
    blinded: bytesToPoint(blinded),
    evaluated: bytesToPoint(evaluated),
  }));
  return isProven(tweakedKey, pairs, proof);
}

/** 3.3.3: Finalize, without its proof: the output, 32 bytes. */
export function finalize(
  input: Uint8Array,
  { info, blindedBy, evaluated }: { info: Uint8Array; blindedBy: bigint; evaluated: Uint8Array },
): Buffer {
  const unblinded = pointToBytes(multiply(bytesToPoint(evaluated), inverse(blindedBy)));
  return sha256(framed(input), framed(info), framed(unblinded), Buffer.from('Finalize'));
}
