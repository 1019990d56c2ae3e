import { describe, expect, test } from 'vitest';
import { keyAnswer } from '../../src/wire/key';
import { keyHash } from '../../src/wire/token';
import {
  addClasses,
  answerOf,
  authOf,
  cookieOf,
  enrol,
  foundSchool,
  mint,
  openDesk,
  post,
  signIn,
  told,
} from '../setup/desk';
import { ENGINES } from '../setup/keeping';

const unknown = { status: 404, body: { problem: 'code-unknown' } };
const used = { status: 409, body: { problem: 'code-used' } };

describe.each(ENGINES)('on %s', (engine) => {
  async function classWithSlips() {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const [classId = ''] = await addClasses(admin, '三年级2班');
    const { codes, ...minted } = await mint(admin, classId);
    return {
      desk,
      admin,
      classId,
      codes,
      minted,
      join: { status: 200, body: { class: classId, term: '2026a' } },
    };
  }

  test('a school starts, a class gets slips, and a family joins', async () => {
    const { desk, classId, codes, minted, join } = await classWithSlips();
    expect(codes).toHaveLength(42);
    const key = await answerOf(keyAnswer, post({ desk }, '/v1/key', { class: classId }));
    expect(key.keys.map(keyHash)).toEqual(minted.keyHashes);
    expect(key).toMatchObject({ term: '2026a', opens: '2026-09-01' });
    expect(await enrol(desk, codes[0]!, authOf(1, classId))).toEqual(join);
  });

  test('the same phone asked again is answered the same; another phone hears that the code is used', async () => {
    const { desk, classId, codes, join } = await classWithSlips();
    for (let times = 0; times < 3; times += 1) {
      expect(await enrol(desk, codes[0]!, authOf(1, classId))).toEqual(join);
    }
    expect(await enrol(desk, codes[0]!, authOf(2, classId))).toEqual(used);
    expect(await enrol(desk, codes[1]!, authOf(2, classId))).toEqual(join);
  });

  test('of two phones that spend one code at once, one is in', async () => {
    const { desk, classId, codes } = await classWithSlips();
    const both = await Promise.all(
      [1, 2, 3, 4].map((family) => enrol(desk, codes[0]!, authOf(family, classId))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(await desk.world.keeping.open.selectFrom('enrolment').selectAll().execute()).toHaveLength(1);
  });

  test('a family that scans a second slip keeps its seat, and the slip stays for another', async () => {
    const { desk, classId, codes, join } = await classWithSlips();
    for (const code of codes.slice(0, 2)) expect(await enrol(desk, code, authOf(1, classId))).toEqual(join);
    expect(await enrol(desk, codes[1]!, authOf(2, classId))).toEqual(join);
  });

  test('wrong, revoked and other years’ codes get one and the same answer', async () => {
    const { desk, admin, classId, codes } = await classWithSlips();
    expect(await enrol(desk, '0'.repeat(16), authOf(1, classId))).toEqual(unknown);
    await post(admin, '/v1/school/slips/revoke', { class: classId, seats: { code: codes[0] } });
    expect(await enrol(desk, codes[0]!, authOf(1, classId))).toEqual(unknown);
    desk.turn('2027-08-31T12:00:00Z');
    expect(await enrol(desk, codes[1]!, authOf(1, classId))).toEqual(unknown);
    desk.turn('2026-08-31T12:00:00Z');
    expect(await enrol(desk, codes[1]!, authOf(1, classId))).toMatchObject({ status: 200 });
  });

  test('a mistyped code is no form of a code, and the answer names the field', async () => {
    const { desk, classId, codes } = await classWithSlips();
    const malformed = { status: 400, body: { problem: 'question-malformed', field: 'code' } };
    for (const code of ['', 'o'.repeat(16), codes[0]!.slice(1), codes[0]!.toUpperCase().padEnd(17, 'A')]) {
      expect(await enrol(desk, code, authOf(1, classId))).toEqual(malformed);
    }
  });

  test('a replaced slip keeps its seat: the old phone is out once the new code is spent', async () => {
    const { desk, admin, classId, codes, join } = await classWithSlips();
    await enrol(desk, codes[0]!, authOf(1, classId));
    const [fresh = ''] = (await mint(admin, classId, { code: codes[0] })).codes;
    expect(await enrol(desk, codes[0]!, authOf(1, classId))).toEqual(unknown);
    expect(await serials(desk)).toHaveLength(1);
    const [before] = await serials(desk);
    expect(await enrol(desk, fresh, authOf(2, classId))).toEqual(join);
    expect(await serials(desk)).toEqual([before]);
    expect(await enrol(desk, fresh, authOf(1, classId))).toEqual(used);
  });

  test('next year the same phone joins with its new slip', async () => {
    const { desk, admin, classId, codes } = await classWithSlips();
    await enrol(desk, codes[0]!, authOf(1, classId));
    desk.turn('2027-08-20T12:00:00Z');
    const { codes: next, term } = await mint({ ...admin, cookie: await signedInAgain(desk) }, classId);
    expect(term).toBe('2027a');
    expect(next).toHaveLength(42);
    expect(await enrol(desk, next[7]!, authOf(1, classId))).toEqual({
      status: 200,
      body: { class: classId, term: '2027a' },
    });
  });
});

async function serials(desk: Awaited<ReturnType<typeof openDesk>>): Promise<number[]> {
  const rows = await desk.world.keeping.open.selectFrom('enrolment').select('serial').execute();
  return rows.map(({ serial }) => serial);
}

async function signedInAgain(desk: Awaited<ReturnType<typeof openDesk>>): Promise<string> {
  return cookieOf(await signIn(desk, '王校长'));
}

test('enrol refuses a cookie, and tells the connection to end', async () => {
  const desk = await openDesk();
  const question = { code: '0'.repeat(16), auth: authOf(1, '0000000000') };
  expect(await told(post({ desk, cookie: 'a=b' }, '/v1/enrol', question))).toEqual({
    status: 400,
    body: { problem: 'credentials-refused' },
  });
  const response = await post({ desk, headers: { authorization: 'Bearer x' } }, '/v1/enrol', question);
  expect(response.status).toBe(404);
  expect(response.headers.get('connection')).toBe('close');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('a password that is no 32 bytes of base64url is malformed, and no fault of ours', async () => {
  const desk = await openDesk();
  const auth = `${'A'.repeat(42)}B`;
  expect(await enrol(desk, '0'.repeat(16), auth)).toEqual({
    status: 400,
    body: { problem: 'question-malformed', field: 'auth' },
  });
});
