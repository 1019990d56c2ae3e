import { makeApp, type World } from '../../src/endpoint/app';
import type { Engine } from '../../src/endpoint/database/engine';
import type { Night } from '../../src/core/night';
import { issueAnswer, issuePath, type IssueAnswer } from '../../src/wire/issue';
import { keyAnswer } from '../../src/wire/key';
import { blindNonce, fromText, infoOf, toText, tokenOf, type Blinded } from '../../src/wire/token';
import {
  addClasses,
  answerOf,
  authOf,
  enrol,
  foundSchool,
  mint,
  openDesk,
  ORIGIN,
  post,
  type Desk,
  type Hand,
} from './desk';

/** A class with slips, and families 1, 2, 3 … in their seats. */
export type Room = {
  desk: Desk;
  admin: Hand;
  classId: string;
  codes: string[];
  keys: readonly [string, string];
};

export async function openRoom(engine: Engine, families = 5): Promise<Room> {
  const desk = await openDesk(engine);
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const { codes } = await mint(admin, classId);
  for (let family = 1; family <= families; family += 1) await seat({ desk, classId }, family, codes[family]!);
  const { keys } = await answerOf(keyAnswer, post({ desk }, '/v1/key', { class: classId }));
  return { desk, admin, classId, codes, keys };
}

/** The same room behind an endpoint of which something is different. */
export function changed(room: Room, difference: Partial<World>): Room {
  const app = makeApp({ ...room.desk.world, ...difference });
  return {
    ...room,
    desk: { ...room.desk, fetch: async (path, init) => app.request(`${ORIGIN}${path}`, init) },
  };
}

/** A family spends a slip. */
export async function seat({ desk, classId }: Pick<Room, 'desk' | 'classId'>, family: number, code: string) {
  const { status } = await enrol(desk, code, authOf(family, classId));
  if (status !== 200) throw new Error(`A slip was refused: ${status}`);
}

/** The dates as the phone of a family blinds them: the same for the same family. */
export function blindedFor(
  { classId, keys }: Pick<Room, 'classId' | 'keys'>,
  family: number,
  { nights, term = '2026a' }: { nights: readonly Night[]; term?: string },
): { night: Night; info: string; made: Blinded }[] {
  const publicKey = fromText(keys[term.endsWith('a') ? 0 : 1]);
  return nights.map((night) => {
    const info = infoOf({ term, class: classId, night });
    return { night, info, made: blindNonce(new Uint8Array(32).fill(family), info, publicKey) };
  });
}

type Asking = { family: number; nights: readonly Night[]; term?: string; auth?: string };

/** A family's phone asks for its tokens. */
export function askFor(room: Room, { family, nights, term = '2026a', auth }: Asking): Promise<Response> {
  const pairs = blindedFor(room, family, { nights, term }).map(({ night, made }) => [
    night,
    toText(made.blinded),
  ]);
  return askWith(room, auth ?? authOf(family, room.classId), { term, nights: pairs, surveys: [] });
}

export function askWith({ desk }: Pick<Room, 'desk'>, auth: string, question: object): Promise<Response> {
  return post({ desk, headers: { authorization: `Bearer ${auth}` } }, issuePath, question);
}

/** What each date got: 'token' where the proof is of the class's key, else the word said. */
export async function gotten(answering: Promise<Response>): Promise<Record<Night, string>> {
  const { t } = await answerOf(issueAnswer, answering);
  return Object.fromEntries(t.map(([night, said]) => [night, said.length > 10 ? 'token' : said]));
}

/** The tokens out of an answer, by date, each with its nonce; a proof of another key or evening fails the test. */
export function tokensIn(room: Room, family: number, { t }: IssueAnswer) {
  return t.map(([night, evaluated, proof]) => {
    const [blinded] = blindedFor(room, family, { nights: [night] });
    if (!blinded || proof === undefined) throw new Error(`No token for ${night}: ${evaluated}`);
    const answered = { evaluated: fromText(evaluated), proof: fromText(proof) };
    const token = tokenOf(blinded.info, blinded.made, answered);
    if (!token) throw new Error('The proof is of another key or evening.');
    return { night, info: blinded.info, nonce: blinded.made.nonce, token };
  });
}
