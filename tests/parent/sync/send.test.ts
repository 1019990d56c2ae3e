import { describe, expect, test } from 'vitest';
import { leaveClass } from '../../../src/parent/store/enrolments';
import { deleteEntry, saveEntries } from '../../../src/parent/store/entries';
import { letLetterGo, takeAllBack, takeBack, useThisPhones } from '../../../src/parent/store/letters';
import { noteTimes } from '../../../src/parent/store/sync-times';
import { finishTimer, startTimer } from '../../../src/parent/store/timers';
import { nightPath } from '../../../src/wire/night';
import { CLASS_ID } from '../../setup/class';
import { MATH, NIGHT, openHome, whileFull } from '../../setup/diary';
import { inChina } from '../../setup/household';
import { STORED } from '../../setup/issuer';
import { EIGHT, sittingOf } from '../../setup/seat';
import { no } from '../../setup/stranger';
import { contributing, MINUTE_MS } from '../../setup/syncing';

const TUESDAY = '2026-11-24';

describe('a letter', () => {
  test('goes when its drawn time has come, as PRIVACY says it, without credentials', async () => {
    const { turned, save, sync, later, spoken, letters, paths } = await contributing();
    turned.chance = 0.5;
    await save(40);
    expect(await sync()).toBe(EIGHT + 15 * MINUTE_MS);
    expect(letters()).toEqual([]);
    expect(await later(15)).toBeUndefined();
    expect(paths()).toEqual([nightPath]);
    const { init, question } = spoken.asked.at(-1)!;
    expect(question).toEqual({
      c: CLASS_ID,
      d: NIGHT,
      n: expect.stringMatching(/^[\w-]{43}$/),
      t: expect.stringMatching(/^[\w-]{43}$/),
      r: 1,
      v: { s: expect.objectContaining({ math: 40, mixed: 0 }), a: 0, o: 0 },
    });
    expect(init.body).toHaveLength(1024);
    expect(init).toMatchObject({ method: 'PUT', credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect(Object.keys(init.headers as object)).toEqual(['content-type']);
  });

  test('that was taken goes no more', async () => {
    const { save, sync, visit, said, letter } = await contributing();
    await save(40);
    await sync();
    await visit(60);
    expect(said()).toEqual([[NIGHT, 1, 40]]);
    expect(await letter()).toMatchObject({ rev: 1, stands: { s: { math: 40 } } });
  });

  test('is corrected in the same visit, each time with a time of its own', async () => {
    const { turned, save, sync, later, said } = await contributing();
    await save(40);
    await sync();
    turned.chance = 0.5;
    await save(20);
    await sync();
    expect(said()).toHaveLength(1);
    await later(15);
    expect(said()).toEqual([
      [NIGHT, 1, 40],
      [NIGHT, 2, 60],
    ]);
  });

  test('of entries that are deleted is taken back', async () => {
    const { home, save, sync, said } = await contributing();
    const { id } = await save(40);
    await sync();
    await deleteEntry(home, id);
    await sync();
    expect(said()).toEqual([
      [NIGHT, 1, 40],
      [NIGHT, 2, null],
    ]);
  });

  test('waits while a timer of the child runs on its evening, but for the last day', async () => {
    const { home, child, turned, save, sync, visit, said } = await contributing();
    turned.chance = 0.5;
    await save(40);
    await sync();
    await startTimer(home, child, { work: MATH, now: EIGHT });
    await visit(60);
    expect(said()).toEqual([]);
    const timer = (await home.timers.get(child))!;
    await finishTimer(home, timer, { now: EIGHT + 20 * MINUTE_MS });
    await visit();
    await visit(15);
    expect(said()).toEqual([[NIGHT, 1, 60]]);
  });

  test('forgotten by a timer goes all the same on the last day', async () => {
    const { home, child, save, turned, sync, visit, said } = await contributing();
    turned.chance = 1;
    await save(40);
    await sync();
    await startTimer(home, child, { work: MATH, now: EIGHT });
    turned.now = inChina(TUESDAY, '07:00');
    await visit();
    expect(said()).toEqual([[NIGHT, 1, 40]]);
  });

  test('is not sent before its evening opens, nor after it closed', async () => {
    const { turned, save, visit, said } = await contributing();
    turned.now = inChina(NIGHT, '08:00');
    await save(40);
    expect(await visit()).toBe(inChina(NIGHT, '10:00'));
    expect(said()).toEqual([]);
    turned.now = inChina('2026-11-25', '06:00');
    expect(await visit()).toBeUndefined();
    expect(said()).toEqual([]);
  });
});

describe('what the parent takes back', () => {
  test('goes at once, whatever the visit has sent', async () => {
    const { home, turned, save, sync, said, visits, id } = await contributing();
    await save(40);
    await sync();
    turned.chance = 1;
    visits.one.isSpent = true;
    await noteTimes(home, { evening: 'another' });
    await takeBack(home, id());
    await sync();
    expect(said().at(-1)).toEqual([NIGHT, 2, null]);
    await letLetterGo(home, id());
    turned.now += 31 * MINUTE_MS;
    visits.one.isSpent = false;
    await sync();
    expect(said().at(-1)).toEqual([NIGHT, 3, 40]);
  });

  test('before it ever went never goes', async () => {
    const { home, turned, save, sync, visit, said, child } = await contributing();
    turned.chance = 0.5;
    await save(40);
    await sync();
    await takeAllBack(home, child);
    await visit(60);
    expect(said()).toEqual([]);
  });

  test('by leaving goes a little later, though the seat is gone', async () => {
    const { home, child, save, sync, later, said, letter } = await contributing();
    await save(40);
    await sync();
    await leaveClass(home, child);
    expect(await sync()).toBe(EIGHT + 15_000);
    expect(said()).toHaveLength(1);
    await later(0.25);
    expect(said().at(-1)).toEqual([NIGHT, 2, null]);
    expect(await letter()).toBeUndefined();
    expect(await later(1)).toBeUndefined();
  });
});

describe('an answer', () => {
  test('that got lost is asked for by the very same bytes, in whichever visit', async () => {
    const { save, sync, visit, later, spoken, said } = await contributing({
      [nightPath]: [{ status: 502, text: 'cut of' }, STORED],
    });
    await save(40);
    await sync();
    await save(20);
    expect(await visit(10)).toBe(EIGHT + 10 * MINUTE_MS);
    await later(0);
    const bodies = spoken.asked.filter(({ path }) => path === nightPath).map(({ init }) => init.body);
    expect(bodies[1]).toBe(bodies[0]);
    expect(said().slice(1)).toEqual([
      [NIGHT, 1, 40],
      [NIGHT, 2, 60],
    ]);
  });

  test('of a tab killed between sending and answer is asked for by the next one', async () => {
    const { home, save, sync, world, spoken, visit, said } = await contributing();
    await save(40);
    const dead = new Promise<Response>(() => undefined);
    const { fetch } = world;
    world.fetch = (path, init) => (path === nightPath ? (void fetch(path, init), dead) : fetch(path, init));
    void sync();
    await expect.poll(() => said()).toHaveLength(1);
    // The tab is gone; another window opens on the same diary.
    world.home = openHome(home.name);
    world.fetch = fetch;
    await visit(60);
    const bodies = spoken.asked.filter(({ path }) => path === nightPath).map(({ init }) => init.body);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toBe(bodies[0]);
  });

  test('409 is asked of the parent and overwrites nothing; asked for, it goes above the other', async () => {
    const { home, save, sync, visit, said, letter, id } = await contributing({
      [nightPath]: [{ status: 409, body: { problem: 'letter-taken', rev: 3 } }, STORED],
    });
    await save(40);
    await sync();
    await save(20);
    await visit(60);
    expect(said()).toHaveLength(1);
    expect(await letter()).toMatchObject({ taken: 3 });
    await useThisPhones(home, id());
    await visit();
    expect(said().at(-1)).toEqual([NIGHT, 4, 60]);
  });

  test('410 is the end of an evening', async () => {
    const { save, sync, visit, said, letter } = await contributing({
      [nightPath]: no(410, 'evening-closed'),
    });
    await save(40);
    await sync();
    await save(20);
    await visit(60);
    expect(said()).toHaveLength(1);
    expect(await letter()).toMatchObject({ isClosed: true });
  });

  test('"not open yet" waits an hour and goes again', async () => {
    const { save, sync, later, said, letter } = await contributing({
      [nightPath]: [no(400, 'evening-not-open'), STORED],
    });
    await save(40);
    expect(await sync()).toBe(EIGHT + 60 * MINUTE_MS);
    expect(await letter()).toMatchObject({ hold: { problem: { kind: 'evening-not-open' } } });
    await later(60);
    expect(said()).toHaveLength(2);
    expect(await letter()).toMatchObject({ rev: 1 });
  });

  test.each([
    [400, 'question-malformed'],
    [403, 'token-refused'],
    [404, 'class-unknown'],
  ])('%d %s sets the letter aside and never blocks the others', async (status, problem) => {
    const { turned, save, visit, said, letter } = await contributing({
      [nightPath]: [no(status, problem), STORED],
    });
    turned.now = inChina(TUESDAY, '20:00');
    await save(40);
    await save(30, TUESDAY);
    await visit();
    await visit(60);
    expect(await letter()).toMatchObject({ aside: { kind: problem } });
    expect(said()).toEqual([
      [NIGHT, 1, 40],
      [TUESDAY, 1, 30],
    ]);
    await save(5);
    await visit(60);
    expect(said().at(-1)).toEqual([NIGHT, 1, 45]);
  });

  test('of a busy endpoint is waited for as long as it says, of a dead line longer each time', async () => {
    const busy = { ...no(503, 'endpoint-busy'), headers: { 'retry-after': '600' } };
    const { save, sync, later, said, turned } = await contributing({
      [nightPath]: [busy, { status: 500, text: '' }, { status: 500, text: '' }, STORED],
    });
    await save(40);
    turned.chance = 1;
    expect(await sync()).toBe(EIGHT + 30 * MINUTE_MS);
    expect(await later(30)).toBe(turned.now + 600_000 + 2000);
    await sync(true);
    expect(said()).toHaveLength(1);
    expect(await later(10.1)).toBe(turned.now + 4000);
    expect(await later(1)).toBe(turned.now + 8000);
    await later(1);
    expect(said()).toHaveLength(4);
  });

  test('that never comes without a line is asked for when the line is back', async () => {
    const { save, sync, said, turned } = await contributing({
      [nightPath]: [{ status: 500, text: '' }, STORED],
    });
    turned.chance = 1;
    await save(40);
    turned.now += 31 * MINUTE_MS;
    await sync();
    turned.now += 31 * MINUTE_MS;
    await sync();
    expect(said()).toHaveLength(1);
    await sync(true);
    expect(said()).toHaveLength(2);
  });

  test.each([
    ['409 without a revision', { status: 409, text: 'conflict' }],
    ['409 with a revision nobody has', { status: 409, body: { rev: 10_000 } }],
    ['409 with one below the first', { status: 409, body: { rev: -5 } }],
    ['410 without our word', { status: 410, text: '<h1>Gone</h1>' }],
  ])('%s, as of a stranger, is no answer', async (_, reply) => {
    const { save, sync, letter } = await contributing({ [nightPath]: reply });
    await save(40);
    await sync();
    expect(await letter()).toMatchObject({
      sending: { r: 1 },
      hold: { problem: { kind: 'endpoint-unreachable' } },
    });
  });
});

test('a phone two weeks offline sends what is still open and nothing that has closed', async () => {
  const { home, child, turned, visit, said } = await contributing();
  for (const night of ['2026-11-23', '2026-11-24', '2026-11-26', '2026-12-03', '2026-12-04', '2026-12-05'])
    await saveEntries(home, [sittingOf(child, 20, { night })]);
  turned.now = inChina('2026-12-06', '20:00');
  await visit();
  for (let times = 0; times < 4; times += 1) await visit(31);
  // Thursday's closed on Saturday; Friday to Sunday is one evening, open until Tuesday.
  expect(said()).toEqual([['2026-12-04', 1, 40]]);
});

test('two windows that send at once send the same', async () => {
  const { home, save, world, spoken, sync, letter } = await contributing();
  await save(40);
  await Promise.all([
    sync(),
    (async () => {
      world.home = openHome(home.name);
      await sync();
    })(),
  ]);
  const bodies = spoken.asked.filter(({ path }) => path === nightPath).map(({ init }) => init.body);
  expect(new Set(bodies).size).toBe(1);
  expect(await letter()).toMatchObject({ rev: 1, stands: { s: { math: 40 } } });
});

test('a storage full while queueing or sending sends nothing, and the next round makes it good', async () => {
  const { save, sync, said } = await contributing();
  await save(40);
  await expect(whileFull({ table: 'letters' }, sync)).rejects.toThrow();
  await expect(whileFull({ table: 'letters', after: 1 }, sync)).rejects.toThrow();
  expect(said()).toEqual([]);
  await sync();
  expect(said()).toEqual([[NIGHT, 1, 40]]);
});

test('a storage full when the answer comes sends the same again', async () => {
  const { save, sync, letter, said } = await contributing();
  await save(40);
  await expect(whileFull({ table: 'letters', after: 2 }, () => sync())).rejects.toThrow();
  expect(await letter()).toMatchObject({ sending: { r: 1 } });
  await sync();
  expect(said()).toEqual([
    [NIGHT, 1, 40],
    [NIGHT, 1, 40],
  ]);
  expect(await letter()).toMatchObject({ rev: 1 });
});
