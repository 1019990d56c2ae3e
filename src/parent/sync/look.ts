import type { Problem } from '../../core/problem';
import type { WayIn } from '../../core/slip';
import { yearOfTerm } from '../../core/term';
import { classAnswer, classPath, type ClassAnswer } from '../../wire/class';
import { keyAnswer, keyPath, type KeyAnswer } from '../../wire/key';
import { checkTextOf, keyHash } from '../../wire/token';
import type { Found, SeenClass } from '../store/class-rows';
import { ask, type Fetch, type Outcome } from './ask';

/** A hand errs in a character or two; other keys make nearly all twelve different. */
const HAND_ERRS = 3;

/**
 * Whether the endpoint's keys are those of the slip: the endpoint is never believed about them, for keys of one's
 * own would mark a child. Undefined when they are.
 */
function keyProblem(
  way: WayIn,
  answer: KeyAnswer,
  found: Pick<Found, 'keyHashes' | 'check'>,
): Problem | undefined {
  if (answer.class !== way.class) return { kind: 'keys-differ' };
  if (way.kind === 'typed') {
    const wrong = Array.from(way.check).filter((character, index) => character !== found.check[index]).length;
    if (wrong === 0) return undefined;
    return { kind: wrong <= HAND_ERRS ? 'code-mistyped' : 'keys-differ' };
  }
  // A slip lives one school year, and so do its keys.
  if (yearOfTerm(answer.term) > yearOfTerm(way.term)) return { kind: 'code-unknown' };
  const isSame = way.keyHashes.every((hash, index) => hash === found.keyHashes[index]);
  return isSame && yearOfTerm(answer.term) === yearOfTerm(way.term) ? undefined : { kind: 'keys-differ' };
}

function seenOf(answer: ClassAnswer): SeenClass {
  const { class: id, name, school, contact, grade, system, limit, limits, calendar, zone } = answer;
  return { class: id, name, school, contact, grade, system, limit, limits, calendar, zone };
}

/** A class nobody knows, when its id came from a hand, is a slip of that hand. */
function told<Answer>(way: WayIn, outcome: Outcome<Answer>): Outcome<Answer> {
  const isMistyped =
    way.kind === 'typed' && outcome.kind === 'refused' && outcome.problem.kind === 'class-unknown';
  return isMistyped ? { kind: 'refused', problem: { kind: 'code-mistyped' } } : outcome;
}

/** Asks which class a way leads into. The slip's code is not sent; the class id and nothing else is. */
export async function lookAtClass(fetch: Fetch, way: WayIn): Promise<Outcome<Found>> {
  const question = { class: way.class };
  const keys = told(way, await ask(fetch, { path: keyPath, question }, keyAnswer));
  if (keys.kind !== 'answered') return keys;
  const [first, second] = keys.answer.keys;
  const keyHashes = [keyHash(first), keyHash(second)] as const;
  const check = checkTextOf(way.class, keyHashes);
  const problem = keyProblem(way, keys.answer, { keyHashes, check });
  if (problem) return { kind: 'refused', problem };
  const seen = told(way, await ask(fetch, { path: classPath, question }, classAnswer));
  if (seen.kind !== 'answered') return seen;
  if (seen.answer.class !== way.class) return { kind: 'refused', problem: { kind: 'keys-differ' } };
  const { term } = keys.answer;
  return { kind: 'answered', answer: { seen: seenOf(seen.answer), term, keyHashes, check } };
}
