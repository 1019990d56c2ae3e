import type { Problem } from '../../core/problem';
import { yearOfTerm } from '../../core/term';
import { nightsOfTokenBlock } from '../../core/token-block';
import { issueAnswer, issuePath, type IssueAnswer, type Unissued } from '../../wire/issue';
import { keyAnswer, keyPath, type KeyAnswer } from '../../wire/key';
import {
  enrolmentAuth,
  fromText,
  infoOf,
  keyHash,
  surveyInfoOf,
  toText,
  type Blinded,
} from '../../wire/token';
import { secretOf } from '../store/enrolments';
import type { GivenOut, Token } from '../store/letter-rows';
import { termOfSeat } from '../store/seat-evenings';
import type { SurveyGiven } from '../store/survey-tokens';
import { noteTimes } from '../store/sync-times';
import type { BlockToAsk } from '../store/token-blocks';
import { ask, type Outcome } from './ask';
import type { TokenMaker } from './token-maker';
import { notedTime } from './when';
import type { SyncWorld } from './world';

const HOUR_MS = 60 * 60_000;
/** Too few families yet: asked again after so long, and up to twice that by chance. */
const FEW_MS = 3 * HOUR_MS;
/** Nothing given out today: a clock is wrong, or the school year is over. */
const DAY_MS = 24 * HOUR_MS;
/** No hold of a block is longer (ms). */
export const LONGEST_HOLD_MS = DAY_MS + HOUR_MS;

/** What became of asking for a block. */
export type Ending =
  | { kind: 'given'; given: GivenOut[]; surveys: SurveyGiven[] }
  | { kind: 'wait'; problem: Problem; ms: number }
  | { kind: 'away'; problem: Problem; retryAfterMs: number }
  | { kind: 'never'; problem: Problem };

/** A lie, or keys that somebody is about to put back: asked again tomorrow, and believed as little. */
const KEYS_DIFFER: Ending = { kind: 'wait', problem: { kind: 'keys-differ' }, ms: DAY_MS };
/** The worker could not be loaded, as with no line: tried again like a line. */
const LOST: Ending = { kind: 'away', problem: { kind: 'endpoint-unreachable' }, retryAfterMs: 0 };
const CLOSED_TODAY: Ending = { kind: 'wait', problem: { kind: 'evening-not-open' }, ms: DAY_MS };

/** The public key of a block's term; the endpoint is never believed about it, for a key of one's own would mark a child. */
function keyOf({ block, seat }: BlockToAsk, answer: KeyAnswer): Uint8Array | Ending {
  if (answer.class !== block.class) return KEYS_DIFFER;
  // From August on a class belongs to the coming year, and so do its keys.
  if (yearOfTerm(answer.term) > yearOfTerm(seat.term)) return CLOSED_TODAY;
  const isSame = answer.keys.every((key, index) => keyHash(key) === seat.keyHashes[index]);
  if (!isSame) return KEYS_DIFFER;
  const [autumn, spring] = answer.keys;
  return fromText(block.term.endsWith('a') ? autumn : spring);
}

/** `name`: a date or a survey, as it stands in the question and in the answer. */
type Asked = { name: string; info: string; blinded: Blinded };
/** What was given out for one name. */
type Given = { name: string } & (Token | { none: Unissued });

/** What was given out for each date and survey, in the order asked. */
async function givenOut(
  maker: TokenMaker,
  asked: readonly Asked[],
  { t }: IssueAnswer,
): Promise<Given[] | Ending> {
  if (t.length !== asked.length || asked.some(({ name }, index) => t[index]?.[0] !== name))
    return { kind: 'wait', problem: { kind: 'question-malformed' }, ms: DAY_MS };
  const lines = asked.map((each, index) => ({ ...each, line: t[index] ?? [each.name, 'bad' as const] }));
  const evaluated = lines.flatMap(({ info, blinded, line }) =>
    line.length === 3 ? [{ info, blinded, evaluated: fromText(line[1]), proof: fromText(line[2]) }] : [],
  );
  const tokens = await maker.finish(evaluated);
  if (tokens === 'lost') return LOST;
  if (tokens.length !== evaluated.length || tokens.includes(undefined)) return KEYS_DIFFER;
  const tokenByInfo = new Map(evaluated.map(({ info }, index) => [info, tokens[index]]));
  return lines.map(({ name, info, blinded, line }) => {
    const token = tokenByInfo.get(info);
    return line.length === 2 || !token
      ? { name, none: line.length === 2 ? line[1] : 'bad' }
      : { name, nonce: blinded.nonce, token };
  });
}

/** An answer that is none, put as what becomes of the block. */
function endingOf(outcome: Exclude<Outcome<unknown>, { kind: 'answered' }>, random: () => number): Ending {
  if (outcome.kind === 'away') return outcome;
  const { problem } = outcome;
  if (problem.kind === 'seat-unknown') return { kind: 'never', problem };
  if (problem.kind === 'too-few-families') return { kind: 'wait', problem, ms: FEW_MS * (1 + random()) };
  return { kind: 'wait', problem, ms: DAY_MS };
}

type Keyed = BlockToAsk & { secret: Uint8Array; publicKey: Uint8Array };

/** All dates of the block in its term, and every open survey: the same for each phone of the class. */
function namesOf({ block, seat, surveys }: BlockToAsk): { name: string; info: string }[] {
  const { term } = block;
  const nights = nightsOfTokenBlock(block.first).filter((night) => termOfSeat(seat, night) === term);
  return [
    ...nights.map((night) => ({ name: night, info: infoOf({ term, class: block.class, night }) })),
    ...surveys.map((survey) => ({ name: survey, info: surveyInfoOf({ term, class: block.class, survey }) })),
  ];
}

async function issue(
  { home, fetch, clock, random }: SyncWorld,
  maker: TokenMaker,
  asking: Keyed,
): Promise<Ending> {
  const { block, secret, publicKey, surveys } = asking;
  const names = namesOf(asking);
  const blinded = await maker.blind({ secret, publicKey, infos: names.map(({ info }) => info) });
  if (blinded === 'lost') return LOST;
  if (blinded === 'no-key') return KEYS_DIFFER;
  const asked = blinded.map((each, index) => ({
    ...(names[index] ?? { name: '', info: '' }),
    blinded: each,
  }));
  await noteTimes(home, { issueAt: notedTime(clock().getTime(), random) });
  const lines = asked.map(({ name, blinded: { blinded: element } }) => [name, toText(element)]);
  const dates = lines.length - surveys.length;
  const question = { term: block.term, nights: lines.slice(0, dates), surveys: lines.slice(dates) };
  const auth = toText(enrolmentAuth(secret, block.class));
  const outcome = await ask(fetch, { path: issuePath, question, auth }, issueAnswer);
  if (outcome.kind !== 'answered') return endingOf(outcome, random);
  const given = await givenOut(maker, asked, outcome.answer);
  if ('kind' in given) return given;
  const isClosed = given.every((each) => 'none' in each && each.none === 'window');
  // What was given out before stays: a block that is over is asked for again where a survey of it is still open.
  if (isClosed && !block.given) return CLOSED_TODAY;
  return {
    kind: 'given',
    given: given.slice(0, dates).map(({ name, ...each }) => ({ night: name, ...each })),
    surveys: given.slice(dates).map(({ name, ...each }) => ({ survey: name, ...each })),
  };
}

/** Asks for the tokens of one block: the keys first, then all its dates of the term at once. */
export async function askForBlock(world: SyncWorld, maker: TokenMaker, asked: BlockToAsk): Promise<Ending> {
  const { home, fetch, random } = world;
  const { block } = asked;
  const secret = await secretOf(home, block.child, block.class);
  if (!secret) return { kind: 'never', problem: { kind: 'seat-unknown' } };
  const keys = await ask(fetch, { path: keyPath, question: { class: block.class } }, keyAnswer);
  if (keys.kind !== 'answered') return endingOf(keys, random);
  const publicKey = keyOf(asked, keys.answer);
  return 'kind' in publicKey ? publicKey : issue(world, maker, { ...asked, secret, publicKey });
}
