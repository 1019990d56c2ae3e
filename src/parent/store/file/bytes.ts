/** So many bytes at a time: more arguments than this overflow an old phone's stack. */
const CHUNK = 0x8000;

/** Bytes as base64url without padding. */
export function bytesToText(bytes: Uint8Array): string {
  let letters = '';
  for (let from = 0; from < bytes.length; from += CHUNK)
    letters += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** How a text ends, by its length: another last letter would carry bits that are none, and be a second text of the bytes. */
const ENDS = [/^$|[\w-]$/, /(?!)/, /[AQgw]$/, /[AEIMQUYcgkosw048]$/] as const;

/** The bytes of base64url without padding; undefined where the text is none, or not the one that `bytesToText` writes. */
export function textToBytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || !ENDS[text.length % 4]?.test(text)) return undefined;
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

export function freshBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
