import { yearOfTerm } from '../../core/term';
import { enrolAnswer, enrolPath } from '../../wire/enrol';
import { openAnswer, openPath } from '../../wire/open';
import { enrolmentAuth, toText } from '../../wire/token';
import type { Home } from '../store/database';
import { secretOf } from '../store/enrolments';
import { noteCode, type JoiningIn } from '../store/joinings';
import { ask, type Fetch, type Outcome } from './ask';

const NO_WAY = { kind: 'refused', problem: { kind: 'code-unknown' } } as const;

/** The slip to spend. A door is asked once: what it gives is kept before anything else is done. */
async function codeOf(
  fetch: Fetch,
  home: Home,
  { id, state: { way, code } }: JoiningIn<'confirmed'>,
): Promise<Outcome<string>> {
  if (code !== undefined) return { kind: 'answered', answer: code };
  if (way.kind !== 'door') return NO_WAY;
  const question = { class: way.class, door: way.door };
  const given = await ask(fetch, { path: openPath, question }, openAnswer);
  if (given.kind !== 'answered') return given;
  await noteCode(home, id, given.answer.code);
  return { kind: 'answered', answer: given.answer.code };
}

/**
 * Spends the slip. The password comes from the family secret, so a try after a crash or a lost answer sends the same
 * bytes, and the endpoint answers the same.
 */
export async function takeClassSeat(
  fetch: Fetch,
  home: Home,
  joining: JoiningIn<'confirmed'>,
): Promise<Outcome<unknown>> {
  const { child, found } = joining.state;
  const secret = await secretOf(home, child, found.seen.class);
  // A hand took it, or this window cannot read it: it is told, and no other asking waits behind it.
  if (!secret) return NO_WAY;
  const code = await codeOf(fetch, home, joining);
  if (code.kind !== 'answered') return code;
  const question = { code: code.answer, auth: toText(enrolmentAuth(secret, found.seen.class)) };
  const taken = await ask(fetch, { path: enrolPath, question }, enrolAnswer);
  if (taken.kind !== 'answered') return taken;
  // Between looking and joining a school year may have turned, and with it the keys that were compared.
  const isShown =
    taken.answer.class === found.seen.class && yearOfTerm(taken.answer.term) === yearOfTerm(found.term);
  return isShown ? taken : NO_WAY;
}
