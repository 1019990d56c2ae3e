import { beforeEach, describe, expect, test } from 'vitest';
import { wayToFragment } from '../../src/core/slip';
import { sweep } from '../../src/endpoint/sweep';
import {
  addClasses,
  enrol,
  foundSchool,
  mint,
  openDesk,
  ORIGIN,
  authOf,
  type Desk,
  type Hand,
} from '../setup/desk';
import { ENGINES, REWRITE_THREAD } from '../setup/keeping';
import {
  ask,
  askForTokens,
  contribute,
  figuresOf,
  join,
  keyOf,
  prepare,
  readSlip,
  text,
  ticketsOf,
  type Line,
  type Seat,
  type Ticket,
} from './client';

// 2026-11-23 is a Monday; its block of 28 dates began on the 2nd.
const MONDAY = '2026-11-23';
const FRIDAY = '2026-11-20';
const SATURDAY = '2026-11-21';
const FIRST = Date.UTC(2026, 10, 2);
const NIGHTS = Array.from({ length: 28 }, (_, index) =>
  new Date(FIRST + index * 86_400_000).toISOString().slice(0, 10),
);

/** 写作业 40 minutes, not split: the single subjects are unknown. */
const MIXED = {
  s: {
    ...Object.fromEntries(
      'chinese math english morality science physics chemistry biology history geography other'
        .split(' ')
        .map((subject) => [subject, null]),
    ),
    mixed: 40,
  },
  a: 15,
  o: 10,
};
/** Split by subject: zeros are said too. */
const SPLIT = {
  s: {
    ...Object.fromEntries(Object.keys(MIXED.s).map((subject) => [subject, 0])),
    chinese: 25,
    math: 30,
  },
  a: 0,
  o: 0,
};

describe.each(ENGINES)('a client written from PRIVACY.md alone, on %s', (engine) => {
  let desk: Desk;
  let admin: Hand;
  let classId: string;
  let slips: string[];
  let line: Line;

  beforeEach(async () => {
    desk = await openDesk(engine);
    admin = await foundSchool(desk);
    [classId = ''] = await addClasses(admin, '三年级2班');
    const { codes, term, keyHashes } = await mint(admin, classId);
    // The link as a slip's QR has it.
    slips = codes.map((code) => {
      const fragment = wayToFragment({ kind: 'slip', class: classId, code, term, keyHashes });
      return `${ORIGIN}/join#${fragment}`;
    });
    line = async ({ method, path, headers, body }) => {
      const response = await desk.fetch(path, { method, headers, body });
      return { status: response.status, text: await response.text() };
    };
    desk.turn(`${MONDAY}T12:30:00Z`);
  });

  /** Four families of our own, so that a fifth is given tokens. */
  async function fourOthers(): Promise<void> {
    for (const family of [1, 2, 3, 4])
      await enrol(desk, readSlip(slips[family]!).code, authOf(family, classId));
  }

  async function seatWithTokens(
    nights: readonly string[],
  ): Promise<{ seat: Seat; tickets: Map<string, Ticket | string> }> {
    await fourOthers();
    const seat = await join(line, readSlip(slips[0]!));
    const kept = prepare(seat, nights);
    const answered = await askForTokens(line, seat, kept);
    expect(answered.status).toBe(200);
    return { seat, tickets: ticketsOf(seat, kept, answered) };
  }

  async function withTicket(): Promise<{ seat: Seat; ticket: Ticket }> {
    const { seat, tickets } = await seatWithTokens([MONDAY]);
    return { seat, ticket: tickets.get(MONDAY) as Ticket };
  }

  test('checks the keys by the slip, enrols, takes a block of tokens, contributes, corrects and withdraws', async () => {
    const { seat, tickets } = await seatWithTokens(NIGHTS);
    expect([...tickets.keys()]).toEqual(NIGHTS);
    expect([...tickets.values()].every((ticket) => typeof ticket === 'object')).toBe(true);
    const letter = { c: seat.class, d: MONDAY, ...(tickets.get(MONDAY) as Ticket) };
    expect(await contribute(line, { ...letter, r: 1, v: MIXED })).toEqual({ status: 204, body: undefined });
    expect(await standing(desk)).toEqual({ mixed: 40, chinese: null, a: 15, o: 10, r: 1, rows: 15 });
    // The same again is one and the same; a correction replaces, and withdrawing leaves only the revision.
    expect(await contribute(line, { ...letter, r: 1, v: MIXED })).toMatchObject({ status: 204 });
    expect(await contribute(line, { ...letter, r: 2, v: SPLIT })).toMatchObject({ status: 204 });
    expect(await standing(desk)).toEqual({ mixed: 0, chinese: 25, a: 0, o: 0, r: 2, rows: 15 });
    expect(await contribute(line, { ...letter, r: 3, v: null })).toMatchObject({ status: 204 });
    expect(await standing(desk)).toEqual({ mixed: null, chinese: null, a: null, o: null, r: 3, rows: 15 });
  });

  test('is told of another revision, and an old one undoes nothing', async () => {
    const { seat, ticket } = await withTicket();
    const letter = { c: seat.class, d: MONDAY, ...ticket };
    await contribute(line, { ...letter, r: 3, v: MIXED });
    const taken = { status: 409, body: expect.objectContaining({ rev: 3 }) };
    expect(await contribute(line, { ...letter, r: 3, v: SPLIT })).toEqual(taken);
    expect(await contribute(line, { ...letter, r: 1, v: null })).toEqual(taken);
    expect(await standing(desk)).toMatchObject({ mixed: 40, r: 3 });
    expect(await contribute(line, { ...letter, r: 9999, v: null })).toMatchObject({ status: 204 });
  });

  test('is refused 404 for a wrong code or class, and 409 for a code somebody else spent', async () => {
    const slip = readSlip(slips[0]!);
    await join(line, slip);
    const auth = text(Buffer.alloc(32, 7));
    expect(await ask(line, { path: '/v1/enrol', body: { code: slip.code, auth } })).toMatchObject({
      status: 409,
    });
    const wrong = { path: '/v1/enrol', body: { code: '0123456789abcdef', auth } };
    expect(await ask(line, wrong)).toMatchObject({ status: 404 });
    const nowhere = '0123456789';
    expect(await ask(line, { path: '/v1/key', body: { class: nowhere } })).toMatchObject({ status: 404 });
    const letter = { c: nowhere, d: MONDAY, n: auth, t: auth, r: 1, v: MIXED };
    expect(await contribute(line, letter)).toMatchObject({ status: 404 });
  });

  test('walks away from a slip of other keys', async () => {
    const slip = readSlip(slips[0]!);
    const bent = { ...slip, keyHashes: [slip.keyHashes[1], slip.keyHashes[0]] as [string, string] };
    await expect(keyOf(line, bent)).rejects.toThrow('not the slip');
  });

  test('takes no token whose proof is of another evening’s key', async () => {
    await fourOthers();
    const seat = await join(line, readSlip(slips[0]!));
    const kept = prepare(seat, [MONDAY, '2026-11-24']);
    const { status, body } = await askForTokens(line, seat, kept);
    const { t } = body as { t: [string, string, string][] };
    const swapped = t.map(([night], index) => [night, ...t[1 - index]!.slice(1)]);
    expect(() => ticketsOf(seat, kept, { status, body: { t: swapped } })).toThrow('another key or evening');
  });

  test('hears 425 until five families are in', async () => {
    const seat = await join(line, readSlip(slips[0]!));
    const kept = prepare(seat, [MONDAY]);
    expect(await askForTokens(line, seat, kept)).toMatchObject({ status: 425 });
    await fourOthers();
    expect(await askForTokens(line, seat, kept)).toMatchObject({ status: 200 });
  });

  test('is answered the same for the same element, and another is spent; too early is a window, no point is bad', async () => {
    await fourOthers();
    const seat = await join(line, readSlip(slips[0]!));
    const kept = prepare(seat, [MONDAY]);
    const first = ticketsOf(seat, kept, await askForTokens(line, seat, kept));
    expect(ticketsOf(seat, kept, await askForTokens(line, seat, kept))).toEqual(first);
    const others = prepare(seat, [MONDAY, '2026-12-28', '2026-11-24']);
    others[2]!.blinded = Buffer.alloc(33, 255);
    const answered = ticketsOf(seat, others, await askForTokens(line, seat, others));
    expect([...answered]).toEqual([
      [MONDAY, 'spent'],
      ['2026-12-28', 'window'],
      ['2026-11-24', 'bad'],
    ]);
  });

  test('is refused 400 for whoever says who it is, and for a form that is none', async () => {
    const { seat, ticket } = await withTicket();
    const letter = { c: seat.class, d: MONDAY, ...ticket, r: 1 };
    for (const headers of [{ cookie: 'a=b' }, { authorization: `Bearer ${seat.auth}` }]) {
      expect(await contribute(line, { ...letter, v: MIXED }, headers)).toMatchObject({ status: 400 });
    }
    const without = Object.fromEntries(Object.entries(SPLIT.s).filter(([subject]) => subject !== 'mixed'));
    const garbled: unknown[] = [
      { ...SPLIT, s: without },
      { ...SPLIT, s: { ...SPLIT.s, art: 5 } },
      { ...SPLIT, s: { ...SPLIT.s, math: 31 } },
      { ...SPLIT, s: { ...SPLIT.s, math: -5 } },
      { ...SPLIT, s: { ...SPLIT.s, math: null } },
      { ...MIXED, s: { ...MIXED.s, math: 0 } },
      { ...SPLIT, nickname: '小满' },
      'none',
    ];
    for (const v of garbled) expect(await contribute(line, { ...letter, v })).toMatchObject({ status: 400 });
    for (const r of [0, 10_000, 1.5])
      expect(await contribute(line, { ...letter, r, v: MIXED })).toMatchObject({ status: 400 });
    expect(await standing(desk)).toMatchObject({ rows: 0 });
  });

  test('is refused 403 for a token of another evening, another family, or none at all', async () => {
    const { seat, tickets } = await seatWithTokens([FRIDAY, MONDAY]);
    const mine = tickets.get(MONDAY) as Ticket;
    const fridays = tickets.get(FRIDAY) as Ticket;
    const bent = Buffer.from(mine.t, 'base64url');
    bent[0]! ^= 1;
    const wrong = [fridays, { ...mine, t: fridays.t }, { ...mine, n: fridays.n }, { ...mine, t: text(bent) }];
    for (const ticket of wrong) {
      const letter = { c: seat.class, d: MONDAY, ...ticket, r: 1, v: MIXED };
      expect(await contribute(line, letter)).toMatchObject({ status: 403 });
    }
    expect(await standing(desk)).toMatchObject({ rows: 0 });
  });

  test('is told 400 before an evening opens at 10:00 and 410 once it closed at 06:00 two mornings later', async () => {
    const { seat, ticket } = await withTicket();
    const letter = { c: seat.class, d: MONDAY, ...ticket, r: 1, v: MIXED };
    const at = async (instant: string) => {
      desk.turn(instant);
      return (await contribute(line, letter)).status;
    };
    expect(await at('2026-11-23T01:59:59Z')).toBe(400);
    expect(await at('2026-11-23T02:00:00Z')).toBe(204);
    expect(await at('2026-11-24T21:59:59Z')).toBe(204);
    expect(await at('2026-11-24T22:00:00Z')).toBe(410);
  });

  /** Ten families of the class, all of them this client, send their Monday; what each told. */
  async function tenSend(): Promise<{ chinese: number; math: number; a: number }[]> {
    const seats: Seat[] = [];
    for (const link of slips.slice(0, 10)) seats.push(await join(line, readSlip(link)));
    const told = seats.map((_, index) => ({
      chinese: 20 + 5 * index,
      math: index < 7 ? 10 : 25,
      a: 5 * index,
    }));
    for (const [index, seat] of seats.entries()) {
      const kept = prepare(seat, [MONDAY]);
      const ticket = ticketsOf(seat, kept, await askForTokens(line, seat, kept)).get(MONDAY) as Ticket;
      const { chinese, math, a } = told[index]!;
      const v = { s: { ...SPLIT.s, chinese, math }, a, o: 60 };
      expect(await contribute(line, { c: classId, d: MONDAY, ...ticket, r: 1, v })).toMatchObject({
        status: 204,
      });
    }
    return told;
  }

  test('reads its class’s figure once the evening has closed, each mean one of the two multiples of 5 around it', async () => {
    const told = await tenSend();
    const question = { class: classId, from: MONDAY, to: MONDAY };
    const nothing = { status: 200, body: { class: classId, evenings: [], weeks: [] } };
    expect(await figuresOf(line, question)).toEqual(nothing);
    desk.turn('2026-11-24T22:00:00Z');
    await sweep({ ...desk.world, thread: REWRITE_THREAD });
    const { status, body } = await figuresOf(line, question);
    expect(status).toBe(200);
    const [evening, ...more] = (body as { evenings: Record<string, unknown>[] }).evenings;
    expect(more).toEqual([]);
    expect(evening).toMatchObject({ night: MONDAY, last: MONDAY, band: '10-14', grade: 3 });
    const mean = (of: (each: (typeof told)[number]) => number) =>
      told.reduce((sum, each) => sum + of(each), 0) / told.length;
    const around = (minutes: number) => [5 * Math.floor(minutes / 5), 5 * Math.ceil(minutes / 5)];
    const subjects = evening!['subjects'] as Record<string, unknown>;
    expect(around(mean(({ chinese, math }) => chinese + math))).toContain(evening!['minutes']);
    expect(around(mean(({ chinese }) => chinese))).toContain(subjects['chinese']);
    expect(around(mean(({ math }) => math))).toContain(subjects['math']);
    expect(around(mean(({ a }) => a))).toContain(evening!['atSchool']);
    // What nobody had is told as too little to say, and other work is in no figure.
    expect(subjects['english']).toBe('under-8');
    expect(subjects).not.toHaveProperty('mixed');
    expect(evening).not.toHaveProperty('o');
    // The same again, whoever asks and however often.
    expect(await figuresOf(line, question)).toEqual({ status, body });
  });

  test('asks for figures as whoever holds the class’s id: no other id, no credentials, no ten years', async () => {
    const question = { class: classId, from: MONDAY, to: MONDAY };
    expect(await figuresOf(line, { ...question, class: '0123456789' })).toMatchObject({ status: 404 });
    expect(await figuresOf(line, { ...question, to: '2036-11-23' })).toMatchObject({ status: 400 });
    expect(await figuresOf(line, { ...question, to: FRIDAY })).toMatchObject({ status: 400 });
    const headers = { cookie: 'a=b' };
    expect(await ask(line, { path: '/v1/figures', body: question, headers })).toMatchObject({ status: 400 });
  });

  test('sends a weekend as one evening under its Friday, until Tuesday 06:00', async () => {
    const { seat, tickets } = await seatWithTokens([FRIDAY, SATURDAY]);
    const weekend = (d: string) => ({
      c: seat.class,
      d,
      ...(tickets.get(d) as Ticket),
      r: 1,
      v: MIXED,
    });
    desk.turn('2026-11-22T12:00:00Z');
    expect(await contribute(line, weekend(SATURDAY))).toMatchObject({ status: 400 });
    expect(await contribute(line, weekend(FRIDAY))).toMatchObject({ status: 204 });
    desk.turn('2026-11-23T22:00:00Z');
    expect(await contribute(line, weekend(FRIDAY))).toMatchObject({ status: 410 });
  });
});

/** What stands in the open evenings: the test's own look. */
async function standing({ world }: Desk) {
  const rows = await world.keeping.open.selectFrom('figure_row').select(['figure', 'value']).execute();
  const of = (figure: string) => rows.find((row) => row.figure === figure)?.value;
  return {
    mixed: of('mixed'),
    chinese: of('chinese'),
    a: of('a'),
    o: of('o'),
    r: of('r'),
    rows: rows.length,
  };
}
