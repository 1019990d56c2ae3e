import { secretId, type Consent, type EnrolmentRow } from './class-rows';
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

/** Which class each child of this phone is in, or waits to be in after its slip may have been spent: class id by child. */
export async function takenSeats(home: Home): Promise<Record<string, string>> {
  const confirmed = await home.joinings
    .where('state.kind')
    .equals('confirmed')
    .filter(isSoundJoining)
    .toArray();
  const waiting = confirmed.flatMap(({ state }) =>
    state.kind === 'confirmed' ? [[state.child, state.found.seen.class] as const] : [],
  );
  const rows = (await home.enrolments.toArray()).filter(isSoundEnrolment);
  return Object.fromEntries([...waiting, ...rows.map((row) => [row.child, row.seen.class] as const)]);
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
