import { describe, expect, test } from 'vitest';
import { addNights, nightsFrom } from '../../src/core/night';
import { nightsOfTokenBlock } from '../../src/core/token-block';
import { busy } from '../../src/endpoint/database/trouble';
import { issueAnswer, issuePath } from '../../src/wire/issue';
import { blindNonce, expectedToken, fromText, surveyInfoOf, tokenOf, toText } from '../../src/wire/token';
import { answerOf, authOf, enrol, mint, post, told } from '../setup/desk';
import {
  askFor,
  askWith,
  blindedFor,
  changed,
  gotten,
  openRoom,
  seat,
  tokensIn,
  type Room,
} from '../setup/families';
import { ENGINES } from '../setup/keeping';
import { putAnswers } from '../setup/survey-families';
import { openedSurvey } from '../setup/surveys';

// The clock of a desk stands at Sunday 2026-11-22, 20:00 in Shanghai; the token block is of 2 to 29 November.
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const NEXT_BLOCK = nightsOfTokenBlock('2026-11-30');

const tooFew = { status: 425, body: { problem: 'too-few-families' } };
const unknownSeat = { status: 401, body: { problem: 'seat-unknown' } };

async function rowsOf({ desk }: Room) {
  return desk.world.keeping.open.selectFrom('issued').selectAll().execute();
}

describe.each(ENGINES)('on %s', (engine) => {
  test('a family gets a token for each open survey of its class, the same again, and nothing before or after', async () => {
    const room = await openRoom(engine);
    const { desk, admin, classId, keys } = room;
    await openedSurvey(admin, 'abcd1234', { opens: '2026-11-23', closes: '2026-11-24' });
    const info = surveyInfoOf({ term: '2026a', class: classId, survey: 'abcd1234' });
    const made = blindNonce(new Uint8Array(32).fill(1), info, fromText(keys[0]));
    const askAt = async (moment: string, { term = '2026a', blinded = made.blinded } = {}) => {
      desk.turn(moment);
      const question = { term, nights: [], surveys: [['abcd1234', toText(blinded)]] };
      const { t } = await answerOf(issueAnswer, askWith(room, authOf(1, classId), question));
      return t[0];
    };
    const none = ['abcd1234', 'window'];
    expect(await askAt('2026-11-22T23:59:59+08:00')).toEqual(none);
    expect(await askAt('2026-11-23T00:00:00+08:00', { term: '2026b' })).toEqual(none);
    expect(await rowsOf(room)).toEqual([]);
    const [, evaluated = '', proof = ''] = (await askAt('2026-11-23T00:00:01+08:00')) ?? [];
    const token = tokenOf(info, made, { evaluated: fromText(evaluated), proof: fromText(proof) });
    const letter = { c: classId, s: 'abcd1234', n: toText(made.nonce), t: toText(token!), r: 1, v: null };
    expect(await putAnswers(desk, letter)).toEqual({ status: 204 });
    expect((await rowsOf(room)).map(({ night }) => night)).toEqual(['survey:abcd1234']);
    expect(await askAt('2026-11-26T05:00:00+08:00')).toEqual(['abcd1234', evaluated, expect.any(String)]);
    const other = blindNonce(new Uint8Array(32).fill(2), info, fromText(keys[0]));
    expect(await askAt('2026-11-26T05:00:00+08:00', other)).toEqual(['abcd1234', 'spent']);
    expect(await askAt('2026-11-26T06:00:00+08:00')).toEqual(none);
  });

  test('a family gets a token for each date, by the key on its slip, and each is right for its evening alone', async () => {
    const room = await openRoom(engine);
    const answered = await answerOf(issueAnswer, askFor(room, { family: 1, nights: [MONDAY, TUESDAY] }));
    const [monday, tuesday] = tokensIn(room, 1, answered);
    const secretKey = (await room.desk.world.keys.secretKeyOf(room.classId, '2026a'))!;
    expect(monday!.token).toEqual(expectedToken(secretKey, monday!.info, monday!.nonce));
    const { check } = room.desk.world.tokens;
    expect(await check({ secretKey, ...monday! })).toBe(true);
    expect(await check({ secretKey, ...monday!, token: tuesday!.token })).toBe(false);
    expect(await check({ secretKey, ...monday!, info: tuesday!.info })).toBe(false);
  });

  test('until five families are there nobody gets a token, and asking costs nothing', async () => {
    const room = await openRoom(engine, 4);
    const asking = () => told(askFor(room, { family: 1, nights: [MONDAY] }));
    for (let times = 0; times < 8; times += 1) expect(await asking()).toEqual(tooFew);
    expect(await rowsOf(room)).toEqual([]);
    await seat(room, 5, room.codes[5]!);
    expect(await gotten(askFor(room, { family: 1, nights: [MONDAY] }))).toEqual({ [MONDAY]: 'token' });
  });

  test('a class that had five families once goes on when one is taken out', async () => {
    const room = await openRoom(engine);
    await gotten(askFor(room, { family: 1, nights: [MONDAY] }));
    await post(room.admin, '/v1/school/slips/revoke', {
      class: room.classId,
      seats: { code: room.codes[5] },
    });
    expect(await gotten(askFor(room, { family: 2, nights: [MONDAY] }))).toEqual({ [MONDAY]: 'token' });
    expect(await told(askFor(room, { family: 5, nights: [MONDAY] }))).toEqual(unknownSeat);
  });

  test('two phones with one family secret that ask at once get the same tokens, and take one row', async () => {
    const room = await openRoom(engine);
    const answers = await Promise.all(
      [1, 2, 3].map(() => answerOf(issueAnswer, askFor(room, { family: 1, nights: [MONDAY, TUESDAY] }))),
    );
    const tokens = answers.map((each) => tokensIn(room, 1, each).map(({ token }) => toText(token)));
    expect(tokens[1]).toEqual(tokens[0]);
    expect(tokens[2]).toEqual(tokens[0]);
    expect(await rowsOf(room)).toHaveLength(2);
  });

  test('of two that ask at once for one seat with other bytes, one gets each token, and the other hears that it is spent', async () => {
    const room = await openRoom(engine);
    const auth = authOf(1, room.classId);
    const both = await Promise.all(
      [1, 99].map((family) => gotten(askFor(room, { family, nights: [MONDAY, TUESDAY], auth }))),
    );
    for (const night of [MONDAY, TUESDAY]) {
      expect(both.map((each) => each[night]).sort()).toEqual(['spent', 'token']);
    }
    expect(await rowsOf(room)).toHaveLength(2);
  });

  test('a replaced slip gets nothing for evenings already issued, and all of the next block; the old phone nothing more', async () => {
    const room = await openRoom(engine);
    await gotten(askFor(room, { family: 1, nights: [MONDAY, TUESDAY] }));
    const [fresh = ''] = (await mint(room.admin, room.classId, { code: room.codes[1] })).codes;
    await seat(room, 77, fresh);
    const asked = { family: 77, nights: [MONDAY, TUESDAY, '2026-11-25'] };
    expect(await gotten(askFor(room, asked))).toEqual({
      [MONDAY]: 'spent',
      [TUESDAY]: 'spent',
      '2026-11-25': 'token',
    });
    expect(await told(askFor(room, { family: 1, nights: [MONDAY] }))).toEqual(unknownSeat);
    room.desk.turn('2026-11-23T12:00:00Z');
    const next = NEXT_BLOCK.slice(0, 2);
    expect(Object.values(await gotten(askFor(room, { family: 77, nights: next })))).toEqual([
      'token',
      'token',
    ]);
  });

  test('a seat that goes to another phone while its tokens are made leaves the old one none', async () => {
    const room = await openRoom(engine);
    const { tokens } = room.desk.world;
    const [fresh = ''] = (await mint(room.admin, room.classId, { code: room.codes[1] })).codes;
    const evaluateAll: typeof tokens.evaluateAll = async (asked) => {
      const points = await tokens.evaluateAll(asked);
      await seat(room, 77, fresh);
      return points;
    };
    const meanwhile = changed(room, { tokens: { ...tokens, evaluateAll } });
    expect(await told(askFor(meanwhile, { family: 1, nights: [MONDAY] }))).toEqual(unknownSeat);
    expect(await rowsOf(room)).toEqual([]);
    expect(await gotten(askFor(room, { family: 77, nights: [MONDAY] }))).toEqual({ [MONDAY]: 'token' });
  });

  test('a work that runs twice, as after a commit whose answer was lost, gives the same', async () => {
    const room = await openRoom(engine);
    const { keeping } = room.desk.world;
    const twice: typeof keeping.commitOpen = async (work) => {
      await keeping.commitOpen(work);
      return keeping.commitOpen(work);
    };
    const again = changed(room, { keeping: { ...keeping, commitOpen: twice } });
    expect(await gotten(askFor(again, { family: 1, nights: [MONDAY] }))).toEqual({ [MONDAY]: 'token' });
    expect(await rowsOf(room)).toHaveLength(1);
  });
});

describe('what is given out', () => {
  test('is the running block whole, and the next one in the last week only', async () => {
    const room = await openRoom('sqlite');
    const running = nightsOfTokenBlock('2026-11-02');
    const window = (nights: readonly string[]) =>
      Object.fromEntries(nights.map((night) => [night, 'window']));
    const few = [running[0]!, running[27]!];
    expect(Object.values(await gotten(askFor(room, { family: 1, nights: few })))).toEqual(['token', 'token']);
    const outside = ['2026-11-01', '2026-10-05', '2026-11-30', '2027-01-11'];
    expect(await gotten(askFor(room, { family: 1, nights: outside }))).toEqual(window(outside));
    room.desk.turn('2026-11-22T19:59:00Z');
    expect(await gotten(askFor(room, { family: 1, nights: ['2026-11-30'] }))).toEqual({
      '2026-11-30': 'window',
    });
    // 04:00 in Shanghai: the evening of the 23rd, a week before the next block.
    room.desk.turn('2026-11-22T20:00:00Z');
    const next = [NEXT_BLOCK[0]!, NEXT_BLOCK[27]!];
    expect(Object.values(await gotten(askFor(room, { family: 1, nights: next })))).toEqual([
      'token',
      'token',
    ]);
  });

  test('is of the asked term, and that is of the year of the slip', async () => {
    const room = await openRoom('sqlite');
    for (const term of ['2026b', '2025a', '2027a', '2099b']) {
      expect(await gotten(askFor(room, { family: 1, nights: [MONDAY], term }))).toEqual({
        [MONDAY]: 'window',
      });
    }
    expect(await rowsOf(room)).toEqual([]);
    room.desk.turn('2027-09-15T12:00:00Z');
    await room.desk.world.keys.keysOf(room.classId, 2027);
    expect(await gotten(askFor(room, { family: 1, nights: ['2027-09-16'], term: '2027a' }))).toEqual({
      '2027-09-16': 'window',
    });
  });

  test('in the block around the turn of terms each date is of its own term’s key', async () => {
    const room = await openRoom('sqlite');
    room.desk.turn('2027-02-14T12:00:00Z');
    const nights = ['2027-02-15', '2027-02-16'];
    expect(await gotten(askFor(room, { family: 1, nights, term: '2026a' }))).toEqual({
      '2027-02-15': 'token',
      '2027-02-16': 'window',
    });
    expect(await gotten(askFor(room, { family: 1, nights, term: '2026b' }))).toEqual({
      '2027-02-15': 'window',
      '2027-02-16': 'token',
    });
  });

  test('ends with the term’s key', async () => {
    const room = await openRoom('sqlite');
    const { keys } = room.desk.world;
    const keyless = changed(room, { keys: { ...keys, secretKeyOf: async () => undefined } });
    expect(await gotten(askFor(keyless, { family: 1, nights: [MONDAY] }))).toEqual({
      [MONDAY]: 'window',
    });
  });

  test('is all 28 dates of a block at once, in their order', async () => {
    const room = await openRoom('sqlite');
    const nights = nightsOfTokenBlock('2026-11-02');
    const answered = await answerOf(issueAnswer, askFor(room, { family: 1, nights }));
    expect(tokensIn(room, 1, answered).map(({ night }) => night)).toEqual(nights);
  });
});

describe('what is refused', () => {
  test('a question without, with a garbled, or with an unknown password hears the same, after the same look-ups', async () => {
    const room = await openRoom('sqlite');
    const looked: string[] = [];
    const { keeping } = room.desk.world;
    const watch = <Reads extends object>(reads: Reads): Reads =>
      new Proxy(reads, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name);
          if (name !== 'selectFrom' || typeof value !== 'function') return value;
          return (table: string) => {
            looked.push(table);
            return value.call(target, table) as unknown;
          };
        },
      });
    const { desk } = changed(room, {
      keeping: { ...keeping, main: watch(keeping.main), open: watch(keeping.open) },
    });
    const question = { term: '2026a', nights: [], surveys: [] };
    const lookedUp = [];
    for (const authorization of [
      undefined,
      '',
      'Bearer',
      `Bearer ${authOf(6, room.classId)}`,
      `Bearer ${authOf(1, room.classId)}A`,
      `Bearer ${'A'.repeat(42)}B`,
      `Basic ${authOf(1, room.classId)}`,
    ]) {
      looked.length = 0;
      const headers = authorization === undefined ? {} : { authorization };
      expect(await told(post({ desk, headers }, issuePath, question))).toEqual(unknownSeat);
      lookedUp.push(looked.join(' '));
    }
    expect(new Set(lookedUp)).toEqual(new Set(['enrolment class school']));
  });

  test('no password is no password of zeros either', async () => {
    const room = await openRoom('sqlite');
    const zeros = toText(new Uint8Array(32));
    await enrol(room.desk, room.codes[6]!, zeros);
    const question = { term: '2026a', nights: [], surveys: [] };
    expect((await askWith(room, zeros, question)).status).toBe(200);
    expect(await told(post({ desk: room.desk }, issuePath, question))).toEqual(unknownSeat);
  });

  test('a cookie, and the answer ends its connection and leaves no line', async () => {
    const room = await openRoom('sqlite');
    const question = { term: '2026a', nights: [], surveys: [] };
    const headers = { authorization: `Bearer ${authOf(1, room.classId)}` };
    const lines = room.desk.world.lines.length;
    expect(await told(post({ desk: room.desk, cookie: 'a=b', headers }, issuePath, question))).toEqual({
      status: 400,
      body: { problem: 'credentials-refused' },
    });
    const response = await askWith(room, authOf(1, room.classId), question);
    expect(response.status).toBe(200);
    expect(response.headers.get('connection')).toBe('close');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(room.desk.world.lines).toHaveLength(lines);
  });

  test('a 29th date, a date asked twice, a survey asked twice, and what is no question', async () => {
    const room = await openRoom('sqlite');
    const point = toText(blindedFor(room, 1, { nights: [MONDAY] })[0]!.made.blinded);
    const dates = (nights: readonly string[]) => nights.map((night) => [night, point]);
    const good = { term: '2026a', nights: dates([MONDAY]), surveys: [] };
    const wrong: [object, string | undefined][] = [
      [{ ...good, nights: dates(nightsFrom('2026-11-02', addNights('2026-11-02', 28))) }, 'nights'],
      [{ ...good, nights: dates([MONDAY, TUESDAY, MONDAY]) }, 'nights'],
      [
        {
          ...good,
          surveys: [
            ['abcd1234', point],
            ['abcd1234', point],
          ],
        },
        'surveys',
      ],
      [{ ...good, nights: dates(['2026-11-31']) }, 'nights'],
      [{ ...good, nights: [[MONDAY, point.slice(1)]] }, 'nights'],
      [{ ...good, term: '2026c' }, 'term'],
      [{ ...good, class: room.classId }, undefined],
    ];
    for (const [question, field] of wrong) {
      expect(await told(askWith(room, authOf(1, room.classId), question))).toEqual({
        status: 400,
        body: { problem: 'question-malformed', ...(field !== undefined && { field }) },
      });
    }
    expect(await rowsOf(room)).toEqual([]);
  });

  test('what is no point of the curve is bad, and its date stays free', async () => {
    const room = await openRoom('sqlite');
    const auth = authOf(1, room.classId);
    const none = toText(Uint8Array.from({ length: 33 }, (_, at) => (at === 0 ? 2 : 255)));
    const infinity = toText(new Uint8Array(33));
    const question = {
      term: '2026a',
      nights: [
        [MONDAY, none],
        [TUESDAY, infinity],
      ],
      surveys: [],
    };
    expect(await gotten(askWith(room, auth, question))).toEqual({ [MONDAY]: 'bad', [TUESDAY]: 'bad' });
    expect(await rowsOf(room)).toEqual([]);
    expect(await gotten(askFor(room, { family: 1, nights: [MONDAY] }))).toEqual({ [MONDAY]: 'token' });
  });

  test('a survey that the class is not asked', async () => {
    const room = await openRoom('sqlite');
    const point = toText(blindedFor(room, 1, { nights: [MONDAY] })[0]!.made.blinded);
    const question = { term: '2026a', nights: [], surveys: [['abcd1234', point]] };
    expect(await gotten(askWith(room, authOf(1, room.classId), question))).toEqual({ abcd1234: 'window' });
  });

  test('a seventh question a day of one family, and of no other; the next day it may ask again', async () => {
    const room = await openRoom('sqlite');
    const asking = (family: number) => askFor(room, { family, nights: [] });
    for (let times = 0; times < 6; times += 1) expect((await asking(1)).status).toBe(200);
    const refused = await asking(1);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({ problem: 'issue-too-often' });
    expect(refused.headers.get('retry-after')).toBe(String(12 * 60 * 60));
    expect((await asking(2)).status).toBe(200);
    room.desk.wait(12 * 60 * 60 * 1000);
    expect((await asking(1)).status).toBe(200);
  });

  test('where too many wait a phone is asked to come back, and its question does not count', async () => {
    const room = await openRoom('sqlite');
    const { tokens } = room.desk.world;
    let isBusy = true;
    const crowded = changed(room, {
      tokens: {
        ...tokens,
        evaluateAll: async (asked) => (isBusy ? Promise.reject(busy(undefined)) : tokens.evaluateAll(asked)),
      },
    });
    for (let times = 0; times < 8; times += 1) {
      const response = await askFor(crowded, { family: 1, nights: [MONDAY] });
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    isBusy = false;
    expect(await gotten(askFor(crowded, { family: 1, nights: [MONDAY] }))).toEqual({
      [MONDAY]: 'token',
    });
  });
});
