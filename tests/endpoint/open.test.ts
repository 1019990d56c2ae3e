import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/endpoint/codes';
import type { Keeping } from '../../src/endpoint/database/keeping';
import { busy } from '../../src/endpoint/database/trouble';
import { openAnswer } from '../../src/wire/open';
import { openClassPath, openingAnswer } from '../../src/wire/opening';
import {
  answerOf,
  authOf,
  enrol,
  hoursAhead,
  invited,
  mint,
  openByDoor,
  openDesk,
  post,
  schoolWithClass,
  told,
  type Desk,
  type Hand,
} from '../setup/desk';
import { ENGINES } from '../setup/keeping';

const HOUR = 60 * 60 * 1000;
const closed = { status: 404, body: { problem: 'door-closed' } };

const close = (hand: Hand, classId: string, revoke: boolean) =>
  told(post(hand, '/v1/school/opening/close', { class: classId, revoke }));
const askDoor = (desk: Desk, classId: string, door: string) =>
  post({ desk }, '/v1/open', { class: classId, door });

async function nextSlip(desk: Desk, classId: string, door: string): Promise<string> {
  desk.wait(3000);
  return (await answerOf(openAnswer, askDoor(desk, classId, door))).code;
}

/** Lets something else happen just before the next commit of one kind. */
function before(desk: Desk, kind: 'commitMain' | 'commitOpen', act: () => Promise<unknown>): void {
  const { keeping } = desk.world;
  const commit = keeping[kind] as Keeping['commitMain'];
  const late: Keeping['commitMain'] = async (work) => {
    Object.assign(keeping, { [kind]: commit });
    await act();
    return commit(work);
  };
  Object.assign(keeping, { [kind]: late });
}

const shrink = (hand: Hand, classId: string, size: number) =>
  told(
    post(hand, '/v1/school/classes/change', {
      class: classId,
      draft: { name: '三年级2班', grade: 3, size },
    }),
  );
const slipsOf = (desk: Desk) => desk.world.keeping.open.selectFrom('slip').selectAll().execute();

describe.each(ENGINES)('on %s', (engine) => {
  test('each phone that comes through an opened door gets a slip of its own', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const { door, seatsLeft } = await openByDoor(admin, classId);
    expect(seatsLeft).toBe(42);
    for (const family of [1, 2, 3]) {
      const code = await nextSlip(desk, classId, door);
      expect(await enrol(desk, code, authOf(family, classId))).toMatchObject({ status: 200 });
    }
    const shown = await answerOf(openingAnswer, post(admin, '/v1/school/opening', { class: classId }));
    expect(shown.opening).toMatchObject({ door, seatsLeft: 39 });
  });

  test('a door gives one slip in three seconds, and says when to come back', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const { door } = await openByDoor(admin, classId);
    const all = await Promise.all([1, 2, 3, 4].map(() => askDoor(desk, classId, door)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 503, 503, 503]);
    const busy = all.find(({ status }) => status === 503)!;
    expect(busy.headers.get('retry-after')).toBe('3');
    expect(await busy.json()).toEqual({ problem: 'endpoint-busy' });
  });

  test('whoever drains a class gets its 42 seats and no more; a new door takes them all back', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const paper = (await mint(admin, classId)).codes;
    await enrol(desk, paper[0]!, authOf(99, classId));
    const { door } = await openByDoor(admin, classId);
    const drained: string[] = [];
    for (let count = 0; count < 41; count += 1) drained.push(await nextSlip(desk, classId, door));
    desk.wait(3000);
    expect(await told(askDoor(desk, classId, door))).toEqual({
      status: 409,
      body: { problem: 'class-full' },
    });
    const kept = await desk.world.keeping.open.selectFrom('slip').selectAll().execute();
    expect(new Set(kept.map(({ serial }) => serial)).size).toBe(42);
    expect(kept).toHaveLength(42);
    await enrol(desk, drained[0]!, authOf(1, classId));
    const fresh = await openByDoor(admin, classId);
    expect(fresh).toMatchObject({ seatsLeft: 41 });
    expect(fresh.door).not.toBe(door);
    expect(await enrol(desk, drained[0]!, authOf(1, classId))).toMatchObject({ status: 404 });
    expect(await enrol(desk, drained[1]!, authOf(2, classId))).toMatchObject({ status: 404 });
    expect(await enrol(desk, paper[0]!, authOf(99, classId))).toMatchObject({ status: 200 });
    expect(await told(askDoor(desk, classId, door))).toEqual(closed);
  });

  test('a door takes seats never printed first, and slips of paper after them', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const draft = { name: '三年级2班', grade: 3, size: 3 };
    await post(admin, '/v1/school/classes/change', { class: classId, draft });
    const paper = (await mint(admin, classId)).codes;
    await post(admin, '/v1/school/slips/revoke', { class: classId, seats: { code: paper[0] } });
    const { door } = await openByDoor(admin, classId);
    await nextSlip(desk, classId, door);
    const unspentPaper = () =>
      desk.world.keeping.open.selectFrom('slip').selectAll().where('door_hash', 'is', null).execute();
    expect(await unspentPaper()).toHaveLength(2);
    await nextSlip(desk, classId, door);
    expect(await unspentPaper()).toHaveLength(1);
  });

  test('a class made smaller meanwhile has no seat too many, whoever mints at that moment', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const { door } = await openByDoor(admin, classId);
    await nextSlip(desk, classId, door);
    before(desk, 'commitOpen', () => shrink(admin, classId, 1));
    desk.wait(3000);
    expect((await askDoor(desk, classId, door)).status).toBeGreaterThanOrEqual(400);
    expect(await slipsOf(desk)).toHaveLength(1);
    await shrink(admin, classId, 5);
    before(desk, 'commitOpen', () => shrink(admin, classId, 3));
    const { codes } = await mint(admin, classId);
    const kept = (await slipsOf(desk)).map(({ code_hash }) => code_hash);
    expect(kept).toHaveLength(3);
    expect(kept).toEqual(expect.arrayContaining(codes.map(hashOf)));
    desk.wait(3000);
    before(desk, 'commitMain', () => askDoor(desk, classId, door));
    expect(await shrink(admin, classId, 1)).toMatchObject({ status: 200 });
    expect(await slipsOf(desk)).toHaveLength(1);
  });

  test('a door that was being taken back when the disk was full is taken back by the next', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const { door } = await openByDoor(admin, classId);
    const code = await nextSlip(desk, classId, door);
    before(desk, 'commitOpen', () => Promise.reject(busy(undefined)));
    const until = hoursAhead(desk, 12);
    expect((await post(admin, openClassPath, { class: classId, until })).status).toBe(503);
    await openByDoor(admin, classId);
    expect(await enrol(desk, code, authOf(1, classId))).toMatchObject({ status: 404 });
  });

  test('a door closes by its hour or by hand, and its families stay unless it is revoked', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const { door } = await openByDoor(admin, classId, 1);
    const code = await nextSlip(desk, classId, door);
    await enrol(desk, code, authOf(1, classId));
    desk.wait(HOUR);
    expect(await told(askDoor(desk, classId, door))).toEqual(closed);
    expect(await told(post(admin, '/v1/school/opening', { class: classId }))).toEqual({
      status: 200,
      body: { opening: null },
    });
    const second = await openByDoor(admin, classId, 1);
    expect(await close(admin, classId, false)).toEqual({ status: 200, body: { revoked: 0 } });
    expect(await told(askDoor(desk, classId, second.door))).toEqual(closed);
    expect(await enrol(desk, code, authOf(1, classId))).toMatchObject({ status: 200 });
    const third = await openByDoor(admin, classId, 1);
    const last = await nextSlip(desk, classId, third.door);
    await enrol(desk, last, authOf(2, classId));
    expect(await close(admin, classId, true)).toEqual({ status: 200, body: { revoked: 1 } });
    expect(await enrol(desk, last, authOf(2, classId))).toMatchObject({ status: 404 });
    expect(await enrol(desk, code, authOf(1, classId))).toMatchObject({ status: 200 });
  });
});

test('a wrong door, an unknown class and a closed one get one answer, and hold nobody up', async () => {
  const desk = await openDesk();
  const { admin, classId } = await schoolWithClass(desk);
  expect(await told(askDoor(desk, classId, '0'.repeat(16)))).toEqual(closed);
  const { door } = await openByDoor(admin, classId);
  expect(await told(askDoor(desk, classId, '0'.repeat(16)))).toEqual(closed);
  expect(await told(askDoor(desk, '0'.repeat(10), door))).toEqual(closed);
  expect((await askDoor(desk, classId, door)).status).toBe(200);
});

test('a teacher opens the class and is told no count of seats', async () => {
  const desk = await openDesk();
  const { admin, classId } = await schoolWithClass(desk);
  const teacher = await invited(admin, '李老师', { role: 'teacher', class: classId });
  expect(await openByDoor(teacher, classId)).not.toHaveProperty('seatsLeft');
});

test.each([0, 72.5, -1])('a class is not opened for %s hours', async (hours) => {
  const desk = await openDesk();
  const { admin, classId } = await schoolWithClass(desk);
  const until = hoursAhead(desk, hours);
  expect((await post(admin, openClassPath, { class: classId, until })).status).toBe(400);
});
