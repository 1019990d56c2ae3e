import type { Contribution } from './contribution';
import type { Problem } from './problem';
import { isSame } from './same';

/** The highest revision an evening has (PRIVACY.md, Messages). */
export const LAST_REVISION = 9999;

/** One letter as it goes, the same bytes until it is answered: revision and figures; null withdraws. */
export type Sending<V = Contribution> = { r: number; v: V | null };

/**
 * What a phone knows of one evening's contribution, or of one survey's answers (`V`).
 *
 *   wanted ──next──→ sending ──answered──→ rev, stands
 *                       └────────────────→ taken (another phone was first: the parent is asked) · aside (refused) · closed
 */
export type Letter<V = Contribution> = {
  /** What the diary says now; null = nothing that may go. */
  wanted: V | null;
  /** The parent keeps this evening at home, or took it back. */
  isWithheld?: true;
  /** The revision known to stand at the endpoint; 0 = none. */
  rev: number;
  /** What of this phone stands there; undefined = nothing, or another phone's. */
  stands?: V | null;
  /** On its way: nothing else goes before its answer is known, or a lost answer could undo another phone's letter. */
  sending?: Sending<V>;
  /** Went with a lost answer before it was taken back: it goes again only where it is known that a letter of its revision stands. */
  unsure?: Sending<V>;
  /** The revision of another phone's letter: nothing goes until the parent has answered. */
  taken?: number;
  /** The parent leaves the evening to the other phone. */
  isTheirs?: true;
  /** Refused for good, as it stands. */
  aside?: Problem;
  /** The evening is closed: what stands was counted. */
  isClosed?: true;
};

/** What the endpoint said to a letter. */
export type LetterAnswer =
  | { kind: 'stored' }
  | { kind: 'taken'; rev: number }
  | { kind: 'closed' }
  | { kind: 'refused'; problem: Problem };

export function freshLetter<V = Contribution>(wanted: NoInfer<V> | null): Letter<V> {
  return { wanted, rev: 0 };
}

/** The same letter without some of its marks. */
function without<V>(letter: Letter<V>, ...marks: (keyof Letter<V>)[]): Letter<V> {
  const kept = Object.entries(letter).filter(([mark]) => !(marks as string[]).includes(mark));
  return Object.fromEntries(kept) as Letter<V>;
}

/** The diary says something else: a letter set aside is worth another try. */
export function want<V>(letter: Letter<V>, wanted: NoInfer<V> | null): Letter<V> {
  if (isSame(letter.wanted, wanted)) return letter;
  return { ...without(letter, 'aside'), wanted };
}

/** What should stand at the endpoint. */
export function wish<V>({ wanted, isWithheld }: Letter<V>): V | null {
  return isWithheld ? null : wanted;
}

/** Whether anything of this phone, or on its way from it, may stand at the endpoint. */
export function isOut<V>({ stands, sending, unsure }: Letter<V>): boolean {
  const mayStand = (v: V | null | undefined) => v !== undefined && v !== null;
  return mayStand(stands) || mayStand(sending?.v) || unsure !== undefined;
}

/** A question, the parent's word or the endpoint's keeps it back, or no revision is left. */
function isHeld<V>({ rev, taken, isTheirs, aside }: Letter<V>): boolean {
  return taken !== undefined || isTheirs !== undefined || aside !== undefined || rev >= LAST_REVISION;
}

/** Whether what should stand at the endpoint stands there. */
function isSaid<V>({ rev, stands }: Letter<V>, v: V | null): boolean {
  return stands === undefined ? rev === 0 && v === null : isSame(stands, v);
}

/**
 * What is on its way may never have arrived, and its parent takes it back: a withdrawal of the same revision goes in its
 * place. It overwrites no more than the letter itself would have, and where that letter stands, it is told so.
 */
function isRegretted<V>({ sending, unsure, ...letter }: Letter<V>): boolean {
  return sending !== undefined && sending.v !== null && unsure === undefined && wish(letter) === null;
}

/** The letter to send now; undefined when there is nothing to say, or nothing may be said. */
export function nextSending<V>(letter: Letter<V>): Sending<V> | undefined {
  const { rev, sending, isClosed } = letter;
  if (isClosed) return undefined;
  const v = wish(letter);
  if (sending) return isRegretted(letter) ? { r: sending.r, v: null } : sending;
  return isHeld(letter) || isSaid(letter, v) ? undefined : { r: rev + 1, v };
}

/** The letter is handed to the line. */
export function send<V>(letter: Letter<V>, sending: NoInfer<Sending<V>>): Letter<V> {
  const before = letter.sending;
  const isOther = before !== undefined && !isSame(before.v, sending.v);
  return { ...letter, sending, ...(isOther && { unsure: before }) };
}

/** The answer to what was on its way. */
export function answered<V>(letter: Letter<V>, answer: LetterAnswer): Letter<V> {
  const { sending } = letter;
  if (!sending) return letter;
  const { unsure } = letter;
  // A letter of this revision stands: it is this phone's own, if the very same is taken again.
  if (unsure && sending.v === null && answer.kind === 'taken' && answer.rev === sending.r)
    return { ...letter, sending: unsure };
  const rest = without(letter, 'sending', 'unsure');
  switch (answer.kind) {
    case 'stored':
      return { ...rest, rev: sending.r, stands: sending.v };
    case 'taken':
      return { ...without(rest, 'stands'), taken: answer.rev };
    case 'closed':
      return { ...rest, isClosed: true };
    case 'refused':
      return { ...rest, aside: answer.problem };
  }
}

/** The parent: this phone's figures shall stand in place of the other's, also where they were to be taken back. */
export function replaceTheirs<V>(letter: Letter<V>): Letter<V> {
  const rest = without(letter, 'taken', 'isTheirs', 'stands', 'isWithheld');
  return { ...rest, rev: letter.taken ?? letter.rev };
}

/** The parent: the other phone's figures stay, whatever was wished before. */
export function keepTheirs<V>(letter: Letter<V>): Letter<V> {
  return {
    ...without(letter, 'taken', 'stands', 'isWithheld'),
    rev: letter.taken ?? letter.rev,
    isTheirs: true,
  };
}

/** The parent takes the evening back, another phone's figures too, or keeps it at home before it ever goes. */
export function withhold<V>(letter: Letter<V>): Letter<V> {
  const isOthers = letter.taken !== undefined || letter.isTheirs;
  return { ...without(isOthers ? replaceTheirs(letter) : letter, 'aside'), isWithheld: true };
}

/** The parent lets the evening go after all. */
export function letGo<V>(letter: Letter<V>): Letter<V> {
  return without(letter, 'isWithheld', 'aside');
}
