import { describe, expect, test } from 'vitest';
import { tokenBlockId } from '../../../src/parent/store/letter-rows';
import { noteTimes, syncTimes } from '../../../src/parent/store/sync-times';
import { issuePath } from '../../../src/wire/issue';
import { keyPath } from '../../../src/wire/key';
import { enrolmentAuth, expectedToken, infoOf, makeTermKey, toText } from '../../../src/wire/token';
import { CLASS_ID, KEYS, publicKey, SECRET_KEYS, TERM } from '../../setup/class';
import { NIGHT } from '../../setup/diary';
import { HONEST, issues, KEYS_REPLY, makerHere } from '../../setup/issuer';
import { EIGHT, SECRET } from '../../setup/seat';
import { no } from '../../setup/stranger';
import { MINUTE_MS, syncing } from '../../setup/syncing';

const FIRST = '2026-11-02';
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A phone that asks for tonight's block alone. */
async function asking(replies: Parameters<typeof syncing>[0], seat = {}) {
  const phone = await syncing({ ...HONEST, ...replies }, seat);
  phone.turned.chance = 0.9;
  const block = () =>
    phone.home.tokenBlocks.get(tokenBlockId(phone.child, CLASS_ID, { term: TERM, first: FIRST }));
  return { ...phone, block };
}

describe('tokens', () => {
  test('are asked for all 28 dates at once, with the seat’s password and nothing else', async () => {
    const { sync, spoken, paths, block } = await asking({ [issuePath]: issues({}, 'all') });
    await sync();
    expect(paths()).toEqual([keyPath, issuePath]);
    const { question, init } = spoken.asked.find(({ path }) => path === issuePath)!;
    expect(question).toMatchObject({ term: TERM, surveys: [] });
    const nights = question['nights'] as [string, string][];
    expect(nights.map(([night]) => night)).toHaveLength(28);
    expect([nights[0]![0], nights[27]![0]]).toEqual([FIRST, '2026-11-29']);
    expect(init.headers).toEqual({
      'content-type': 'application/json',
      authorization: `Bearer ${toText(enrolmentAuth(SECRET, CLASS_ID))}`,
    });
    expect(init).toMatchObject({ method: 'POST', credentials: 'omit' });
    const given = (await block())!.given!.find(({ night }) => night === NIGHT)!;
    if (!('token' in given)) throw new Error('No token was given out.');
    const info = infoOf({ term: TERM, class: CLASS_ID, night: NIGHT });
    expect(toText(given.token)).toBe(toText(expectedToken(SECRET_KEYS[0], info, given.nonce)));
  });

  test('that are there are not asked for again', async () => {
    const { sync, visit, paths } = await asking({});
    await sync();
    await visit(60);
    expect(paths()).toEqual([keyPath, issuePath]);
  });

  test('are asked for with the same bytes after a lost answer', async () => {
    const { sync, later, spoken } = await asking({ [issuePath]: [{ text: 'cut of' }, issues()] });
    await sync();
    await later(10);
    const [one, other] = spoken.asked.filter(({ path }) => path === issuePath);
    expect(one!.question).toEqual(other!.question);
  });

  test('spent by a slip that was replaced are kept as such, and so is what is no point', async () => {
    const none = ({ question }: { question: Record<string, unknown> }) => ({
      body: {
        t: (question['nights'] as [string][]).map(([night], index) => [night, index % 2 ? 'spent' : 'bad']),
      },
    });
    const { sync, visit, paths, block } = await asking({ [issuePath]: none });
    await sync();
    expect((await block())?.given?.slice(0, 2)).toEqual([
      { night: FIRST, none: 'bad' },
      { night: '2026-11-03', none: 'spent' },
    ]);
    await visit(60);
    expect(paths()).toHaveLength(2);
  });

  test('none of which is given out today are asked for again tomorrow: a clock was wrong', async () => {
    const closed = ({ question }: { question: Record<string, unknown> }) => ({
      body: { t: (question['nights'] as [string][]).map(([night]) => [night, 'window']) },
    });
    const { sync, visit, paths, block } = await asking({ [issuePath]: [closed, issues()] });
    await sync();
    expect(await block()).toMatchObject({ hold: { until: EIGHT + DAY_MS } });
    await visit(23 * 60);
    expect(paths()).toHaveLength(2);
    await visit(60);
    expect((await block())?.given).toHaveLength(28);
  });
});

describe('a lie', () => {
  const others = makeTermKey();

  test.each([
    ['the first key', [publicKey(), KEYS[1]]],
    ['the second key', [KEYS[0], publicKey()]],
    ['the order of the keys', [KEYS[1], KEYS[0]]],
  ])('about %s sends nothing that names the seat', async (_, keys) => {
    const reply = { body: { ...(KEYS_REPLY.body as object), keys } };
    const { sync, visit, paths, block } = await asking({ [keyPath]: reply });
    await sync();
    await visit(60);
    expect(paths()).toEqual([keyPath]);
    expect(await block()).toMatchObject({ hold: { problem: { kind: 'keys-differ' } } });
    expect(await block()).not.toHaveProperty('given');
  });

  test('that was none, for the right keys are back, bars the seat no longer than a day', async () => {
    const reply = { body: { ...(KEYS_REPLY.body as object), keys: [publicKey(), publicKey()] } };
    const { sync, visit, paths, block } = await asking({ [keyPath]: [reply, KEYS_REPLY] });
    await sync();
    await visit(DAY_MS / MINUTE_MS);
    expect(paths()).toEqual([keyPath, keyPath, issuePath]);
    expect(await block()).toHaveProperty('given');
  });

  test('about the class sends nothing that names the seat', async () => {
    const reply = { body: { ...(KEYS_REPLY.body as object), class: '0000000000' } };
    const { sync, paths, block } = await asking({ [keyPath]: reply });
    await sync();
    expect(paths()).toEqual([keyPath]);
    expect(await block()).toMatchObject({ hold: { problem: { kind: 'keys-differ' } } });
  });

  test.each([
    ['another key', { secretKey: others.secretKey }],
    ['the other term’s key', { secretKey: SECRET_KEYS[1] }],
    ['another class', { class: '0000000000' }],
    ['another term', { term: '2026b' }],
  ])('told by %s is caught by the proof, and no such token is kept', async (_, lie) => {
    const { sync, block } = await asking({ [issuePath]: issues(lie) });
    await sync();
    expect(await block()).toMatchObject({ hold: { problem: { kind: 'keys-differ' } } });
    expect(await block()).not.toHaveProperty('given');
  });

  test('about one date of many is caught too', async () => {
    const lying = (asked: Parameters<ReturnType<typeof issues>>[0]) => {
      const [honest, lie] = [issues()(asked), issues({ secretKey: others.secretKey })(asked)].map(
        ({ body }) => (body as { t: unknown[] }).t,
      );
      return { body: { t: honest!.map((line, index) => (index === 22 ? lie![index] : line)) } };
    };
    const { sync, block } = await asking({ [issuePath]: lying });
    await sync();
    expect(await block()).toMatchObject({ hold: { problem: { kind: 'keys-differ' } } });
  });

  test('about which dates were asked for gives no tokens', async () => {
    const shifted = (asked: Parameters<ReturnType<typeof issues>>[0]) => {
      const { t } = issues()(asked).body as { t: unknown[] };
      return { body: { t: [...t.slice(1), t[0]] } };
    };
    const { sync, block } = await asking({ [issuePath]: shifted });
    await sync();
    expect(await block()).toMatchObject({ hold: { problem: { kind: 'question-malformed' } } });
  });
});

describe('a refusal', () => {
  test('for too few families waits some hours', async () => {
    const { sync, later, paths, block } = await asking({
      [issuePath]: [no(425, 'too-few-families'), issues()],
    });
    await sync();
    const { hold } = (await block())!;
    expect(hold).toEqual({ problem: { kind: 'too-few-families' }, until: EIGHT + 3 * 1.9 * HOUR_MS });
    await later(60);
    expect(paths()).toHaveLength(2);
    await later(5 * 60);
    expect((await block())?.given).toHaveLength(28);
  });

  test('of a seat nobody knows is for good', async () => {
    const { sync, visit, paths, block } = await asking({ [issuePath]: no(401, 'seat-unknown') });
    await sync();
    await visit(60 * 24);
    expect(paths()).toHaveLength(2);
    expect(await block()).toMatchObject({ problem: { kind: 'seat-unknown' } });
  });

  test('for asking too often, or a busy endpoint, waits as long as it says', async () => {
    const busy = { ...no(429, 'issue-too-often'), headers: { 'retry-after': '600' } };
    const { sync, later, paths, block } = await asking({ [issuePath]: [busy, issues()] });
    await sync();
    await later(9);
    expect(paths()).toHaveLength(2);
    await later(2);
    expect((await block())?.given).toHaveLength(28);
  });

  test('of a class nobody knows waits a day', async () => {
    const { sync, block } = await asking({ [keyPath]: no(404, 'class-unknown') });
    await sync();
    expect(await block()).toMatchObject({
      hold: { problem: { kind: 'class-unknown' }, until: EIGHT + DAY_MS },
    });
  });
});

describe('a phone', () => {
  test('whose clock was days ahead does not wait for those days', async () => {
    const { sync, turned, block } = await asking({ [keyPath]: [no(404, 'class-unknown'), KEYS_REPLY] });
    turned.now = EIGHT + 3 * DAY_MS;
    await sync();
    turned.now = EIGHT;
    await sync();
    expect((await block())?.given).toHaveLength(28);
  });

  test('without a secret it can read asks nothing', async () => {
    const { home, sync, paths, block } = await asking({});
    await home.secrets.clear();
    await sync();
    expect(paths()).toEqual([]);
    expect(await block()).toMatchObject({ problem: { kind: 'seat-unknown' } });
  });

  test('that has no worker asks nothing, and waits for no time', async () => {
    const { world, sync, paths } = await asking({});
    world.openTokenMaker = () => undefined;
    expect(await sync()).toBeUndefined();
    delete world.openTokenMaker;
    expect(await sync()).toBeUndefined();
    expect(paths()).toEqual([]);
  });

  test('whose worker cannot be loaded tries again like without a line', async () => {
    const { world, sync, later, block } = await asking({});
    let isLost = true;
    const maker = makerHere();
    world.openTokenMaker = () => ({
      ...maker,
      blind: async (work) => (isLost ? 'lost' : maker.blind(work)),
    });
    await sync();
    expect(await block()).toMatchObject({ hold: { problem: { kind: 'endpoint-unreachable' } } });
    isLost = false;
    await later(10);
    expect((await block())?.given).toHaveLength(28);
  });

  test('keeps what asks for tokens half an hour from an evening that went', async () => {
    const { home, sync, later, paths } = await asking({});
    await noteTimes(home, { nightAt: EIGHT - 10 * MINUTE_MS });
    expect(await sync()).toBe(EIGHT + 20 * MINUTE_MS);
    expect(paths()).toEqual([]);
    await later(20);
    expect(paths()).toEqual([keyPath, issuePath]);
    // 0.9 of half an hour: an evening after it follows at a distance nobody knows.
    expect(await syncTimes(home)).toMatchObject({ issueAt: EIGHT + (20 + 27) * MINUTE_MS });
  });

  test('that left the class while asking keeps nothing of the answer', async () => {
    const { home, sync, child } = await asking({
      [issuePath]: (asked) => {
        void home.enrolments.delete(child);
        void home.tokenBlocks.clear();
        return issues()(asked);
      },
    });
    await sync();
    expect((await home.tokenBlocks.toArray()).flatMap(({ given }) => given ?? [])).toEqual([]);
  });
});

test('in August the class belongs to the coming year: nobody is called a liar for its keys', async () => {
  const reply = {
    body: { term: '2026a', class: CLASS_ID, keys: [publicKey(), publicKey()], opens: '2026-09-01' },
  };
  const { home, turned, sync, paths } = await asking(
    { [keyPath]: reply },
    { since: '2026-08-01', term: '2025b' },
  );
  turned.now = new Date('2026-08-15T12:00:00Z').getTime();
  await sync();
  expect(paths()).toEqual([keyPath]);
  const [block] = await home.tokenBlocks.toArray();
  expect(block).not.toHaveProperty('problem');
  expect(block).toHaveProperty('hold');
});
