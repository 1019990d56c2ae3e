import { expect, test } from 'vitest';
import { nextSending } from '../../../../src/core/letter';
import { secretToText } from '../../../../src/core/secret-text';
import { secretId } from '../../../../src/parent/store/class-rows';
import type { Home } from '../../../../src/parent/store/database';
import { leaveClass, seatOf, secretOf } from '../../../../src/parent/store/enrolments';
import { saveEntries } from '../../../../src/parent/store/entries';
import { childNames } from '../../../../src/parent/store/file/merge';
import { readSeats } from '../../../../src/parent/store/file/seats';
import { aliasOf, readDiary, takeDiary } from '../../../../src/parent/store/file/take';
import {
  hasTwoSeats,
  noteOneSeat,
  noteTwoSeats,
  secondSeats,
} from '../../../../src/parent/store/file/two-seats';
import { askToJoin, confirmJoining, noteFound } from '../../../../src/parent/store/joinings';
import { handOver, noteAnswer, outbox } from '../../../../src/parent/store/outbox';
import { household } from '../../../../src/parent/store/views';
import { CLASS_ID, CONSENT, DOOR, FOUND } from '../../../setup/class';
import { wangs } from '../../../setup/diary';
import { EIGHT, givenTo, refresh, seated, SECRET, sittingOf } from '../../../setup/seat';

const OTHER = new Uint8Array(32).fill(9);

/** Mother's phone by a slip, father's by the door: 小明 twice, under two ids and two secrets. */
async function twoPhones() {
  const { home: mothers, child: hers } = await seated();
  const { home: fathers, child: his } = await seated({ by: 'door', since: '2026-11-20' });
  await fathers.secrets.update(secretId(his, CLASS_ID), { secret: OTHER });
  const same = [{ child: hers, same: his }];
  const nameOf = childNames(same.map((pair) => aliasOf(pair, [0, ''])));
  return { mothers, hers, fathers, his, same, nameOf };
}

const secretTextOf = async (home: Home, child: string) => {
  const secret = await secretOf(home, child, CLASS_ID);
  return secret && secretToText(secret);
};

test('another secret for the same child in the same class is a second seat, the same secret is none', async () => {
  const { mothers, fathers, his, nameOf } = await twoPhones();
  const hers = await readSeats(mothers);
  expect(await secondSeats(fathers, hers, nameOf)).toMatchObject([
    { child: his, seat: { secret: secretToText(SECRET), enrolment: { since: '2026-11-20' } } },
  ]);
  expect(await secondSeats(fathers, await readSeats(fathers), nameOf)).toEqual([]);
  // Two children of one nickname, as the parent said.
  expect(await secondSeats(fathers, hers, (child) => child)).toEqual([]);
});

test('of another class, of last year, or spoilt, a seat is no second one', async () => {
  const { mothers, fathers, nameOf } = await twoPhones();
  const [seat] = await readSeats(mothers);
  const { enrolment } = seat!;
  const others = [
    { ...seat!, enrolment: { ...enrolment, seen: { ...enrolment.seen, class: '9999999999' } } },
    { ...seat!, enrolment: { ...enrolment, term: '2025a' } },
    { ...seat!, secret: 'short' },
  ];
  expect(await secondSeats(fathers, others, nameOf)).toEqual([]);
});

test('on the way to a seat counts too: the other phone’s saves the slip', async () => {
  const { mothers, hers } = await twoPhones();
  const { home, child } = await wangs();
  const id = await askToJoin(home, { way: DOOR, text: '', consent: CONSENT });
  await noteFound(home, id, FOUND);
  await confirmJoining(home, id, { id: child });
  const seats = await readSeats(mothers);
  const same = [{ child: hers, same: child }];
  await takeDiary(home, await readDiary(mothers), { way: 'merge', same, instead: seats });
  const [only, ...more] = (await household(home)).children;
  expect(more).toEqual([]);
  expect(await home.joinings.count()).toBe(0);
  expect(await secretTextOf(home, only!.id)).toBe(secretToText(SECRET));
});

test('the other phone’s seat instead of its own: one child, and what went under the other takes itself back', async () => {
  const { mothers, fathers, his, same } = await twoPhones();
  await givenTo(fathers, his);
  await saveEntries(fathers, [sittingOf(his, 40)]);
  await refresh(fathers);
  const [waiting] = await outbox(fathers, EIGHT);
  const letter = await handOver(fathers, { row: waiting!.row, token: waiting!.token! }, EIGHT);
  await noteAnswer(fathers, letter!, { answer: { kind: 'stored' }, now: EIGHT });
  const before = await Promise.all([fathers.enrolments.toArray(), fathers.letters.toArray()]);
  const undo = await takeDiary(fathers, await readDiary(mothers), {
    way: 'merge',
    same,
    instead: await readSeats(mothers),
  });
  const [only, ...more] = (await household(fathers)).children;
  expect(more).toEqual([]);
  expect(await seatOf(fathers, only!.id)).toMatchObject({
    enrolment: { by: 'family', since: '2026-11-20', consent: CONSENT },
  });
  expect(await fathers.enrolments.count()).toBe(1);
  expect((await fathers.secrets.toArray()).map(({ secret }) => secretToText(secret))).toEqual([
    secretToText(SECRET),
  ]);
  await givenTo(fathers, only!.id, 'another');
  await refresh(fathers);
  const sendings = (await outbox(fathers, EIGHT)).map(({ row }) => nextSending(row));
  expect(sendings).toHaveLength(2);
  expect(sendings).toContainEqual({ r: 2, v: null });
  expect(sendings).toContainEqual(expect.objectContaining({ r: 1 }));
  await undo();
  expect(await Promise.all([fathers.enrolments.toArray(), fathers.letters.toArray()])).toEqual(before);
  expect(await secretTextOf(fathers, his)).toBe(secretToText(OTHER));
});

test('who has left the class meanwhile takes no seat in its place', async () => {
  const { mothers, fathers, his, same } = await twoPhones();
  const instead = await readSeats(mothers);
  await leaveClass(fathers, his);
  await takeDiary(fathers, await readDiary(mothers), { way: 'merge', same, instead });
  expect(await fathers.enrolments.count()).toBe(0);
  expect(await fathers.secrets.count()).toBe(0);
});

test('put off, it is noted with the seat, goes where the seat goes, and travels in no file', async () => {
  const { mothers, fathers, his, same, nameOf } = await twoPhones();
  const [second] = await secondSeats(fathers, await readSeats(mothers), nameOf);
  const plain = await readSeats(fathers);
  await noteTwoSeats(fathers, second!);
  expect(await hasTwoSeats(fathers, his, CLASS_ID)).toBe(true);
  expect(await readSeats(fathers)).toEqual(plain);
  await takeDiary(fathers, await readDiary(mothers), { way: 'merge', same });
  const [only] = (await household(fathers)).children;
  expect(await hasTwoSeats(fathers, only!.id, CLASS_ID)).toBe(true);
  const undo = await leaveClass(fathers, only!.id);
  expect(await hasTwoSeats(fathers, only!.id, CLASS_ID)).toBe(false);
  await undo();
  expect(await hasTwoSeats(fathers, only!.id, CLASS_ID)).toBe(true);
  await noteOneSeat(fathers, only!.id, CLASS_ID);
  expect(await hasTwoSeats(fathers, only!.id, CLASS_ID)).toBe(false);
});
