import { describe, expect, test } from 'vitest';
import { classesAnswer } from '../../src/wire/classes';
import { checkTextOf } from '../../src/wire/token';
import {
  addClasses,
  answerOf,
  authOf,
  enrol,
  invited,
  look,
  mint,
  openDesk,
  post,
  schoolWithClass,
  told,
  type Desk,
  type Hand,
} from '../setup/desk';
import { ENGINES } from '../setup/keeping';

const revoke = (hand: Hand, classId: string, seats: unknown) =>
  told(post(hand, '/v1/school/slips/revoke', { class: classId, seats }));
const resize = (hand: Hand, classId: string, size: number) =>
  told(
    post(hand, '/v1/school/classes/change', { class: classId, draft: { name: '三年级2班', grade: 3, size } }),
  );
const slips = (desk: Desk) => desk.world.keeping.open.selectFrom('slip').selectAll().execute();

describe.each(ENGINES)('on %s', (engine) => {
  test('a class of 42 has 42 slips, and never a 43rd', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const all = await Promise.all([1, 2, 3].map(() => mint(admin, classId)));
    expect(all.flatMap(({ codes }) => codes)).toHaveLength(42);
    expect((await mint(admin, classId)).codes).toEqual([]);
    const kept = await slips(desk);
    expect(kept.map(({ serial }) => serial).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 42 }, (_, index) => index + 1),
    );
    expect(kept.every(({ year, used, door_hash }) => year === 2026 && used === 0 && door_hash === null)).toBe(
      true,
    );
  });

  test('new slips for all seats not taken stop the earlier ones, and leave families alone', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const { codes } = await mint(admin, classId);
    await enrol(desk, codes[0]!, authOf(1, classId));
    const fresh = (await mint(admin, classId, 'unused')).codes;
    expect(fresh).toHaveLength(41);
    expect(await enrol(desk, codes[1]!, authOf(2, classId))).toMatchObject({ status: 404 });
    expect(await enrol(desk, codes[0]!, authOf(1, classId))).toMatchObject({ status: 200 });
    expect(await enrol(desk, fresh[0]!, authOf(2, classId))).toMatchObject({ status: 200 });
    expect(await slips(desk)).toHaveLength(42);
  });

  test('a spent slip taken back puts its family out, and its seat is free', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const { codes } = await mint(admin, classId);
    await enrol(desk, codes[0]!, authOf(1, classId));
    expect(await revoke(admin, classId, { code: codes[0] })).toEqual({ status: 200, body: { revoked: 1 } });
    expect(await desk.world.keeping.open.selectFrom('enrolment').selectAll().execute()).toEqual([]);
    expect(await revoke(admin, classId, { code: codes[0] })).toMatchObject({
      body: { problem: 'code-unknown' },
    });
    expect((await mint(admin, classId)).codes).toHaveLength(1);
  });

  test('all unspent slips taken back at once leave the families', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const { codes } = await mint(admin, classId);
    await enrol(desk, codes[0]!, authOf(1, classId));
    expect(await revoke(admin, classId, 'unused')).toEqual({ status: 200, body: { revoked: 41 } });
    expect(await slips(desk)).toHaveLength(1);
    expect((await mint(admin, classId)).codes).toHaveLength(41);
  });

  test('a class made smaller keeps its families, and no slip too many', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const { codes } = await mint(admin, classId);
    for (const family of [1, 2, 3]) await enrol(desk, codes[family]!, authOf(family, classId));
    expect(await resize(admin, classId, 2)).toEqual({
      status: 409,
      body: { problem: 'class-size-below-used', field: 'size' },
    });
    expect(await slips(desk)).toHaveLength(42);
    expect(await resize(admin, classId, 5)).toMatchObject({ status: 200 });
    expect(await slips(desk)).toHaveLength(5);
    expect((await mint(admin, classId)).codes).toEqual([]);
    await resize(admin, classId, 6);
    expect((await mint(admin, classId)).codes).toHaveLength(1);
  });

  test('an admin sees printed and spent slips and a band, a teacher the band alone', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const teacher = await invited(admin, '李老师', { role: 'teacher', class: classId });
    const { codes } = await mint(teacher, classId);
    for (const [family, code] of codes.slice(0, 5).entries())
      await enrol(desk, code, authOf(family, classId));
    const listed = async (hand: Hand) =>
      (await answerOf(classesAnswer, look(hand, '/v1/school/classes'))).classes[0]!;
    expect(await listed(admin)).toMatchObject({ families: '5-9', seats: { printed: 42, used: 5 } });
    expect(await listed(teacher)).toMatchObject({ families: '5-9', teachers: [{ name: '李老师' }] });
    expect(await listed(teacher)).not.toHaveProperty('seats');
  });
});

test('codes come in an order that says nothing of their seats, with the check text of the class', async () => {
  const desk = await openDesk();
  const { admin, classId } = await schoolWithClass(desk);
  const { codes, check, keyHashes } = await mint(admin, classId);
  expect(codes).toEqual([...codes].sort());
  expect(check).toBe(checkTextOf(classId, keyHashes));
  expect(new Set(codes).size).toBe(42);
  expect(JSON.stringify(await slips(desk))).not.toMatch(new RegExp(codes.join('|')));
});

test('a code of another class is unknown here', async () => {
  const desk = await openDesk();
  const { admin, classId } = await schoolWithClass(desk);
  const [other = ''] = await addClasses(admin, '三年级3班');
  const { codes } = await mint(admin, classId);
  const question = { class: other, seats: { code: codes[0] } };
  expect(await told(post(admin, '/v1/school/slips/mint', question))).toMatchObject({ status: 404 });
  expect(await revoke(admin, other, { code: codes[0] })).toMatchObject({ status: 404 });
  expect(await slips(desk)).toHaveLength(42);
});
