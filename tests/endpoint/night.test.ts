import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/endpoint/database/engine';
import { nightLetter, nightPath, type NightQuestion } from '../../src/wire/night';
import { fromText, infoOf, surveyInfoOf, toText } from '../../src/wire/token';
import { minutesOf, mixedOf } from '../setup/contribution';
import {
  addClasses,
  answerOf,
  foundSchool,
  openDesk,
  SCHOOL,
  schoolWithClass,
  type Desk,
} from '../setup/desk';
import { FIGURES, rowId } from '../setup/evening';
import { everyRow } from '../setup/every-row';
import { askFor, openRoom, tokensIn } from '../setup/families';
import { issueAnswer } from '../../src/wire/issue';
import { ENGINES } from '../setup/keeping';
import { put, sendNight, termAt, ticketFor, type Ticket } from '../setup/tokens';

const MONDAY = '2026-11-23';
const TONIGHT = '2026-11-23T13:00:00Z';
const V = minutesOf({ chinese: 25, math: 30 }, { a: 15, o: 10 });

const stored = { status: 204 };
const taken = (rev: number) => ({ status: 409, body: { problem: 'letter-taken', rev } });
const refused = { status: 403, body: { problem: 'token-refused' } };
const closed = { status: 410, body: { problem: 'evening-closed' } };
const notOpen = { status: 400, body: { problem: 'evening-not-open' } };
const malformed = (field?: string) => ({ status: 400, body: { problem: 'question-malformed', field } });

/** Monday evening in a class. */
async function classAtHome(engine: Engine = 'sqlite') {
  const desk = await openDesk(engine);
  const { admin, classId } = await schoolWithClass(desk);
  desk.turn(TONIGHT);
  const ticket = await ticketFor(desk, { family: 1, classId, night: MONDAY });
  return { desk, admin, classId, ticket };
}

async function figuresIn({ world }: Desk) {
  return world.keeping.open.selectFrom('figure_row').selectAll().execute();
}

/** What stands of one child's evening, by figure. */
async function standing(desk: Desk, { n }: Ticket): Promise<Record<string, number | null>> {
  const rows = await figuresIn(desk);
  const valueOf = (id: string) => rows.find((row) => row.id === id)?.value ?? null;
  return Object.fromEntries(FIGURES.map((figure) => [figure, valueOf(rowId(fromText(n), figure))]));
}

describe.each(ENGINES)('on %s', (engine) => {
  test('an evening is fifteen rows, each under an id of its own, and beside them nothing but its date', async () => {
    const { desk, classId, ticket } = await classAtHome(engine);
    const before = await everyRow(desk.world.keeping);
    const said = desk.world.lines.length;
    expect(await sendNight(desk, ticket, { r: 1, v: V })).toEqual(stored);
    const { figure_row: rows = [], evening, ...others } = await everyRow(desk.world.keeping);
    expect({ ...others, figure_row: [], evening: [] }).toEqual(before);
    expect(evening).toEqual([JSON.stringify({ class: classId, night: MONDAY, last: MONDAY, state: 'open' })]);
    expect(rows).toHaveLength(15);
    expect(await standing(desk, ticket)).toEqual({ ...V.s, a: 15, o: 10, r: 1 });
    const ids = (await figuresIn(desk)).map(({ id, class: of, night }) => [id, of, night]);
    expect(new Set(ids.map(([id]) => id)).size).toBe(15);
    expect(ids.every(([, of, night]) => of === classId && night === MONDAY)).toBe(true);
    for (const secret of [ticket.n, ticket.t]) expect(rows.join()).not.toContain(secret);
    expect(desk.world.lines.slice(said)).toEqual([]);
  });

  test('a token that was given out opens its evening, and what was kept leads to nobody’s seat', async () => {
    const room = await openRoom(engine);
    const { desk, classId } = room;
    desk.turn(TONIGHT);
    const given = await answerOf(issueAnswer, askFor(room, { family: 2, nights: [MONDAY, '2026-11-24'] }));
    const [monday, tuesday] = tokensIn(room, 2, given).map(({ night, nonce, token }) => ({
      c: classId,
      d: night,
      n: toText(nonce),
      t: toText(token),
    }));
    expect(await sendNight(desk, monday!, { r: 1, v: V })).toEqual(stored);
    expect(await sendNight(desk, { ...monday!, t: tuesday!.t }, { r: 2, v: V })).toEqual(refused);
    const rows = await everyRow(desk.world.keeping);
    const { figure_row: figures = [], ...others } = rows;
    const words = figures.flatMap((row) => Object.values(JSON.parse(String(row)) as Record<string, unknown>));
    const ids = words.filter((word) => typeof word === 'string' && word.length === 43);
    expect(ids).toHaveLength(15);
    for (const word of [...ids, monday!.n, monday!.t]) expect(JSON.stringify(others)).not.toContain(word);
  });

  test('the same letter again is the same evening; another of that revision is told which one stands', async () => {
    const { desk, ticket } = await classAtHome(engine);
    for (let times = 0; times < 3; times += 1)
      expect(await sendNight(desk, ticket, { r: 4, v: V })).toEqual(stored);
    expect(await sendNight(desk, ticket, { r: 4, v: mixedOf(60) })).toEqual(taken(4));
    expect(await sendNight(desk, ticket, { r: 4, v: null })).toEqual(taken(4));
    expect(await sendNight(desk, ticket, { r: 4, v: { ...V, o: 15 } })).toEqual(taken(4));
    expect(await standing(desk, ticket)).toMatchObject({ math: 30, o: 10, r: 4 });
  });

  test('a correction replaces every figure, and an old letter after it changes nothing', async () => {
    const { desk, ticket } = await classAtHome(engine);
    await sendNight(desk, ticket, { r: 1, v: V });
    expect(await sendNight(desk, ticket, { r: 2, v: mixedOf(60) })).toEqual(stored);
    expect(await sendNight(desk, ticket, { r: 1, v: V })).toEqual(taken(2));
    expect(await standing(desk, ticket)).toEqual({ ...mixedOf(60).s, a: 0, o: 0, r: 2 });
    expect(await figuresIn(desk)).toHaveLength(15);
  });

  test('whoever takes the highest revision has said the last word', async () => {
    const { desk, ticket } = await classAtHome(engine);
    expect(await sendNight(desk, ticket, { r: 9999, v: V })).toEqual(stored);
    for (const r of [1, 9998]) expect(await sendNight(desk, ticket, { r, v: null })).toEqual(taken(9999));
    expect(await sendNight(desk, ticket, { r: 9999, v: V })).toEqual(stored);
    for (const r of [10_000, 0, -1, 1.5])
      expect(await sendNight(desk, ticket, { r, v: null })).toEqual(malformed('r'));
    expect(await standing(desk, ticket)).toMatchObject({ math: 30, r: 9999 });
  });

  test('who withdraws leaves nothing but a revision, and may be counted again', async () => {
    const { desk, ticket } = await classAtHome(engine);
    await sendNight(desk, ticket, { r: 1, v: V });
    expect(await sendNight(desk, ticket, { r: 2, v: null })).toEqual(stored);
    const nothing = Object.fromEntries(FIGURES.map((figure) => [figure, null]));
    expect(await standing(desk, ticket)).toEqual({ ...nothing, r: 2 });
    expect(await sendNight(desk, ticket, { r: 2, v: null })).toEqual(stored);
    expect(await sendNight(desk, ticket, { r: 1, v: V })).toEqual(taken(2));
    expect(await sendNight(desk, ticket, { r: 3, v: V })).toEqual(stored);
    expect(await standing(desk, ticket)).toEqual({ ...V.s, a: 15, o: 10, r: 3 });
  });

  test('of many phones of one child that send at once, one stands and the others are told so', async () => {
    const { desk, ticket } = await classAtHome(engine);
    const minutes = Array.from({ length: 12 }, (_, index) => 5 * index);
    const answers = await Promise.all(
      minutes.map((math) => sendNight(desk, ticket, { r: 1, v: minutesOf({ math }) })),
    );
    const first = answers.findIndex(({ status }) => status === 204);
    expect(answers.filter((_, index) => index !== first)).toEqual(minutes.slice(1).map(() => taken(1)));
    expect(await standing(desk, ticket)).toMatchObject({ math: minutes[first], r: 1 });
    const revisions = Array.from({ length: 10 }, (_, index) => 11 - index);
    const later = await Promise.all(
      revisions.map((r) => sendNight(desk, ticket, { r, v: minutesOf({ math: 5 * r }) })),
    );
    expect(later.every(({ status }) => status === 204 || status === 409)).toBe(true);
    expect(await standing(desk, ticket)).toMatchObject({ math: 55, r: 11 });
    expect(await figuresIn(desk)).toHaveLength(15);
  });

  test('an evening that closes while its token is looked at takes nothing more', async () => {
    const { desk, ticket } = await classAtHome(engine);
    const { tokens } = desk.world;
    const check = tokens.check;
    tokens.check = async (presented) => {
      desk.turn('2026-11-24T22:00:00Z');
      return check(presented);
    };
    expect(await sendNight(desk, ticket, { r: 1, v: V })).toEqual(closed);
    expect(await figuresIn(desk)).toEqual([]);
  });
});

describe('a token is good for nothing else:', () => {
  test('not for another evening, class or term, nor by another class’s key', async () => {
    const { desk, admin, classId, ticket } = await classAtHome();
    const [otherClass = ''] = await addClasses(admin, '三年级3班');
    const of = async (at: { classId?: string; night?: string }, told = {}) =>
      ticketFor(desk, { family: 1, classId, night: MONDAY, ...at }, told);
    const evening = { c: classId, d: MONDAY };
    desk.turn('2026-11-24T13:00:00Z');
    const forged = {
      'another evening': { ...(await of({ night: '2026-11-24' })), ...evening },
      'this evening, at another': { ...ticket, d: '2026-11-24' },
      'another class': { ...(await of({ classId: otherClass })), ...evening },
      'this class, in another': { ...ticket, c: otherClass },
      'another term': await of({}, { term: '2026b' }),
      'another year': await of({}, { term: '2025a' }),
      'this term by the other term’s name': await of(
        {},
        { info: infoOf({ term: '2026b', class: classId, night: MONDAY }) },
      ),
      'another key': {
        ...(await of(
          { classId: otherClass },
          { info: infoOf({ term: '2026a', class: classId, night: MONDAY }) },
        )),
        ...evening,
      },
      'another nonce': { ...ticket, n: (await of({ night: '2026-11-24' })).n },
      'no key': { ...ticket, t: toText(new Uint8Array(32)) },
      'a survey': await of({}, { info: surveyInfoOf({ term: '2026a', class: classId, survey: 'abcd2345' }) }),
      'a survey named as a night': await of(
        {},
        { info: surveyInfoOf({ term: '2026a', class: classId, survey: MONDAY }) },
      ),
    };
    for (const [name, each] of Object.entries(forged))
      expect({ name, ...(await sendNight(desk, each, { r: 1, v: V })) }).toEqual({ name, ...refused });
    expect(await figuresIn(desk)).toEqual([]);
    expect(await sendNight(desk, ticket, { r: 1, v: V })).toEqual(stored);
  });

  test('not for a survey, which asks for one of its own', async () => {
    const { desk, classId, ticket } = await classAtHome();
    const secretKey = (await desk.world.keys.secretKeyOf(classId, '2026a'))!;
    const presented = { secretKey, nonce: fromText(ticket.n), token: fromText(ticket.t) };
    const isGood = (info: string) => desk.world.tokens.check({ ...presented, info });
    expect(await isGood(infoOf({ term: '2026a', class: classId, night: MONDAY }))).toBe(true);
    expect(await isGood(surveyInfoOf({ term: '2026a', class: classId, survey: 'abcd2345' }))).toBe(false);
    expect(await isGood(surveyInfoOf({ term: '2026a', class: classId, survey: MONDAY }))).toBe(false);
  });

  test('a class whose key is gone takes no letter', async () => {
    const { desk, classId, ticket } = await classAtHome();
    await desk.world.keys.deleteSecret({ class: classId, term: termAt(MONDAY) });
    expect(await sendNight(desk, ticket, { r: 1, v: V })).toEqual(refused);
  });
});

describe('what is no letter of ours is refused and leaves nothing:', () => {
  const letter = (ticket: Ticket, differs: object) => JSON.stringify({ ...ticket, r: 1, v: V, ...differs });

  test('unknown fields, missing subjects, and minutes that are none', async () => {
    const { desk, ticket } = await classAtHome();
    const { other: _, ...withoutOther } = V.s;
    const forms: [string | undefined, object][] = [
      [undefined, { nickname: '小明' }],
      ['v', { v: undefined }],
      ['v', { v: { ...V, mood: 'good' } }],
      ['v', { v: [] }],
      ['v', { v: false }],
      ['s', { v: { ...V, s: { ...V.s, music: 5 } } }],
      ['other', { v: { ...V, s: withoutOther } }],
      ['math', { v: { ...V, s: { ...V.s, math: -5 } } }],
      ['math', { v: { ...V, s: { ...V.s, math: 31 } } }],
      ['math', { v: { ...V, s: { ...V.s, math: 2.5 } } }],
      ['math', { v: { ...V, s: { ...V.s, math: '30' } } }],
      ['a', { v: { ...V, a: -5 } }],
      ['a', { v: { ...V, a: null } }],
      ['o', { v: { s: V.s, a: V.a } }],
      ['o', { v: { ...V, o: 1e300 } }],
      // 写作业 beside single subjects: one of them is said twice.
      ['s', { v: { ...V, s: { ...V.s, mixed: 60 } } }],
      ['s', { v: { ...V, s: { ...V.s, mixed: null } } }],
      ['s', { v: { ...V, s: { ...V.s, other: null } } }],
      ['s', { v: { ...mixedOf(60), s: { ...mixedOf(60).s, other: 0 } } }],
      ['n', { n: ticket.n.slice(1) }],
      ['t', { t: `${ticket.t}A` }],
      ['r', { r: '1' }],
    ];
    for (const [field, differs] of forms)
      expect({ differs, ...(await put(desk, letter(ticket, differs))) }).toEqual({
        differs,
        ...malformed(field),
      });
    expect(await figuresIn(desk)).toEqual([]);
  });

  test('more than an evening holds; a weekend holds more', async () => {
    const { desk, classId, ticket } = await classAtHome();
    const absurd = [
      minutesOf({ math: 725 }),
      minutesOf({ math: 365, english: 360 }),
      mixedOf(725),
      minutesOf({}, { o: 725 }),
      minutesOf({ math: 30 }, { a: 65 }),
    ];
    for (const v of absurd) expect(await sendNight(desk, ticket, { r: 1, v })).toEqual(malformed('v'));
    expect(await sendNight(desk, ticket, { r: 1, v: mixedOf(720) })).toEqual(stored);
    desk.turn('2026-11-27T13:00:00Z');
    const weekend = await ticketFor(desk, { family: 1, classId, night: '2026-11-27' });
    expect(await sendNight(desk, weekend, { r: 1, v: mixedOf(725) })).toEqual(stored);
  });

  test('a letter with whatever tells who sends it', async () => {
    const { desk, admin, ticket } = await classAtHome();
    const credentials = { status: 400, body: { problem: 'credentials-refused' } };
    for (const headers of [
      { cookie: admin.cookie },
      { cookie: '' },
      { authorization: 'Bearer x' },
      { authorization: '' },
    ])
      expect(await put(desk, letter(ticket, {}), headers)).toEqual(credentials);
    expect(await figuresIn(desk)).toEqual([]);
  });

  test('other types, encodings, lengths and methods', async () => {
    const { desk, ticket } = await classAtHome();
    const body = letter(ticket, {});
    const statusWith = async (headers: object, text = body) => (await put(desk, text, headers)).status;
    expect(await statusWith({ 'content-type': 'text/plain' })).toBe(415);
    expect(await statusWith({ 'content-encoding': 'gzip' })).toBe(415);
    expect(await statusWith({ 'content-length': '' })).toBe(411);
    expect(await statusWith({ 'content-length': '10' })).toBe(400);
    expect(await statusWith({ 'content-length': String(16 * 1024 + 1) })).toBe(413);
    expect(await statusWith({}, '[]')).toBe(400);
    expect(await statusWith({}, body.padEnd(16 * 1024 + 1))).toBe(413);
    for (const method of ['POST', 'GET', 'DELETE'])
      expect((await desk.fetch(nightPath, { method })).status).toBe(404);
    expect(await figuresIn(desk)).toEqual([]);
    expect(await statusWith({}, body.padEnd(16 * 1024))).toBe(204);
    expect(await statusWith({}, nightLetter(JSON.parse(body) as NightQuestion))).toBe(204);
  });

  test('a letter to a class nobody knows', async () => {
    const { desk, ticket } = await classAtHome();
    const unknown = { status: 404, body: { problem: 'class-unknown' } };
    expect(await sendNight(desk, { ...ticket, c: '0123456789' }, { r: 1, v: V })).toEqual(unknown);
    expect(await put(desk, letter({ ...ticket, c: '0123456789' }, { v: 'garbled' }))).toEqual(unknown);
    expect(await put(desk, letter(ticket, { c: 'oooooooooo' }))).toEqual(malformed('c'));
  });
});

test('whoever is answered is sent away, so that the next letter comes by another connection', async () => {
  const { desk, ticket } = await classAtHome();
  const body = nightLetter({ ...ticket, r: 1, v: V });
  const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
  const response = await desk.fetch(nightPath, { method: 'PUT', body, headers });
  expect(response.status).toBe(204);
  expect(await response.text()).toBe('');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    connection: 'close',
    'cache-control': 'no-store',
  });
});

describe('an evening is open', () => {
  const ZONES = [
    { zone: 'Asia/Shanghai', offset: '+08:00' },
    { zone: 'America/New_York', offset: '-05:00' },
    { zone: 'Asia/Kathmandu', offset: '+05:45' },
  ];

  /** What is answered at each of some moments of a school's own clock. */
  async function answersAt(
    { zone, offset }: { zone: string; offset: string },
    night: string,
    moments: readonly string[],
  ) {
    const desk = await openDesk();
    const admin = await foundSchool(desk, '王校长', { zone });
    const [classId = ''] = await addClasses(admin, '三年级2班');
    const ticket = await ticketFor(desk, { family: 1, classId, night });
    const answers: unknown[] = [];
    for (const moment of moments) {
      desk.turn(`${moment}${offset}`);
      answers.push(await sendNight(desk, ticket, { r: 1, v: V }));
    }
    return answers;
  }

  test.each(ZONES)('from ten until six o’clock two mornings later in $zone', async (at) => {
    const moments = [
      '2026-11-22T23:00:00',
      '2026-11-23T09:59:59.999',
      '2026-11-23T10:00:00',
      '2026-11-24T12:00:00',
      '2026-11-25T05:59:59.999',
      '2026-11-25T06:00:00',
      '2027-11-23T12:00:00',
    ];
    expect(await answersAt(at, MONDAY, moments)).toEqual([
      notOpen,
      notOpen,
      stored,
      stored,
      stored,
      closed,
      closed,
    ]);
  });

  test('over a weekend under Friday’s date, until Tuesday morning', async () => {
    const moments = [
      '2026-11-27T09:59:59',
      '2026-11-27T10:00:00',
      '2026-12-01T05:59:59',
      '2026-12-01T06:00:00',
    ];
    const friday = await answersAt(ZONES[0]!, '2026-11-27', moments);
    expect(friday).toEqual([notOpen, stored, stored, closed]);
  });

  test('over the national day under the date of its eve, until two mornings after its last day', async () => {
    const moments = [
      '2026-09-30T09:59:59',
      '2026-09-30T10:00:00',
      '2026-10-09T05:59:59',
      '2026-10-09T06:00:00',
    ];
    const eve = await answersAt(ZONES[0]!, '2026-09-30', moments);
    expect(eve).toEqual([notOpen, stored, stored, closed]);
  });

  test.each([
    ['2026-11-28', '2026-11-28T12:00:00'],
    ['2026-11-29', '2026-11-29T12:00:00'],
    ['2026-10-01', '2026-10-01T12:00:00'],
    ['2026-10-07', '2026-10-07T12:00:00'],
    // Long closed: still no evening of its own.
    ['2026-10-03', '2026-11-23T12:00:00'],
  ])('under no other date of its days: not %s', async (night, moment) => {
    expect(await answersAt(ZONES[0]!, night, [moment])).toEqual([malformed('d')]);
  });

  test.each(['2026-02-30', '2026-11-23T20:00', '23.11.2026', '', '1999-11-23'])(
    'on a real date: not “%s”',
    async (d) => {
      const { desk, ticket } = await classAtHome();
      expect(await sendNight(desk, { ...ticket, d }, { r: 1, v: V })).toEqual(malformed('d'));
    },
  );

  test('whatever the letter says: a garbled one to a closed evening hears that it is closed', async () => {
    const { desk, ticket } = await classAtHome();
    desk.turn('2026-11-25T12:00:00Z');
    expect(await put(desk, JSON.stringify({ ...ticket, r: 'one', v: { mood: 5 } }))).toEqual(closed);
    desk.turn('2026-11-22T12:00:00Z');
    expect(await put(desk, JSON.stringify({ ...ticket, r: 'one' }))).toEqual(notOpen);
    desk.turn(TONIGHT);
    expect(await put(desk, JSON.stringify({ ...ticket, t: 'A', r: 1, v: V }))).toEqual(malformed('t'));
  });

  test('at a school elsewhere by its own calendar, which has no national day', async () => {
    const desk = await openDesk();
    const admin = await foundSchool(desk, '王校长', { ...SCHOOL, system: 'other' });
    const [classId = ''] = await addClasses(admin, '三年级2班');
    desk.turn('2026-10-01T12:00:00Z');
    const ticket = await ticketFor(desk, { family: 1, classId, night: '2026-10-01' });
    expect(await sendNight(desk, ticket, { r: 1, v: V })).toEqual(stored);
  });
});
