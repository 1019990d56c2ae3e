import type { Kysely, Selectable } from 'kysely';
import { surveyStage } from '../core/survey';
import { keyTermOf, yearOfTerm, type Term } from '../core/term';
import { isGivenOut } from '../core/token-block';
import { nightIn } from '../core/zone';
import type { Night } from '../core/night';
import type { IssueAnswer, IssueQuestion, Unissued } from '../wire/issue';
import { bytes } from '../wire/shapes';
import { fromText, infoOf, surveyInfoOf, toText } from '../wire/token';
import { surveyName, surveysOfClass } from './asked-surveys';
import { hashOf } from './codes';
import type { OpenTables } from './database/tables';
import { answer, refuse, type Reply } from './door/reply';
import type { House, Visit } from './house';
import { classKnown, type SchoolRow, isStopped } from './tenant';
import type { Evaluated } from './tokens/task';

type SeatRow = Selectable<OpenTables['enrolment']>;
type Seat = SeatRow & { school: SchoolRow };
/** A blinded element, for what it is (a date, or `survey:` and its id), and the hash it is remembered by. */
type Asked = { of: string; info: string; blinded: Uint8Array; hash: string };
type Standing = { seat: Seat; term: Term };
type Tokens = ReadonlyMap<string, Evaluated | Unissued>;

/** A courtesy, no protection (PRIVACY.md, step 5): with fewer families there is nothing to publish. */
export const FEWEST_FAMILIES = 5;

const authText = bytes(32);
/** No enrolment and no class have these: looking them up takes the time of what is there. */
const NO_AUTH = new Uint8Array(32);
const NO_CLASS = 'oooooooooo';

/** Tokens for the dates of a block and for open surveys (PRIVACY.md, step 5): whoever asks again with the same bytes is answered the same. */
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
  if (!auth || !seat || !known || isStopped(known.schoolClass, seat.year)) return undefined;
  return { ...seat, school: known.school };
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
  const { term, nights, surveys } = question;
  const at = { term, class: seat.class };
  const given = [
    ...nights
      .filter(([night]) => isGivenTo(seat, { term, night }, house))
      .map(([night, text]) => askedFor(night, infoOf({ ...at, night }), text)),
    ...(await surveysGivenTo(seat, question, house)).map(([survey, text]) =>
      askedFor(surveyName(survey), surveyInfoOf({ ...at, survey }), text),
    ),
  ];
  const tokens = await tokensFor(given, { seat, term }, house);
  if (!tokens) return refuse('seat-unknown');
  const lines = [
    ...nights.map(([night]) => lineFor(night, tokens.get(night) ?? 'window')),
    ...surveys.map(([survey]) => lineFor(survey, tokens.get(surveyName(survey)) ?? 'window')),
  ];
  return answer({ t: lines } satisfies IssueAnswer);
}

function askedFor(of: string, info: string, text: string): Asked {
  const blinded = fromText(text);
  return { of, info, blinded, hash: hashOf(blinded) };
}

/** Of the surveys asked for, those the seat's class is asked just now, by the term's key and by seats. */
async function surveysGivenTo(
  { class: class_id, year, school }: Seat,
  { term, surveys }: IssueQuestion,
  { keeping, clock }: House,
): Promise<IssueQuestion['surveys']> {
  if (surveys.length === 0 || yearOfTerm(term) !== year) return [];
  const now = clock().getTime();
  const rows = await surveysOfClass(keeping.main, { school_id: school.school_id, class_id });
  const given = rows.filter(
    (row) =>
      row.state === 'opened' &&
      row.way === 'token' &&
      keyTermOf(row.opens, school.system) === term &&
      ['open', 'closing'].includes(surveyStage(row, now, school.zone)),
  );
  return surveys.filter(([id]) => given.some(({ survey_id }) => survey_id === id));
}

function lineFor(name: string, token: Evaluated | Unissued): IssueAnswer['t'][number] {
  return typeof token === 'string' ? [name, token] : [name, toText(token.evaluated), toText(token.proof)];
}

/**
 * What each date and survey of those given out now gets. Undefined where the seat went to another phone
 * meanwhile. Nothing is said before it is committed that this seat has it.
 */
async function tokensFor(
  given: readonly Asked[],
  { seat, term }: Standing,
  house: House,
): Promise<Tokens | undefined> {
  const secretKey = await house.keys.secretKeyOf(seat.class, term);
  if (!secretKey) return new Map();
  const before = await issuedTo(house.keeping.open, seat, given);
  const fresh = given.filter((each) => isFree(each, before));
  const points = await house.tokens.evaluateAll(
    fresh.map(({ info, blinded }) => ({ secretKey, info, blinded })),
  );
  const made = fresh.filter((_each, index) => points[index] !== undefined);
  const issued = await house.keeping.commitOpen((writes) => keepIssued(writes, seat, made));
  if (!issued) return undefined;
  const tokens = new Map<string, Evaluated | Unissued>(given.map(({ of }) => [of, 'spent']));
  fresh.forEach((each, index) => {
    if (isFree(each, issued)) tokens.set(each.of, points[index] ?? 'bad');
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
    keyTermOf(night, school.system) === term &&
    isGivenOut(night, nightIn(school.zone, clock()))
  );
}

/** By date or survey, the hash of the blinded element that has its token. */
async function issuedTo(
  reads: Kysely<OpenTables>,
  seat: SeatRow,
  asked: readonly Asked[],
): Promise<ReadonlyMap<string, string>> {
  if (asked.length === 0) return new Map();
  const rows = await reads
    .selectFrom('issued')
    .select(['night', 'blinded_hash'])
    .where('class', '=', seat.class)
    .where('serial', '=', seat.serial)
    .where(
      'night',
      'in',
      asked.map(({ of }) => of),
    )
    .execute();
  return new Map(rows.map((row) => [row.night, row.blinded_hash]));
}

/** Nobody has a token for this on this seat, or this very element has. */
function isFree({ of, hash }: Asked, issued: ReadonlyMap<string, string>): boolean {
  return (issued.get(of) ?? hash) === hash;
}

/**
 * Read again where it is decided: of two phones on one seat one is first, and a seat that was given to another phone
 * gives nothing to this one. What then stands for these dates and surveys.
 */
async function keepIssued(
  writes: Kysely<OpenTables>,
  seat: SeatRow,
  made: readonly Asked[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const now = await seatOf(writes, seat.auth_hash);
  if (now?.class !== seat.class || now.serial !== seat.serial || now.year !== seat.year) return undefined;
  const issued = await issuedTo(writes, seat, made);
  const rows = made
    .filter(({ of }) => !issued.has(of))
    .map(({ of, hash }) => ({ class: seat.class, serial: seat.serial, night: of, blinded_hash: hash }));
  if (rows.length > 0) await writes.insertInto('issued').values(rows).execute();
  return issued;
}
