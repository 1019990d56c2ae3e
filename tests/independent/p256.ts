/**
 * The curve P-256 in plain numbers, written from FIPS 186-4 and RFC 9380 alone, so that what our endpoint says is
 * checked by other arithmetic than its own. Slow, and in no constant time: for tests.
 */
import { createHash } from 'node:crypto';

const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
/** How many points there are. */
export const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** A point as x and y; undefined is the one at infinity. */
export type Point = { x: bigint; y: bigint } | undefined;

export const GENERATOR: Point = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
};

function mod(value: bigint, by: bigint): bigint {
  const rest = value % by;
  return rest < 0n ? rest + by : rest;
}

function power(base: bigint, exponent: bigint, by: bigint): bigint {
  let result = 1n;
  for (let [square, left] = [mod(base, by), exponent]; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % by;
    square = (square * square) % by;
  }
  return result;
}

/** 1 / value, by Fermat; 1/0 is 0, as RFC 9380 wants of inv0. */
export function inverse(value: bigint, by = ORDER): bigint {
  return power(value, by - 2n, by);
}

const curve = (x: bigint) => mod(x * x * x - 3n * x + b, p);

/** A square root where there is one: p is 3 modulo 4. */
function root(value: bigint): bigint | undefined {
  const found = power(value, (p + 1n) / 4n, p);
  return mod(found * found, p) === mod(value, p) ? found : undefined;
}

/** x = X/Z², y = Y/Z³; Z = 0 at infinity. */
type Jacobian = { X: bigint; Y: bigint; Z: bigint };
const INFINITY: Jacobian = { X: 1n, Y: 1n, Z: 0n };

function doubled({ X, Y, Z }: Jacobian): Jacobian {
  if (Z === 0n || Y === 0n) return INFINITY;
  const S = mod(4n * X * Y * Y, p);
  const M = mod(3n * (X - Z * Z) * (X + Z * Z), p);
  const X3 = mod(M * M - 2n * S, p);
  return { X: X3, Y: mod(M * (S - X3) - 8n * Y ** 4n, p), Z: mod(2n * Y * Z, p) };
}

function sum(one: Jacobian, other: Jacobian): Jacobian {
  if (one.Z === 0n) return other;
  if (other.Z === 0n) return one;
  const [Z1, Z2] = [mod(one.Z * one.Z, p), mod(other.Z * other.Z, p)];
  const [U1, U2] = [mod(one.X * Z2, p), mod(other.X * Z1, p)];
  const [S1, S2] = [mod(one.Y * Z2 * other.Z, p), mod(other.Y * Z1 * one.Z, p)];
  if (U1 === U2) return S1 === S2 ? doubled(one) : INFINITY;
  const [H, R] = [mod(U2 - U1, p), mod(S2 - S1, p)];
  const H3 = mod(H * H * H, p);
  const V = mod(U1 * H * H, p);
  const X = mod(R * R - H3 - 2n * V, p);
  return { X, Y: mod(R * (V - X) - S1 * H3, p), Z: mod(H * one.Z * other.Z, p) };
}

const lifted = (point: Point): Jacobian => (point ? { X: point.x, Y: point.y, Z: 1n } : INFINITY);

function flattened({ X, Y, Z }: Jacobian): Point {
  if (Z === 0n) return undefined;
  const by = inverse(Z, p);
  return { x: mod(X * by * by, p), y: mod(Y * by * by * by, p) };
}

export function add(one: Point, other: Point): Point {
  return flattened(sum(lifted(one), lifted(other)));
}

export function multiply(point: Point, scalar: bigint): Point {
  let result = INFINITY;
  for (let [each, left] = [lifted(point), mod(scalar, ORDER)]; left > 0n; left >>= 1n) {
    if (left & 1n) result = sum(result, each);
    each = doubled(each);
  }
  return flattened(result);
}

export function numberToBytes(value: bigint, length: number): Buffer {
  return Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex');
}

export function bytesToNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
}

/** Compressed, 33 bytes (SEC 1, 2.3.3). */
export function pointToBytes(point: Point): Buffer {
  if (!point) throw new Error('The point at infinity is in no message.');
  return Buffer.concat([Buffer.of(point.y & 1n ? 3 : 2), numberToBytes(point.x, 32)]);
}

/** The point of 33 bytes; throws for what is none. */
export function bytesToPoint(bytes: Uint8Array): Point {
  const [sign, x] = [bytes[0], bytesToNumber(bytes.subarray(1))];
  const y = root(curve(x));
  if (bytes.length !== 33 || (sign !== 2 && sign !== 3) || x >= p || y === undefined) {
    throw new Error('These bytes are no point of P-256.');
  }
  return { x, y: (y & 1n) === BigInt(sign - 2) ? y : p - y };
}

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 9380, 5.3.1: expand_message_xmd with SHA-256. */
function expand(message: Uint8Array, domain: string, length: number): Buffer {
  const dst = Buffer.concat([Buffer.from(domain), Buffer.of(Buffer.byteLength(domain))]);
  const first = sha256(Buffer.alloc(64), message, numberToBytes(BigInt(length), 2), Buffer.of(0), dst);
  const blocks = [sha256(first, Buffer.of(1), dst)];
  while (blocks.length * 32 < length) {
    const before = blocks[blocks.length - 1] ?? first;
    const mixed = first.map((byte, index) => byte ^ (before[index] ?? 0));
    blocks.push(sha256(mixed, Buffer.of(blocks.length + 1), dst));
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** RFC 9380, 5.2: numbers below `by`, 48 bytes each. */
export function hashToNumbers(
  message: Uint8Array,
  { domain, count, by }: { domain: string; count: number; by: bigint },
): bigint[] {
  const bytes = expand(message, domain, count * 48);
  return Array.from({ length: count }, (_, index) =>
    mod(bytesToNumber(bytes.subarray(index * 48, (index + 1) * 48)), by),
  );
}

const Z = p - 10n;

/** RFC 9380, 6.6.2: the simplified SWU map, Z = −10. */
function mapped(u: bigint): Point {
  const A = p - 3n;
  const tv1 = inverse(mod(Z * Z * u ** 4n + Z * u * u, p), p);
  const x1 = tv1 === 0n ? mod(b * inverse(Z * A, p), p) : mod(-b * inverse(A, p) * (1n + tv1), p);
  const x2 = mod(Z * u * u * x1, p);
  const [y1, y2] = [root(curve(x1)), root(curve(x2))];
  const [x, y] = y1 === undefined ? [x2, y2] : [x1, y1];
  if (y === undefined) throw new Error('Neither x of the map is on the curve, which cannot be.');
  return { x, y: (u & 1n) === (y & 1n) ? y : p - y };
}

/** RFC 9380, P256_XMD:SHA-256_SSWU_RO_. */
export function hashToPoint(message: Uint8Array, domain: string): Point {
  const [first = 0n, second = 0n] = hashToNumbers(message, { domain, count: 2, by: p });
  return add(mapped(first), mapped(second));
}
