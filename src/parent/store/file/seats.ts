import { CONSENT_VERSION } from '../../../core/consent';
import type { Night } from '../../../core/night';
import { secretToText, textToSecret } from '../../../core/secret-text';
import { FAMILY_SECRET } from '../../../core/slip';
import { secretId } from '../class-rows';
import type { Home } from '../database';
import { secretOf, takenSeats } from '../enrolments';
import { isAlive } from '../rows';
import { isSoundEnrolment } from '../sound-class';
import { childNames } from './merge';
import type { Diary, Parcel, SeatPart } from './parcel';
import { twinsOf } from './plan';
import { SEAT_SHAPE } from './row-shapes';

/** The seats of this phone with their family secrets: for a sealed file or a hand-over alone (PRIVACY.md, step 2). */
export async function readSeats(home: Home): Promise<SeatPart[]> {
  const enrolments = (await home.enrolments.toArray()).filter(isSoundEnrolment);
  const secrets = await Promise.all(enrolments.map(({ child, seen }) => secretOf(home, child, seen.class)));
  return enrolments.flatMap((enrolment, index) => {
    const secret = secrets[index];
    const seat = secret && { enrolment, secret: secretToText(secret) };
    // One seat that a reader would refuse must not take the whole file with it.
    return seat && SEAT_SHAPE.safeParse(seat).success ? [seat] : [];
  });
}

/** The seats as the parent takes them along on another phone: agreed to there and then, and told of from that evening on. */
export function agreedSeats(seats: readonly SeatPart[], night: Night): SeatPart[] {
  const consent = { version: CONSENT_VERSION, night };
  return seats.map(({ enrolment, secret }) => ({
    enrolment: { ...enrolment, consent, since: night },
    secret,
  }));
}

export function isSoundSeat({ enrolment, secret }: SeatPart): boolean {
  return isSoundEnrolment(enrolment) && FAMILY_SECRET.test(secret);
}

/** Whether some child of this phone has this very seat: scanned before, or this phone's own. */
export async function isHeld(home: Home, { enrolment: { seen }, secret }: SeatPart): Promise<boolean> {
  const seats = (await home.enrolments.toArray()).filter((row) => row.seen.class === seen.class);
  const secrets = await Promise.all(seats.map(({ child }) => secretOf(home, child, seen.class)));
  return secrets.some((held) => held !== undefined && secretToText(held) === secret);
}

/** A child that is here, alive, without a seat and not on the way to one: who has one keeps it. */
async function canTake(home: Home, child: string): Promise<boolean> {
  const row = await home.children.get(child);
  return row !== undefined && isAlive(row) && (await takenSeats(home))[child] === undefined;
}

/**
 * The seats of a parcel that a parent would be asked about: of children without one here. Who seems to be the same child
 * is taken for it; who is asked in vain is asked once too often, and nothing is taken that takeSeats would not take.
 */
export async function openSeats(
  home: Home,
  { own, parcel, night }: { own: Diary; parcel: Parcel; night: Night },
): Promise<SeatPart[]> {
  const { diary, seats } = parcel;
  const twins = twinsOf(own, diary, night).map((twin) => ({ child: twin.own.id, same: twin.other.id }));
  const nameOf = childNames([...own.aliases, ...diary.aliases, ...twins]);
  const taken = new Set(Object.keys(await takenSeats(home)).map(nameOf));
  const alive = new Set(diary.children.filter(isAlive).map(({ id }) => nameOf(id)));
  const held = await Promise.all(seats.map((seat) => isHeld(home, seat)));
  return seats.filter((seat, index) => {
    const child = nameOf(seat.enrolment.child);
    return isSoundSeat(seat) && alive.has(child) && !taken.has(child) && !held[index];
  });
}

/**
 * Inside a transaction over children and seatTables: gives each child of this phone the seat it had elsewhere. Nothing is
 * asked of the endpoint, for it knows the seat; no slip is spent, and the child counts once.
 */
export async function takeSeats(
  home: Home,
  seats: readonly SeatPart[],
  nameOf: (child: string) => string,
): Promise<void> {
  for (const seat of seats.filter(isSoundSeat)) {
    const child = nameOf(seat.enrolment.child);
    if (!(await canTake(home, child)) || (await isHeld(home, seat))) continue;
    const classId = seat.enrolment.seen.class;
    await home.secrets.put({
      id: secretId(child, classId),
      child,
      class: classId,
      secret: textToSecret(seat.secret),
    });
    await home.enrolments.put({ ...seat.enrolment, child, by: 'family' });
  }
}
