/**
 * A family's client written from PRIVACY.md's messages alone. It knows nothing of ours: no schema, no path, no key
 * derivation, and another POPRF. Its nonces and blinds are plain chance, kept in memory.
 */
import { createHash, randomBytes } from 'node:crypto';
import { bytesToNumber, ORDER } from './p256';
import { blind, finalize, isEvaluation } from './poprf';

/** How a question reaches an endpoint. */
export type Line = (question: {
  method: 'POST' | 'PUT';
  path: string;
  headers: Record<string, string>;
  body: string;
}) => Promise<{ status: number; text: string }>;

export type Said = { status: number; body: unknown };
/** What a slip's QR says after its #. */
export type Slip = { class: string; code: string; term: string; keyHashes: [string, string] };
export type Seat = { class: string; term: string; auth: string; publicKey: Uint8Array };
export type Ticket = { n: string; t: string };

export const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
export const bytes = (said: string) => Buffer.from(said, 'base64url');

export async function ask(
  line: Line,
  question: { method?: 'POST' | 'PUT'; path: string; body: unknown; headers?: Record<string, string> },
): Promise<Said> {
  const json = typeof question.body === 'string' ? question.body : JSON.stringify(question.body);
  const { status, text: answer } = await line({
    method: question.method ?? 'POST',
    path: question.path,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(json)),
      ...question.headers,
    },
    body: json,
  });
  return { status, body: answer === '' ? undefined : JSON.parse(answer) };
}

/** `s.class.code.term.hash.hash` after the #: the one thing PRIVACY.md does not say to the byte. */
export function readSlip(link: string): Slip {
  const [kind, id, code, term, first, second] = link.slice(link.indexOf('#') + 1).split('.');
  if (kind !== 's' || !id || !code || !term || !first || !second) throw new Error('This is no slip.');
  return { class: id, code, term, keyHashes: [first, second] };
}

/** Asks for the class's keys and holds them against the slip. */
export async function keyOf(line: Line, slip: Slip): Promise<Uint8Array> {
  const { status, body } = await ask(line, { path: '/v1/key', body: { class: slip.class } });
  if (status !== 200) throw new Error(`The endpoint says ${String(status)}.`);
  const { keys } = body as { keys: [string, string] };
  const hashes = keys.map((key) => createHash('sha256').update(bytes(key)).digest('base64url'));
  if (hashes.join() !== slip.keyHashes.join()) throw new Error('These keys are not the slip’s.');
  return bytes(keys[slip.term.endsWith('a') ? 0 : 1]);
}

/** Spends the slip. */
export async function join(line: Line, slip: Slip): Promise<Seat> {
  const publicKey = await keyOf(line, slip);
  const auth = text(randomBytes(32));
  const { status, body } = await ask(line, { path: '/v1/enrol', body: { code: slip.code, auth } });
  if (status !== 200) throw new Error(`The endpoint says ${String(status)}.`);
  const said = body as { class: string; term: string };
  if (said.class !== slip.class || said.term !== slip.term) throw new Error('Another class answered.');
  return { class: slip.class, term: slip.term, auth, publicKey };
}

/** `of` is the date of an evening or the id of a survey. */
type Kept = {
  list: 'nights' | 'surveys';
  of: string;
  nonce: Buffer;
  blindedBy: bigint;
  blinded: Buffer;
  info: Buffer;
};

/** What is asked for some dates or surveys, and kept until it is answered: PRIVACY.md, step 3. */
export function prepare(seat: Seat, asked: readonly string[], list: Kept['list'] = 'nights'): Kept[] {
  return asked.map((of) => {
    const last = list === 'surveys' ? `survey:${of}` : of;
    const info = Buffer.from(`homework-minutes/v1|${seat.term}|${seat.class}|${last}`);
    const nonce = randomBytes(32);
    const blindedBy = (bytesToNumber(randomBytes(48)) % (ORDER - 1n)) + 1n;
    const { blinded } = blind(nonce, { info, publicKey: seat.publicKey, blindedBy });
    return { list, of, nonce, blindedBy, blinded, info };
  });
}

export async function askForTokens(line: Line, seat: Seat, kept: readonly Kept[]): Promise<Said> {
  const asked = (list: Kept['list']) =>
    kept.filter((each) => each.list === list).map(({ of, blinded }) => [of, text(blinded)]);
  return ask(line, {
    path: '/v1/issue',
    headers: { authorization: `Bearer ${seat.auth}` },
    body: { term: seat.term, nights: asked('nights'), surveys: asked('surveys') },
  });
}

type Issued = [string, string, string] | [string, 'spent' | 'window' | 'bad'];

/** The tokens out of an answer, each only with a proof of the slip's key and this evening's info. */
export function ticketsOf(seat: Seat, kept: readonly Kept[], { body }: Said): Map<string, Ticket | string> {
  const { t } = body as { t: Issued[] };
  const tickets = new Map<string, Ticket | string>();
  for (const [of, first, proof] of t) {
    const asked = kept.find((each) => each.of === of);
    if (!asked || proof === undefined) tickets.set(of, first);
    else tickets.set(of, ticketOf(seat, asked, { evaluated: bytes(first), proof: bytes(proof) }));
  }
  return tickets;
}

function ticketOf(
  seat: Seat,
  { nonce, info, blindedBy, blinded }: Kept,
  { evaluated, proof }: { evaluated: Uint8Array; proof: Uint8Array },
): Ticket {
  const { tweakedKey } = blind(nonce, { info, publicKey: seat.publicKey, blindedBy });
  if (!isEvaluation(tweakedKey, [{ blinded, evaluated }], proof))
    throw new Error('The proof is of another key or evening.');
  return { n: text(nonce), t: text(finalize(nonce, { info, blindedBy, evaluated })) };
}

/** A letter for one evening, padded with blanks to 1,024 bytes. */
export async function contribute(
  line: Line,
  letter: { c: string; d: string; r: number; v: unknown } & Ticket,
  headers: Record<string, string> = {},
): Promise<Said> {
  return ask(line, {
    method: 'PUT',
    path: '/v1/night',
    headers,
    body: JSON.stringify(letter).padEnd(1024, ' '),
  });
}

/** What a class is asked. */
export async function surveysAsked(line: Line, classId: string): Promise<{ survey: string }[]> {
  const { body } = await ask(line, { path: '/v1/surveys', body: { class: classId } });
  return (body as { asked: { survey: string }[] }).asked;
}

/** A family's answers to one survey, padded with blanks to 15 KiB. */
export async function answer(
  line: Line,
  letter: { c: string; s: string; r: number; v: unknown } & Ticket,
): Promise<Said> {
  const body = JSON.stringify(letter);
  const blanks = 15 * 1024 - Buffer.byteLength(body);
  return ask(line, { method: 'PUT', path: '/v1/answers', body: body + ' '.repeat(blanks) });
}

/** What was published of a class, of the evenings and weeks from one date to another. */
export async function figuresOf(
  line: Line,
  asked: { class: string; from: string; to: string },
): Promise<Said> {
  return ask(line, { path: '/v1/figures', body: asked });
}
