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

/**
 * The seat a child has already, from one phone of the family to another: `secret` is the family secret itself, 32
 * bytes as 43 characters. It spends no slip and never grows stale within its school year.
 */
export type FamilyWay = ClassKeys & { kind: 'family'; secret: string };

/** One of the ways into a class. */
export type WayIn = Slip | Door | TypedSlip | FamilyWay;

/** Those that stand in a QR. */
type ScannedWay = Slip | Door | FamilyWay;

const LETTERS = { slip: 's', door: 'd', family: 'f' } as const;

function secretOf(way: ScannedWay): string {
  switch (way.kind) {
    case 'slip':
      return way.code;
    case 'door':
      return way.door;
    case 'family':
      return way.secret;
  }
}

/** What stands after the # of `/join`: nothing of it ever reaches a server's log. */
export function wayToFragment(way: ScannedWay): string {
  return [LETTERS[way.kind], way.class, secretOf(way), way.term, ...way.keyHashes].join('.');
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

const FRAGMENT = /^([sdf])\.([0-9a-hjkmnp-tv-z]{10})\.([\w-]+)\.([0-9]{4}[ab])\.([\w-]{43})\.([\w-]{43})$/;

/** 32 bytes have one text: the last of its characters carries four bits. */
export const FAMILY_SECRET = /^[\w-]{42}[AEIMQUYcgkosw048]$/;

/** The way of a fragment's letter, if its secret has that way's form. */
function wayOf(letter: string | undefined, secret: string, keys: ClassKeys): ScannedWay | undefined {
  if (letter === LETTERS.family)
    return FAMILY_SECRET.test(secret) ? { ...keys, kind: 'family', secret } : undefined;
  if (!CODE.test(secret)) return undefined;
  return letter === LETTERS.slip
    ? { ...keys, kind: 'slip', code: secret }
    : { ...keys, kind: 'door', door: secret };
}

function readFragment(fragment: string): ScannedWay | undefined {
  const found = FRAGMENT.exec(fragment);
  if (!found) return undefined;
  const [, letter, classId = '', secret = '', term = '', first = '', second = ''] = found;
  return wayOf(letter, secret, { class: classId, term, keyHashes: [first, second] });
}

/** What follows the # of a link, also of one with words around it, as a message to the family has. */
function fragmentIn(text: string): string {
  const mark = text.lastIndexOf('#');
  return mark < 0 ? text : (/^[\w.-]*/.exec(text.slice(mark + 1))?.[0] ?? '');
}

/** Reads what a parent scanned, pasted or typed: the whole link, what follows its #, or the 38 characters on the slip. */
export function readWayIn(text: string): WayIn | Problem {
  const scanned = readFragment(fragmentIn(text.trim()));
  if (scanned) return scanned;
  // A link that was cut short may have as many characters as a typed code, but it is none.
  if (/[#/]|^[sdf]\./.test(text.trim())) return { kind: 'code-unreadable' };
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
