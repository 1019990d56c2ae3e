import { CODE_ALPHABET } from '../../src/core/slip';

/** Something that must be found nowhere, under the name by which a test tells of it. */
export type Needle = { name: string; bytes: Buffer };

/** A secret of bytes in every way it could be written down. */
export function waysToWrite(name: string, bytes: Buffer): Needle[] {
  const texts = {
    hex: bytes.toString('hex'),
    HEX: bytes.toString('hex').toUpperCase(),
    base64url: bytes.toString('base64url'),
    base64: bytes.toString('base64'),
  };
  return [
    { name: `${name} (raw)`, bytes },
    ...Object.entries(texts).map(([way, text]) => ({ name: `${name} (${way})`, bytes: Buffer.from(text) })),
  ];
}

/** A slip's code as it is printed, in capitals, in groups of four, and as the ten bytes it stands for. */
export function waysToWriteCode(code: string): Needle[] {
  let bits = 0n;
  for (const character of code) bits = (bits << 5n) | BigInt(CODE_ALPHABET.indexOf(character));
  const raw = Buffer.from(bits.toString(16).padStart(20, '0'), 'hex');
  const grouped = code.match(/.{4}/g)?.join(' ') ?? '';
  return [
    ...waysToWrite(`code ${code}`, raw),
    ...[code, code.toUpperCase(), grouped].map((text) => ({
      name: `code ${text}`,
      bytes: Buffer.from(text),
    })),
  ];
}

/** A text in the encodings a program or a database may keep it in. */
export function waysToWriteText(name: string, text: string): Needle[] {
  return [
    { name, bytes: Buffer.from(text) },
    { name: `${name} (UTF-16)`, bytes: Buffer.from(text, 'utf16le') },
    ...waysToWrite(name, Buffer.from(text)).slice(1),
  ];
}

/** The names of all needles that are in a haystack, each once. Thousands of them are looked for in one go. */
export function needlesIn(haystack: Buffer, needles: readonly Needle[]): string[] {
  const { isStart, byStart } = startsOf(needles);
  const found = new Set<string>();
  let three = 0;
  for (let at = 0; at < haystack.length; at += 1) {
    three = ((three << 8) | (haystack[at] ?? 0)) & 0xff_ff_ff;
    if (at < 2 || isStart[three] !== 1) continue;
    for (const { name, bytes } of byStart.get(three) ?? [])
      if (haystack.subarray(at - 2, at - 2 + bytes.length).equals(bytes)) found.add(name);
  }
  return [...found];
}

/** By their first three bytes, and for each three bytes whether a needle begins so. */
function startsOf(needles: readonly Needle[]): { isStart: Uint8Array; byStart: Map<number, Needle[]> } {
  const byStart = new Map<number, Needle[]>();
  const isStart = new Uint8Array(1 << 24);
  for (const needle of needles) {
    if (needle.bytes.length < 3) throw new Error(`${needle.name} is too short to be looked for.`);
    const start = needle.bytes.readUIntBE(0, 3);
    isStart[start] = 1;
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
  }
  return { isStart, byStart };
}
