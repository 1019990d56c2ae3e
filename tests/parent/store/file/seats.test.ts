import { expect, test } from 'vitest';
import { CONSENT_VERSION } from '../../../../src/core/consent';
import { secretToText } from '../../../../src/core/secret-text';
import type { Home } from '../../../../src/parent/store/database';
import { seatOf, secretOf } from '../../../../src/parent/store/enrolments';
import type { SeatPart } from '../../../../src/parent/store/file/parcel';
import { agreedSeats, readSeats } from '../../../../src/parent/store/file/seats';
import { readDiary, takeDiary, type Same } from '../../../../src/parent/store/file/take';
import { askToJoin, confirmJoining, noteFound, noteJoined } from '../../../../src/parent/store/joinings';
import { household } from '../../../../src/parent/store/views';
import { CLASS_ID, CONSENT, FOUND, SLIP } from '../../../setup/class';
import { NIGHT, openHome, wangs } from '../../../setup/diary';
import { seated, SECRET } from '../../../setup/seat';

/** Takes the whole of one phone in on another, seats and all. */
async function hand(
  from: Home,
  to: Home,
  { same = [], seats }: { same?: readonly Same[]; seats?: readonly SeatPart[] } = {},
): Promise<void> {
  await takeDiary(to, await readDiary(from), { way: 'merge', same, seats: seats ?? (await readSeats(from)) });
}

/** A child's family secret as its text: the bytes may come from another window. */
const secretTextOf = async (home: Home, child: string) => {
  const secret = await secretOf(home, child, CLASS_ID);
  return secret && secretToText(secret);
};

const enrolmentsOf = (home: Home) => home.enrolments.toArray();

test('a seat travels with its secret, as the family’s, and is the child’s again', async () => {
  const { home, child } = await seated();
  const other = openHome();
  await hand(home, other);
  expect(await seatOf(other, child)).toMatchObject({
    kind: 'taken',
    enrolment: { ...FOUND, child, by: 'family', since: NIGHT, consent: CONSENT },
  });
  expect(await secretTextOf(other, child)).toBe(secretToText(SECRET));
  await hand(home, other);
  expect(await other.enrolments.count()).toBe(1);
  expect(await other.secrets.count()).toBe(1);
});

test('what is agreed to on the other phone is agreed from that evening on', async () => {
  const { home } = await seated({ consent: { version: 1, night: '2026-09-01' } });
  const [seat] = agreedSeats(await readSeats(home), '2026-11-25');
  expect(seat!.enrolment).toMatchObject({ since: '2026-11-25', consent: { night: '2026-11-25' } });
  expect(seat!.enrolment.consent.version).toBe(CONSENT_VERSION);
  expect(seat!.secret).toBe(secretToText(SECRET));
});

test('a child that has a seat keeps its own, also one on the way to it', async () => {
  const { home } = await seated();
  const [theirs] = await readSeats(home);
  for (const isJoined of [true, false]) {
    const { home: other, child } = await wangs();
    const id = await askToJoin(other, { way: SLIP, text: '', consent: CONSENT });
    await noteFound(other, id, FOUND);
    await confirmJoining(other, id, { id: child });
    if (isJoined) await noteJoined(other, id, NIGHT);
    const own = await secretTextOf(other, child);
    await hand(other, other, { seats: [{ ...theirs!, enrolment: { ...theirs!.enrolment, child } }] });
    expect(await secretTextOf(other, child)).toBe(own);
    expect(await other.secrets.count()).toBe(1);
    expect(await other.enrolments.count()).toBe(isJoined ? 1 : 0);
  }
});

test('the same secret is one seat, whichever child it came under', async () => {
  const { home, child } = await seated();
  const [seat] = await readSeats(home);
  const { home: other, child: there } = await seated();
  // Scanned before, and given to a child of another name: it stays there.
  await hand(home, other, { seats: [seat!] });
  expect((await household(other)).children).toHaveLength(2);
  expect((await enrolmentsOf(other)).map((row) => row.child)).toEqual([there]);
  // The parent says that both are one: the seat is that child's.
  await hand(home, other, { same: [{ child, same: there }], seats: [seat!] });
  const [only] = (await household(other)).children;
  expect((await enrolmentsOf(other)).map((row) => row.child)).toEqual([only!.id]);
  expect(await secretTextOf(other, only!.id)).toBe(secretToText(SECRET));
  expect(await other.secrets.count()).toBe(1);
});

test('under two names of one child the seat comes to the name that stays', async () => {
  const { home, child } = await seated();
  const { home: other, child: there } = await wangs();
  await hand(home, other, { same: [{ child, same: there }] });
  const [only, ...more] = (await household(other)).children;
  expect(more).toEqual([]);
  expect(await seatOf(other, only!.id)).toMatchObject({ kind: 'taken' });
  expect(await secretTextOf(other, only!.id)).toBe(secretToText(SECRET));
});

test('who is on the way to a seat stays on it when its id gives way', async () => {
  const { home, child } = await wangs();
  const id = await askToJoin(home, { way: SLIP, text: '', consent: CONSENT });
  await noteFound(home, id, FOUND);
  await confirmJoining(home, id, { id: child });
  const secret = await secretTextOf(home, child);
  const { home: other, child: there } = await wangs();
  const [low, high] = child < there ? [child, there] : [there, child];
  await hand(other, home, { same: [{ child: low, same: high }] });
  await noteJoined(home, id, NIGHT);
  expect((await enrolmentsOf(home)).map((row) => row.child)).toEqual([low]);
  expect(await secretTextOf(home, low)).toBe(secret);
});

test('a seat without its child, of a child removed here, or spoilt by a hand is left', async () => {
  const { home, child } = await seated();
  const [seat] = await readSeats(home);
  const other = openHome();
  await takeDiary(other, await readDiary(openHome()), { way: 'merge', same: [], seats: [seat!] });
  expect(await other.enrolments.count()).toBe(0);
  await home.children.update(child, { deleted: true });
  const third = openHome();
  await hand(home, third, { seats: [seat!] });
  expect(await third.enrolments.count()).toBe(0);
  const { home: fourth, child: here } = await wangs();
  const own = { ...seat!.enrolment, child: here };
  await hand(fourth, fourth, { seats: [{ enrolment: own, secret: 'short' }] });
  await hand(fourth, fourth, { seats: [{ enrolment: { ...own, since: 'once' }, secret: seat!.secret }] });
  expect(await fourth.enrolments.count()).toBe(0);
  expect(await fourth.secrets.count()).toBe(0);
});

test('a child that the file says is gone is on the way to no seat either, and taken back it is', async () => {
  const { home, child } = await wangs();
  const id = await askToJoin(home, { way: SLIP, text: '', consent: CONSENT });
  await noteFound(home, id, FOUND);
  await confirmJoining(home, id, { id: child });
  const file = await readDiary(home);
  const gone = { ...file.children[0]!, stamp: [90, 'other'] as const, deleted: true as const };
  const undo = await takeDiary(home, { ...file, children: [gone] }, { way: 'merge', same: [] });
  await noteJoined(home, id, NIGHT);
  expect(await enrolmentsOf(home)).toEqual([]);
  expect(await home.secrets.count()).toBe(0);
  await undo();
  await noteJoined(home, id, NIGHT);
  expect((await enrolmentsOf(home)).map((row) => row.child)).toEqual([child]);
});
