/*
 * Bytes as text that a chat hands on as it is: letters and digits, and two signs to which no chat gives a meaning
 * (some make `_these_` slanted and `--` a dash). Four bytes at the end say whether anybody cut or changed it.
 */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+=';
const CHECK_BYTES = 4;

/** CRC-32 (ISO-HDLC): finds every change of one character, and every other but one in four thousand million. */
function checkOf(bytes: Uint8Array): number {
  let check = 0xffffffff;
  for (const byte of bytes) {
    check ^= byte;
    for (let bit = 0; bit < 8; bit += 1) check = (check >>> 1) ^ (check & 1 ? 0xedb88320 : 0);
  }
  return ~check >>> 0;
}

function withCheck(bytes: Uint8Array): Uint8Array {
  const checked = new Uint8Array(bytes.length + CHECK_BYTES);
  checked.set(bytes);
  new DataView(checked.buffer).setUint32(bytes.length, checkOf(bytes));
  return checked;
}

function toLetters(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const sixes = bits.match(/.{1,6}/g) ?? [];
  return sixes.map((six) => LETTERS.charAt(parseInt(six.padEnd(6, '0'), 2))).join('');
}

function fromLetters(letters: string): Uint8Array {
  const bits = Array.from(letters, (letter) => LETTERS.indexOf(letter).toString(2).padStart(6, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}

/** How many bytes have room in so many letters, the check beside them. */
export function bytesWithin(letters: number): number {
  return Math.floor((letters * 6) / 8) - CHECK_BYTES;
}

export function bytesToChecked(bytes: Uint8Array): string {
  return toLetters(withCheck(bytes));
}

/** The letters of a text that may belong to a code, whatever a chat put between them. */
export function lettersIn(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^A-Za-z0-9+=]/g, '');
}

/** The bytes of a checked text; undefined when it was cut or changed. */
export function checkedToBytes(letters: string): Uint8Array | undefined {
  const checked = fromLetters(letters);
  if (checked.length < CHECK_BYTES) return undefined;
  const bytes = checked.subarray(0, checked.length - CHECK_BYTES);
  // Written again it must be the same text: the last letter has bits that no byte holds.
  return bytesToChecked(bytes) === letters ? bytes : undefined;
}
