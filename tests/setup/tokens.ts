import type { Contribution } from '../../src/core/contribution';
import type { Night } from '../../src/core/night';
import { SUBJECTS, type Subject } from '../../src/core/subject';
import { termOf, yearOfTerm, type Term } from '../../src/core/term';
import { calendarOf } from '../../src/endpoint/tenant';
import { nightLetter, nightPath, type NightQuestion } from '../../src/wire/night';
import { blindNonce, expectedToken, fromText, infoOf, toText } from '../../src/wire/token';
import { ORIGIN, SCHOOL, told, type Desk } from './desk';

/** The secret of a family of a test: the same for the same number, as its phones would have it (`authOf`). */
export function secretOfFamily(family: number): Uint8Array {
  return new Uint8Array(32).fill(family);
}

/** What a family's phone holds for one evening of its class: nonce and token, as they stand in a letter. */
export type Ticket = Pick<NightQuestion, 'c' | 'd' | 'n' | 't'>;

/** The term of an evening at a school of tests. */
export function termAt(night: Night): Term {
  return termOf(night, calendarOf(SCHOOL.system as 'cn63'));
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

/** A contribution of these minutes, all other subjects zero. */
export function minutesOf(
  some: Partial<Record<Subject, number>>,
  { a = 0, o = 0 }: { a?: number; o?: number } = {},
): Contribution {
  const s = Object.fromEntries(SUBJECTS.map((subject) => [subject, some[subject] ?? 0]));
  return { s: s as Contribution['s'], a, o };
}

/** A contribution of homework that was not split. */
export function mixedOf(minutes: number): Contribution {
  const { s, ...rest } = minutesOf({});
  const unknown = Object.fromEntries(Object.keys(s).map((subject) => [subject, null]));
  return { s: { ...(unknown as Contribution['s']), mixed: minutes }, ...rest };
}

/** Puts a text where letters go, as a phone does but for the headers told. */
export async function put(desk: Desk, body: string | Uint8Array<ArrayBuffer>, headers: object = {}) {
  const response = await desk.fetch(nightPath, {
    method: 'PUT',
    body,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      origin: ORIGIN,
      ...headers,
    },
  });
  return response.status === 204 ? { status: 204 } : told(Promise.resolve(response));
}

/** Sends one evening's letter; its status, and what was said where it was refused. */
export async function sendNight(desk: Desk, ticket: Ticket, sending: Pick<NightQuestion, 'r' | 'v'>) {
  return put(desk, nightLetter({ ...ticket, ...sending }));
}
