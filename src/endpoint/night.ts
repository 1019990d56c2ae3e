import type * as z from 'zod/mini';
import { isPlausible } from '../core/contribution';
import { closesAt, opensAt, type ClassEvening } from '../core/open-evening';
import { keyTermOf, yearOfTerm } from '../core/term';
import { nightQuestion, type nightAddress, type NightQuestion } from '../wire/night';
import { fromText, infoOf } from '../wire/token';
import { malformed } from './door/malformed';
import { refuse, type Refusal, type Reply } from './door/reply';
import { writeLetter, type Written } from './figure-rows';
import type { House, Visit } from './house';
import { admitsLetter } from './release/evening';
import { classKnown, eveningAt, isStopped, type ClassRow, type SchoolRow } from './tenant';

type Address = z.infer<typeof nightAddress>;

/**
 * One evening's letter, judged in PRIVACY.md's order (step 6): class and evening, form, token, and then what stands
 * there. Of a garbled letter to a closed evening the phone should know that it is closed.
 */
export async function takeNight(address: Address, { house }: Visit): Promise<Reply> {
  const known = await classKnown(house.keeping.main, address.c);
  if (!known) return refuse('class-unknown');
  const evening = eveningAt(known.school, known.schoolClass, address.d);
  const refusal = refuseEvening(address, evening, { house, zone: known.school.zone });
  if (refusal) return refusal;
  const read = nightQuestion.safeParse(address);
  if (!read.success) return malformed(read.error.issues);
  const question = read.data;
  if (question.v && !isPlausible(question.v, evening)) return refuse('question-malformed', { field: 'v' });
  if (!(await isTokenGood(house, question, known))) return refuse('token-refused');
  const isOpen = () => house.clock().getTime() < closesAt(evening, known.school.zone);
  return replyTo(await write(house, question, { ...evening, isOpen }));
}

type Where = { house: House; zone: string };

function refuseEvening({ d }: Address, evening: ClassEvening, { house, zone }: Where): Refusal | undefined {
  // A weekend is one evening, under its Friday: its Saturday is none.
  if (evening.night !== d) return refuse('question-malformed', { field: 'd' });
  const now = house.clock().getTime();
  if (now < opensAt(evening, zone)) return refuse('evening-not-open');
  return now >= closesAt(evening, zone) ? refuse('evening-closed') : undefined;
}

/** A key that is gone or stopped is a token of no key: a class of a past year, or a restore without its keys. */
async function isTokenGood(
  house: House,
  { c, d, n, t }: NightQuestion,
  { school, schoolClass }: { school: SchoolRow; schoolClass: ClassRow },
): Promise<boolean> {
  const term = keyTermOf(d, school.system);
  if (isStopped(schoolClass, yearOfTerm(term))) return false;
  const secretKey = await house.keys.secretKeyOf(c, term);
  if (!secretKey) return false;
  const info = infoOf({ term, class: c, night: d });
  return house.tokens.check({ secretKey, info, nonce: fromText(n), token: fromText(t) });
}

/** The evening may close while the token is looked at: it is asked again where nothing can come between. */
async function write(
  { keeping }: House,
  { c, n, r, v }: NightQuestion,
  { isOpen, night, last }: ClassEvening & { isOpen: () => boolean },
): Promise<Written | 'closed'> {
  const letter = { class: c, night, nonce: fromText(n), sending: { r, v } };
  return keeping.commitOpen(async (writes) =>
    isOpen() && (await admitsLetter(writes, { class: c, night, last }))
      ? writeLetter(writes, letter)
      : 'closed',
  );
}

function replyTo(written: Written | 'closed'): Reply {
  if (written === 'closed') return refuse('evening-closed');
  return written.kind === 'taken' ? refuse('letter-taken', { rev: written.rev }) : { kind: 'stored' };
}
