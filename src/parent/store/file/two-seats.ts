import { textToSecret } from '../../../core/secret-text';
import { yearOfTerm } from '../../../core/term';
import { secretId, type SecretRow } from '../class-rows';
import type { Home } from '../database';
import { heldSeats, type HeldSeat } from '../enrolments';
import { takeSeat } from '../seat';
import type { SeatPart } from './parcel';
import { isHeld, isSoundSeat } from './seats';

/*
 * One child with two seats in one class: mother joined by a slip, father by the open door, each phone with a family
 * secret of its own. Nobody but the family can see that both are one child; while both send, it counts twice.
 */

/** The other phone's seat for a child of this one, as this phone would take it: agreed to when its own was. */
export type SecondSeat = { child: string; seat: SeatPart };

function ownOf(
  held: readonly HeldSeat[],
  { seen, term }: SeatPart['enrolment'],
  isSame: (id: string) => boolean,
) {
  return held.find(
    (own) => isSame(own.child) && own.seen.class === seen.class && yearOfTerm(own.term) === yearOfTerm(term),
  );
}

/** The seats of a parcel that are second ones of children of this phone; `nameOf` says which ids are one child. */
export async function secondSeats(
  home: Home,
  seats: readonly SeatPart[],
  nameOf: (child: string) => string,
): Promise<SecondSeat[]> {
  const held = await heldSeats(home);
  const second = new Map<string, SecondSeat>();
  for (const seat of seats.filter(isSoundSeat)) {
    const name = nameOf(seat.enrolment.child);
    const own = ownOf(held, seat.enrolment, (id) => nameOf(id) === name);
    if (!own || (await isHeld(home, seat))) continue;
    const { child, consent, since } = own;
    second.set(child, { child, seat: { ...seat, enrolment: { ...seat.enrolment, consent, since } } });
  }
  return [...second.values()];
}

/** Read and put as it lies: bytes of another window's making do not come whole out of a copy made field by field. */
function changeSecret(home: Home, id: string, to: (row: SecretRow) => SecretRow): Promise<void> {
  return home.transaction('rw', home.secrets, async () => {
    const row = await home.secrets.get(id);
    if (row) await home.secrets.put(to(row));
  });
}

/** From now on the class page says that there are two, until one of them is given up. */
export function noteTwoSeats(home: Home, { child, seat }: SecondSeat): Promise<void> {
  const id = secretId(child, seat.enrolment.seen.class);
  return changeSecret(home, id, (row) => ({ ...row, isOneOfTwo: true }));
}

/** The parent says that the other phone has given its seat up. */
export function noteOneSeat(home: Home, child: string, classId: string): Promise<void> {
  return changeSecret(home, secretId(child, classId), ({ isOneOfTwo: _, ...row }) => row);
}

export async function hasTwoSeats(home: Home, child: string, classId: string): Promise<boolean> {
  return (await home.secrets.get(secretId(child, classId)))?.isOneOfTwo === true;
}

/**
 * Inside a transaction over seatTables: children of this phone leave their seats, with taking back, and sit on the other
 * phone's. Who has left its seat meanwhile in another window takes none. Answers how to put the seats back.
 */
export async function changeSeats(
  home: Home,
  seats: readonly SeatPart[],
  nameOf: (child: string) => string,
): Promise<() => Promise<void>> {
  const backs: (() => Promise<void>)[] = [];
  for (const { child, seat } of await secondSeats(home, seats, nameOf)) {
    const classId = seat.enrolment.seen.class;
    const drafts = await home.drafts.where('child').equals(child).toArray();
    const giveBack = await takeSeat(home, child);
    // It is the same class, and asks the same: what was typed goes with the other seat.
    await home.drafts.bulkPut(drafts.filter((draft) => draft.class === classId));
    await home.secrets.put({
      id: secretId(child, classId),
      child,
      class: classId,
      secret: textToSecret(seat.secret),
    });
    await home.enrolments.put({ ...seat.enrolment, child, by: 'family' });
    backs.push(async () => {
      await takeSeat(home, child);
      await giveBack();
    });
  }
  return async () => {
    for (const back of backs) await back();
  };
}
