import type { Night } from '../../src/core/night';
import { termOf, yearOfTerm, type Term } from '../../src/core/term';
import { calendarOf } from '../../src/endpoint/tenant';
import { nightLetter, nightPath, type NightQuestion } from '../../src/wire/night';
import { blindNonce, expectedToken, fromText, infoOf, toText } from '../../src/wire/token';
import { ask, SCHOOL, told, type Desk } from './desk';

/** The secret of a family of a test: the same for the same number, as its phones would have it (`authOf`). */
export function secretOfFamily(family: number): Uint8Array {
  return new Uint8Array(32).fill(family);
}

/** What a family's phone holds for one evening of its class: nonce and token, as they stand in a letter. */
export type Ticket = Pick<NightQuestion, 'c' | 'd' | 'n' | 't'>;

/** The term of an evening at a school of tests. */
export function termAt(night: Night): Term {
  return termOf(night, calendarOf({ system: SCHOOL.system as 'cn63' }));
}

/**
 * A family's token for an evening, made with the class's own secret key: what /v1/issue would have come to, without
 * a seat, and also for an info that is not the evening's.
 */
export async function ticketFor(
  { world }: Desk,
  at: { family: number; classId: string; night: Night },
  told: { term?: Term; info?: string } = {},
): Promise<Ticket> {
  const { classId, night } = at;
  const term = told.term ?? termAt(night);
  const info = told.info ?? infoOf({ term, class: classId, night });
  const { keys } = await world.keys.keysOf(classId, yearOfTerm(term));
  const secretKey = await world.keys.secretKeyOf(classId, term);
  if (!secretKey) throw new Error(`The class ${classId} has no key of ${term}.`);
  const publicKey = fromText(keys[term.endsWith('a') ? 0 : 1]);
  const { nonce } = blindNonce(secretOfFamily(at.family), info, publicKey);
  return { c: classId, d: night, n: toText(nonce), t: toText(expectedToken(secretKey, info, nonce)) };
}

/** Puts a text where letters go, as a phone does but for the headers told; what was answered. */
export async function put(desk: Desk, body: string | Uint8Array<ArrayBuffer>, headers = {}) {
  return told(ask({ desk, headers }, { method: 'PUT', path: nightPath }, body));
}

/** Sends one evening's letter; its status, and what was said where it was refused. */
export async function sendNight(desk: Desk, ticket: Ticket, sending: Pick<NightQuestion, 'r' | 'v'>) {
  return put(desk, nightLetter({ ...ticket, ...sending }));
}
