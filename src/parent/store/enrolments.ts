import type { Night } from '../../core/night';
import { yearOfTerm } from '../../core/term';
import { secretId, type Consent, type EnrolmentRow, type Found } from './class-rows';
import type { Home } from './database';
import { seatTables, takeSeat } from './seat';
import { isSoundEnrolment, isSoundJoining } from './sound-class';
import type { Undo } from './write';

/** A child's seat: none, one, or one whose row nobody can read (kept as it is, and told of). */
export type Seat = { kind: 'none' } | { kind: 'taken'; enrolment: EnrolmentRow } | { kind: 'damaged' };

export async function seatOf(home: Home, child: string): Promise<Seat> {
  const row = await home.enrolments.get(child);
  if (!row) return { kind: 'none' };
  return isSoundEnrolment(row) ? { kind: 'taken', enrolment: row } : { kind: 'damaged' };
}

/** A seat of a child of this phone, or one it waits for after its slip may have been spent. */
export type HeldSeat = Found & { child: string; consent: Consent; since: Night };

/** The seats of this phone's children; those only waited for come first. */
export async function heldSeats(home: Home): Promise<HeldSeat[]> {
  const confirmed = await home.joinings
    .where('state.kind')
    .equals('confirmed')
    .filter(isSoundJoining)
    .toArray();
  const waiting = confirmed.flatMap(({ consent, state }) =>
    state.kind === 'confirmed' ? [{ ...state.found, child: state.child, consent, since: consent.night }] : [],
  );
  return [...waiting, ...(await home.enrolments.toArray()).filter(isSoundEnrolment)];
}

/**
 * Which class each child of this phone is in, or waits to be in: class id by child. With a school `year` only the seats
 * that are of it or of a later one: a seat lives one school year, and who has an ended one is free to sit down again.
 */
export async function takenSeats(home: Home, year = 0): Promise<Record<string, string>> {
  const standing = (await heldSeats(home)).filter(({ term }) => yearOfTerm(term) >= year);
  return Object.fromEntries(standing.map(({ child, seen }) => [child, seen.class]));
}

/** The family secret F of a child in a class. Only sync asks, to make the enrolment's password from it. */
export async function secretOf(home: Home, child: string, classId: string): Promise<Uint8Array | undefined> {
  const row = await home.secrets.get(secretId(child, classId));
  // By its looks, not by its class: a window may hand on bytes of another one's making.
  return row && ArrayBuffer.isView(row.secret) && row.secret.byteLength === 32 ? row.secret : undefined;
}

/** The parent has read the words of consent again and agrees. */
export async function agreeAgain(home: Home, child: string, consent: Consent): Promise<void> {
  await home.enrolments.update(child, { consent });
}

/** The child leaves its class: the secret on this phone goes, and with it the way back; undo brings both back. */
export function leaveClass(home: Home, child: string): Promise<Undo> {
  const tables = seatTables(home);
  return home.transaction('rw', tables, async () => {
    const giveBack = await takeSeat(home, child);
    return () => home.transaction('rw', tables, giveBack);
  });
}
