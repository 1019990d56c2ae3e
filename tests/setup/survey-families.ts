import type { Answers } from '../../src/core/survey';
import { answersLetter, answersPath } from '../../src/wire/answers';
import { blindNonce, expectedToken, fromText, surveyInfoOf, toText } from '../../src/wire/token';
import { ask, told, type Desk } from './desk';
import { secretOfFamily } from './tokens';

/** A survey in a class, and what lets one of its families in. */
export type AtSurvey = { classId: string; survey: string; family: number; door?: string };

/** What a family's phone sends: its token made with the class's own key, or the door's code. */
export async function answersOf(
  { world }: Desk,
  { classId, survey, family, door }: AtSurvey,
  { term = '2026a', r = 1, v }: { term?: string; r?: number; v: Answers | null },
) {
  const info = surveyInfoOf({ term, class: classId, survey });
  const { keys } = await world.keys.keysOf(classId, 2026);
  const secretKey = await world.keys.secretKeyOf(classId, term);
  if (!secretKey) throw new Error(`The class ${classId} has no key of ${term}.`);
  const { nonce } = blindNonce(secretOfFamily(family), info, fromText(keys[term.endsWith('a') ? 0 : 1]));
  const pass = door === undefined ? { t: toText(expectedToken(secretKey, info, nonce)) } : { door };
  return { c: classId, s: survey, n: toText(nonce), ...pass, r, v };
}

export type AnswersSent = Awaited<ReturnType<typeof answersOf>>;

/** Sends answers as a phone does; its status, and what was said where they were refused. */
export async function putAnswers(desk: Desk, question: AnswersSent | object, headers = {}) {
  const letter = answersLetter(question as AnswersSent);
  return told(ask({ desk, headers }, { method: 'PUT', path: answersPath }, letter));
}

/** A family answers. */
export async function sendAnswers(desk: Desk, at: AtSurvey, sending: { r?: number; v: Answers | null }) {
  return putAnswers(desk, await answersOf(desk, at, sending));
}
