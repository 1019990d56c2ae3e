import type { Problem } from './problem';
import type { Term } from './term';

/** Every code and check text is written in these: no i, l, o or u, which a hand or an eye mistakes (PRIVACY.md, step 3). */
export const CODE_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export const CLASS_ID = /^[0-9a-hjkmnp-tv-z]{10}$/;
/** 16 characters are 80 bits: of a slip, and of the door of an opened class. */
export const CODE = /^[0-9a-hjkmnp-tv-z]{16}$/;
/** The first 60 bits of SHA-256 over the class and its keys: wire/token makes it. */
export const CHECK_TEXT = /^[0-9a-hjkmnp-tv-z]{12}$/;

/** SHA-256 of both terms' public keys, 32 bytes each as base64url. */
export type KeyHashes = readonly [string, string];

/** Which class, and which keys it must have in both terms of the school year of `term`. */
type ClassKeys = { class: string; term: Term; keyHashes: KeyHashes };

/** A slip read from its QR: everything the phone must not take from the endpoint. */
export type Slip = ClassKeys & { kind: 'slip'; code: string };
/** The QR of an opened class: the door's secret is exchanged for a slip's code. */
export type Door = ClassKeys & { kind: 'door'; door: string };
/** A slip typed by hand: the check text stands for the keys. */
export type TypedSlip = { kind: 'typed'; class: string; code: string; check: string };

/** One of the ways into a class. */
export type WayIn = Slip | Door | TypedSlip;

const LETTERS = { slip: 's', door: 'd' } as const;

/** What stands after the # of `/join`: nothing of it ever reaches a server's log. */
export function wayToFragment(way: Slip | Door): string {
  const secret = way.kind === 'slip' ? way.code : way.door;
  return [LETTERS[way.kind], way.class, secret, way.term, ...way.keyHashes].join('.');
}

/** A typed code as it was meant: any case, spaces, hyphens, full-width forms, the slip's 班号： before it; o is 0, i and l are 1. */
export function plainCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Dash}.·_:\p{Script=Han}]/gu, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
}

const FRAGMENT =
  /^([sd])\.([0-9a-hjkmnp-tv-z]{10})\.([0-9a-hjkmnp-tv-z]{16})\.([0-9]{4}[ab])\.([\w-]{43})\.([\w-]{43})$/;

function readFragment(fragment: string): Slip | Door | undefined {
  const found = FRAGMENT.exec(fragment);
  if (!found) return undefined;
  const [, letter, classId = '', secret = '', term = '', first = '', second = ''] = found;
  const keys: ClassKeys = { class: classId, term, keyHashes: [first, second] };
  return letter === LETTERS.slip
    ? { ...keys, kind: 'slip', code: secret }
    : { ...keys, kind: 'door', door: secret };
}

/** Reads what a parent scanned, pasted or typed: the whole link, what follows its #, or the 38 characters on the slip. */
export function readWayIn(text: string): WayIn | Problem {
  const scanned = readFragment(text.trim().slice(text.trim().lastIndexOf('#') + 1));
  if (scanned) return scanned;
  // A link that was cut short may have as many characters as a typed code, but it is none.
  if (/[#/]|^[sd]\./.test(text.trim())) return { kind: 'code-unreadable' };
  const plain = plainCode(text);
  const [classId, code, check] = [plain.slice(0, 10), plain.slice(10, 26), plain.slice(26)];
  if (CLASS_ID.test(classId) && CODE.test(code) && CHECK_TEXT.test(check)) {
    return { kind: 'typed', class: classId, code, check };
  }
  return { kind: 'code-unreadable' };
}

/** Characters in groups of four, the way a person reads them out. */
export function inGroups(characters: string): string {
  return characters.match(/.{1,4}/g)?.join(' ') ?? '';
}
