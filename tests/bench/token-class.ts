import { yearOfTerm } from '../../src/core/term';
import { nightsOfTokenBlock, tokenBlockOf } from '../../src/core/token-block';
import { SUBJECTS, type Subject } from '../../src/core/subject';
import { makeApp } from '../../src/endpoint/app';
import { hashOf } from '../../src/endpoint/codes';
import { issuePath } from '../../src/wire/issue';
import { nightLetter, nightPath } from '../../src/wire/night';
import { blindNonce, expectedToken, fromText, infoOf, toText } from '../../src/wire/token';
import type { OpenWorld } from '../setup/world';
import { authOf } from './slips';

const CLASS = 'c1a2s3s4x5';
/** A Tuesday in the middle of a token block. */
const TONIGHT = '2026-11-17';
const TERM = '2026a';
/** Evenings whose letters are sent, and families that ask, each six times a day at most. */
const LETTERS = 512;
const FAMILIES = 24;
export const MOST_QUESTIONS = 6 * FAMILIES;

/** It is eight in the evening, and from then on time goes as it does. */
export const clockOfBench = () => new Date(Date.parse(`${TONIGHT}T12:00:00Z`) + performance.now());

/** What the bench asks the endpoint; `number` tells families apart. */
export type BenchClass = {
  /** A check by the threads and nothing else. */
  check: (number: number) => Promise<boolean>;
  /** A letter of an evening, each time a later revision; a question for 28 dates. Their status. */
  send: () => Promise<number>;
  ask: (number: number) => Promise<number>;
};

/** A class of families; what each will send is made beforehand, so that the endpoint's loop does no phone's work. */
export async function benchClass(world: OpenWorld): Promise<BenchClass> {
  await writeRows(world);
  const { publicKey, secretKey } = await keysOf(world);
  const app = makeApp(world);
  const about = infoOf({ term: TERM, class: CLASS, night: TONIGHT });
  const checks = numbers(LETTERS).map((number) => {
    const nonce = secretOf(number);
    return { secretKey, info: about, nonce, token: expectedToken(secretKey, about, nonce) };
  });
  const questions = numbers(FAMILIES).map((number) => questionOf(number, publicKey));
  let sent = 0;
  return {
    check: (number) => world.tokens.check(checks[number % LETTERS]!),
    send: async () => {
      const { nonce, token } = checks[sent % LETTERS]!;
      const revision = Math.floor(sent / LETTERS) + 1;
      sent += 1;
      const body = nightLetter({
        c: CLASS,
        d: TONIGHT,
        n: toText(nonce),
        t: toText(token),
        r: revision,
        v: { s, a: 10, o: 5 },
      });
      return (await app.request(nightPath, { method: 'PUT', ...written(body) })).status;
    },
    ask: async (number) => {
      const question = written(questions[number % FAMILIES]!);
      const headers = { ...question.headers, authorization: `Bearer ${authOf(number % FAMILIES)}` };
      return (await app.request(issuePath, { method: 'POST', ...question, headers })).status;
    },
  };
}

const s = Object.fromEntries(SUBJECTS.map((subject) => [subject, subject === 'mixed' ? 0 : 5])) as Record<
  Subject,
  number
>;
const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

/** 32 bytes for a number. */
function secretOf(number: number): Uint8Array {
  return new Uint8Array(32).fill(1).map((byte, at) => (at < 2 ? (number >> (8 * at)) & 255 : byte));
}

function written(body: string) {
  const length = String(Buffer.byteLength(body));
  return { body, headers: { 'content-type': 'application/json', 'content-length': length } };
}

async function writeRows({ keeping }: OpenWorld): Promise<void> {
  const school = { school_id: 's', name: '灯下小学', limit_choice: '{}', contact: '' };
  const row = { school_id: 's', class_id: CLASS, name: '三年级2班', entry_year: 2024, size: 40 };
  await keeping.commitMain(async (writes) => {
    const place = { zone: 'Asia/Shanghai', system: 'cn63' as const };
    await writes
      .insertInto('school')
      .values({ ...school, ...place })
      .execute();
    await writes.insertInto('class').values(row).execute();
  });
  const seats = numbers(FAMILIES).map((number) => ({
    auth_hash: hashOf(fromText(authOf(number))),
    class: CLASS,
    serial: number + 1,
    year: yearOfTerm(TERM),
  }));
  await keeping.commitOpen(async (writes) => {
    await writes.insertInto('enrolment').values(seats).execute();
  });
}

async function keysOf({ keys }: OpenWorld): Promise<{ publicKey: Uint8Array; secretKey: Uint8Array }> {
  const { keys: publicKeys } = await keys.keysOf(CLASS, yearOfTerm(TERM));
  const secretKey = await keys.secretKeyOf(CLASS, TERM);
  if (!secretKey) throw new Error('The class of the bench has no key.');
  return { publicKey: fromText(publicKeys[0]), secretKey };
}

function questionOf(number: number, publicKey: Uint8Array): string {
  const nights = nightsOfTokenBlock(tokenBlockOf(TONIGHT)).map((night) => {
    const about = infoOf({ term: TERM, class: CLASS, night });
    return [night, toText(blindNonce(secretOf(number), about, publicKey).blinded)];
  });
  return JSON.stringify({ term: TERM, nights, surveys: [] });
}
