import type { Kysely, Selectable } from 'kysely';
import { termOf, yearOfTerm, type Term } from '../core/term';
import { isGivenOut } from '../core/token-block';
import { nightIn } from '../core/zone';
import type { Night } from '../core/night';
import type { IssueAnswer, IssueQuestion, Unissued } from '../wire/issue';
import { bytes } from '../wire/shapes';
import { fromText, infoOf, toText } from '../wire/token';
import { hashOf } from './codes';
import type { OpenTables } from './database/tables';
import { answer, refuse, type Reply } from './door/reply';
import type { House, Visit } from './house';
import { calendarOf, classKnown, type SchoolRow } from './tenant';
import type { Evaluated } from './tokens/task';

type SeatRow = Selectable<OpenTables['enrolment']>;
type Seat = SeatRow & { school: SchoolRow };
/** A date's blinded element, and the hash it is remembered by. */
type Asked = { night: Night; blinded: Uint8Array; hash: string };
type Standing = { seat: Seat; term: Term };
type Tokens = ReadonlyMap<Night, Evaluated | Unissued>;

/** A courtesy, no protection (PRIVACY.md, step 5): with fewer families there is nothing to publish. */
const FEWEST_FAMILIES = 5;

const authText = bytes(32);
/** No enrolment and no class have these: looking them up takes the time of what is there. */
const NO_AUTH = new Uint8Array(32);
const NO_CLASS = 'oooooooooo';

/** Tokens for the dates of a block (PRIVACY.md, step 5): whoever asks again with the same bytes is answered the same. */
export async function issue(question: IssueQuestion, { house, headers }: Visit): Promise<Reply> {
  const field = fieldAskedTwice(question);
  if (field !== undefined) return refuse('question-malformed', { field });
  const seat = await seatAsking(house, headers);
  if (!seat) return refuse('seat-unknown');
  if (!(await hasFamilies(house.keeping.open, seat))) return refuse('too-few-families');
  const wait = await house.paces.secondsUntilIssue(seat.auth_hash);
  if (wait > 0) return refuse('issue-too-often', { retryAfter: wait });
  try {
    return await issueFor(seat, question, house);
  } catch (error) {
    // Who was told to come back has not been answered.
    await house.paces.giveIssueBack(seat.auth_hash);
    throw error;
  }
}

/** The field that names a date or survey twice. */
function fieldAskedTwice({ nights, surveys }: IssueQuestion): string | undefined {
  const isTwice = (pairs: readonly (readonly [string, string])[]) =>
    new Set(pairs.map(([name]) => name)).size < pairs.length;
  if (isTwice(nights)) return 'nights';
  return isTwice(surveys) ? 'surveys' : undefined;
}

/** The seat whose password the question carries; none, a garbled and an unknown one take the same way. */
async function seatAsking({ keeping }: House, headers: Headers): Promise<Seat | undefined> {
  const auth = authIn(headers);
  const seat = await seatOf(keeping.open, hashOf(auth ?? NO_AUTH));
  const known = await classKnown(keeping.main, seat?.class ?? NO_CLASS);
  return auth && seat && known ? { ...seat, school: known.school } : undefined;
}

function authIn(headers: Headers): Uint8Array | undefined {
  const said = /^Bearer +([^ ]+) *$/i.exec(headers.get('authorization') ?? '')?.[1];
  const read = authText.safeParse(said);
  return read.success ? fromText(read.data) : undefined;
}

async function seatOf(reads: Kysely<OpenTables>, authHash: string): Promise<SeatRow | undefined> {
  return reads.selectFrom('enrolment').selectAll().where('auth_hash', '=', authHash).executeTakeFirst();
}

/** Whether five families were ever enrolled: they are now, or a token was given out, which took five. */
async function hasFamilies(reads: Kysely<OpenTables>, seat: SeatRow): Promise<boolean> {
  const enrolled = await reads
    .selectFrom('enrolment')
    .select('serial')
    .where('class', '=', seat.class)
    .where('year', '=', seat.year)
    .limit(FEWEST_FAMILIES)
    .execute();
  if (enrolled.length === FEWEST_FAMILIES) return true;
  const issued = await reads
    .selectFrom('issued')
    .select('serial')
    .where('class', '=', seat.class)
    .limit(1)
    .executeTakeFirst();
  return issued !== undefined;
}

async function issueFor(seat: Seat, question: IssueQuestion, house: House): Promise<Reply> {
  const asked = question.nights.map(([night, text]) => askedFor(night, fromText(text)));
  const tokens = await tokensFor(asked, { seat, term: question.term }, house);
  if (!tokens) return refuse('seat-unknown');
  const nights = asked.map(({ night }) => lineFor(night, tokens.get(night) ?? 'window'));
  // No survey is open yet.
  const surveys = question.surveys.map(([id]) => lineFor(id, 'window'));
  return answer({ t: [...nights, ...surveys] } satisfies IssueAnswer);
}

function askedFor(night: Night, blinded: Uint8Array): Asked {
  return { night, blinded, hash: hashOf(blinded) };
}

function lineFor(name: string, token: Evaluated | Unissued): IssueAnswer['t'][number] {
  return typeof token === 'string' ? [name, token] : [name, toText(token.evaluated), toText(token.proof)];
}

/**
 * What each date gets; one that is not in it is not given out now. Undefined where the seat went to another phone
 * meanwhile. Nothing is said before it is committed that this seat has it.
 */
async function tokensFor(
  asked: readonly Asked[],
  { seat, term }: Standing,
  house: House,
): Promise<Tokens | undefined> {
  const secretKey = await house.keys.secretKeyOf(seat.class, term);
  if (!secretKey) return new Map();
  const given = asked.filter(({ night }) => isGivenTo(seat, { term, night }, house));
  const before = await issuedTo(house.keeping.open, seat, given);
  const fresh = given.filter((each) => isFree(each, before));
  const points = await house.tokens.evaluateAll(
    fresh.map(({ night, blinded }) => ({
      secretKey,
      info: infoOf({ term, class: seat.class, night }),
      blinded,
    })),
  );
  const made = fresh.filter((_each, index) => points[index] !== undefined);
  const issued = await house.keeping.commitOpen((writes) => keepIssued(writes, seat, made));
  if (!issued) return undefined;
  const tokens = new Map<Night, Evaluated | Unissued>(given.map(({ night }) => [night, 'spent']));
  fresh.forEach((each, index) => {
    if (isFree(each, issued)) tokens.set(each.night, points[index] ?? 'bad');
  });
  return tokens;
}

/** Of the asked term, which is of this seat's school year, and its block given out by tonight. */
function isGivenTo(
  { year, school }: Seat,
  { term, night }: { term: Term; night: Night },
  { clock }: House,
): boolean {
  return (
    yearOfTerm(term) === year &&
    termOf(night, calendarOf(school.system)) === term &&
    isGivenOut(night, nightIn(school.zone, clock()))
  );
}

/** By date, the hash of the blinded element that has its token. */
async function issuedTo(
  reads: Kysely<OpenTables>,
  seat: SeatRow,
  asked: readonly Asked[],
): Promise<ReadonlyMap<Night, string>> {
  if (asked.length === 0) return new Map();
  const rows = await reads
    .selectFrom('issued')
    .select(['night', 'blinded_hash'])
    .where('class', '=', seat.class)
    .where('serial', '=', seat.serial)
    .where(
      'night',
      'in',
      asked.map(({ night }) => night),
    )
    .execute();
  return new Map(rows.map((row) => [row.night, row.blinded_hash]));
}

/** Nobody has a token for this date on this seat, or this very element has. */
function isFree({ night, hash }: Asked, issued: ReadonlyMap<Night, string>): boolean {
  return (issued.get(night) ?? hash) === hash;
}

/**
 * Read again where it is decided: of two phones on one seat one is first, and a seat that was given to another phone
 * gives nothing to this one. What then stands for these dates.
 */
async function keepIssued(
  writes: Kysely<OpenTables>,
  seat: SeatRow,
  made: readonly Asked[],
): Promise<ReadonlyMap<Night, string> | undefined> {
  const now = await seatOf(writes, seat.auth_hash);
  if (now?.class !== seat.class || now.serial !== seat.serial || now.year !== seat.year) return undefined;
  const issued = await issuedTo(writes, seat, made);
  const rows = made
    .filter(({ night }) => !issued.has(night))
    .map(({ night, hash }) => ({ class: seat.class, serial: seat.serial, night, blinded_hash: hash }));
  if (rows.length > 0) await writes.insertInto('issued').values(rows).execute();
  return issued;
}
