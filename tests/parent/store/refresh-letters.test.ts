import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { homeworkMinutes } from '../../../src/core/contribution';
import type { Home } from '../../../src/parent/store/database';
import { deleteEntry, saveEntries } from '../../../src/parent/store/entries';
import { sayOfEvening } from '../../../src/parent/store/evenings';
import { changeLetter } from '../../../src/parent/store/letters';
import { letterId } from '../../../src/parent/store/letter-rows';
import { refreshLetters } from '../../../src/parent/store/refresh-letters';
import { finishTimer, startTimer } from '../../../src/parent/store/timers';
import { errorToProblem } from '../../../src/parent/store/trouble';
import type { Undo } from '../../../src/parent/store/write';
import { CLASS_ID, FOUND } from '../../setup/class';
import { MATH, NIGHT, wangs, whileFull } from '../../setup/diary';
import { inChina } from '../../setup/household';
import { EIGHT, letterOf, refresh, seated, sit, sittingOf } from '../../setup/seat';

const HALF_HOUR_MS = 30 * 60_000;
const WEDNESDAY_SIX = inChina('2026-11-25', '06:00');

describe('an evening that was recorded', () => {
  test('is queued as what may leave, due within half an hour', async () => {
    const { home, child } = await seated();
    await saveEntries(home, [sittingOf(child, 38), sittingOf(child, 20, { kind: 'other' })]);
    await refresh(home);
    const row = await letterOf(home, child);
    expect(row).toMatchObject({
      child,
      class: CLASS_ID,
      className: '三年级2班',
      term: '2026a',
      night: NIGHT,
    });
    expect(row).toMatchObject({
      last: NIGHT,
      rev: 0,
      closesAt: WEDNESDAY_SIX,
      due: EIGHT + HALF_HOUR_MS / 2,
    });
    expect(row?.wanted).toMatchObject({ s: { math: 40, mixed: 0, chinese: 0 }, a: 0, o: 20 });
    expect(row).not.toHaveProperty('token');
  });

  test('is queued once, however often it is looked at', async () => {
    const { home, child } = await seated();
    await saveEntries(home, [sittingOf(child, 38)]);
    await refresh(home);
    const before = await home.letters.toArray();
    await refresh(home, EIGHT + 60_000, 0.9);
    expect(await home.letters.toArray()).toEqual(before);
  });

  test('and changed waits anew; changed back it is as it was', async () => {
    const { home, child } = await seated();
    const sitting = sittingOf(child, 38);
    await saveEntries(home, [sitting]);
    await refresh(home);
    const undo = await saveEntries(home, [{ ...sitting, minutes: 62 }]);
    await refresh(home, EIGHT + 60_000, 0);
    expect(await letterOf(home, child)).toMatchObject({ wanted: { s: { math: 60 } }, due: EIGHT + 60_000 });
    await undo();
    await refresh(home, EIGHT + 120_000, 0);
    expect(await letterOf(home, child)).toMatchObject({ wanted: { s: { math: 40 } } });
    await deleteEntry(home, sitting.id);
    await refresh(home, EIGHT + 180_000, 0);
    expect(await letterOf(home, child)).toMatchObject({ wanted: null });
  });

  test('without homework is a zero, and done at school in unknown minutes is nothing', async () => {
    const { home, child } = await seated();
    await sayOfEvening(home, { child, night: NIGHT }, 'done-at-school');
    await refresh(home);
    expect(await home.letters.count()).toBe(0);
    await sayOfEvening(home, { child, night: NIGHT }, 'no-homework');
    await refresh(home);
    expect(await letterOf(home, child)).toMatchObject({ wanted: { s: { math: 0, mixed: 0 }, a: 0, o: 0 } });
  });

  test('is back-filled while it is open, and not after', async () => {
    const { home, child } = await seated();
    await saveEntries(home, [sittingOf(child, 20)]);
    await refresh(home, WEDNESDAY_SIX);
    expect(await home.letters.count()).toBe(0);
    await refresh(home, WEDNESDAY_SIX - 1);
    expect(await letterOf(home, child)).toMatchObject({ wanted: { s: { math: 20 } } });
  });

  test('is judged by the class’s limit, whenever that changes', async () => {
    const { home, child } = await seated();
    await saveEntries(home, [sittingOf(child, 20, { kind: 'other' }), sittingOf(child, 30)]);
    await refresh(home);
    expect(await letterOf(home, child)).toMatchObject({ wanted: { s: { math: 30 }, o: 20 } });
    const limit = { preset: 'school-40-60' as const };
    await sit(home, child, { seen: { ...FOUND.seen, limit } });
    await refresh(home);
    expect(await letterOf(home, child)).toMatchObject({ wanted: { s: { math: 50 }, o: 0 } });
  });

  test('of the last minutes before closing is not waited away', async () => {
    const { home, child } = await seated();
    await saveEntries(home, [sittingOf(child, 20)]);
    await refresh(home, WEDNESDAY_SIX - 60_000, 1);
    expect((await letterOf(home, child))?.due).toBe(WEDNESDAY_SIX - 30_000);
  });

  test('written down on its last day goes within two minutes: no other visit may come', async () => {
    const { home, child } = await seated();
    const breakfast = WEDNESDAY_SIX - 23 * 60 * 60_000;
    await saveEntries(home, [sittingOf(child, 20)]);
    await refresh(home, breakfast, 1);
    expect((await letterOf(home, child))?.due).toBe(breakfast + 2 * 60_000);
  });
});

describe('free days', () => {
  test('in a row are one letter under their first evening', async () => {
    const { home, child } = await seated({ since: '2026-11-16' });
    const nights = ['2026-11-20', '2026-11-21', '2026-11-22'];
    for (const night of nights) await saveEntries(home, [sittingOf(child, 20, { night })]);
    await refresh(home);
    expect((await home.letters.toArray()).map(({ id }) => id)).toEqual([
      letterId(child, CLASS_ID, '2026-11-20'),
    ]);
    expect(await letterOf(home, child, '2026-11-20')).toMatchObject({
      last: '2026-11-22',
      wanted: { s: { math: 60 } },
      closesAt: inChina('2026-11-24', '06:00'),
    });
  });

  test('of a whole summer are one letter too', async () => {
    const { home, child } = await seated({ since: '2026-06-01', term: '2025b' });
    for (const night of ['2026-07-03', '2026-07-20', '2026-08-31'])
      await saveEntries(home, [sittingOf(child, 20, { night })]);
    await refresh(home, inChina('2026-08-31', '21:00'));
    expect(await letterOf(home, child, '2026-07-03')).toMatchObject({
      last: '2026-08-31',
      term: '2025b',
      wanted: { s: { math: 60 } },
    });
  });

  test('are made an evening and a block when the school says that Friday counts', async () => {
    const { home, child } = await seated({ since: '2026-11-16' });
    for (const night of ['2026-11-20', '2026-11-21'])
      await saveEntries(home, [sittingOf(child, 20, { night })]);
    const sunday = inChina('2026-11-21', '20:00');
    await refresh(home, sunday);
    expect(await letterOf(home, child, '2026-11-20')).toMatchObject({ wanted: { s: { math: 40 } } });
    await sit(home, child, {
      since: '2026-11-16',
      seen: { ...FOUND.seen, calendar: { fridayCounts: true } },
    });
    await refresh(home, sunday);
    expect(await letterOf(home, child, '2026-11-20')).toMatchObject({
      last: '2026-11-20',
      wanted: { s: { math: 20 } },
      closesAt: inChina('2026-11-22', '06:00'),
    });
    expect(await letterOf(home, child, '2026-11-21')).toMatchObject({ wanted: { s: { math: 20 } } });
    // And back again: an evening the calendar knows no more takes itself back.
    await sit(home, child, { since: '2026-11-16' });
    await refresh(home, sunday);
    expect(await letterOf(home, child, '2026-11-21')).toMatchObject({ wanted: null });
  });
});

describe('a running timer', () => {
  test('keeps its evening’s letter as it is until the last change', async () => {
    const { home, child } = await seated();
    await saveEntries(home, [sittingOf(child, 20)]);
    await refresh(home);
    await startTimer(home, child, { work: MATH, now: EIGHT });
    await saveEntries(home, [sittingOf(child, 20)]);
    await refresh(home, EIGHT + 60_000);
    expect(await letterOf(home, child)).toMatchObject({ wanted: { s: { math: 20 } } });
    const timer = (await home.timers.get(child))!;
    const finishedAt = EIGHT + 20 * 60_000;
    await finishTimer(home, timer, { now: finishedAt });
    await refresh(home, finishedAt, 0);
    expect(await letterOf(home, child)).toMatchObject({ wanted: { s: { math: 60 } }, due: finishedAt });
  });

  test('of another evening keeps nothing, nor does one that nobody can read', async () => {
    const { home, child } = await seated();
    await startTimer(home, child, { work: MATH, now: EIGHT + 24 * 60 * 60_000 });
    await saveEntries(home, [sittingOf(child, 20)]);
    await refresh(home);
    expect(await home.letters.count()).toBe(1);
    await home.timers.update(child, { night: NIGHT, startedAt: 'noon' as never });
    await saveEntries(home, [sittingOf(child, 20)]);
    await refresh(home);
    expect(await letterOf(home, child)).toMatchObject({ wanted: { s: { math: 40 } } });
  });
});

describe('an evening that closed', () => {
  const token = { nonce: new Uint8Array(32), token: new Uint8Array(32) };

  async function sent() {
    const { home, child } = await seated();
    await saveEntries(home, [sittingOf(child, 20)]);
    await refresh(home);
    const id = letterId(child, CLASS_ID, NIGHT);
    await home.letters.update(id, { token });
    await changeLetter(home, id, (letter) => ({ ...letter, rev: 1, stands: letter.wanted }));
    return { home, child };
  }

  test('is history without its token, and no edit changes it', async () => {
    const { home, child } = await sent();
    await refresh(home, WEDNESDAY_SIX);
    const row = await letterOf(home, child);
    expect(row).toMatchObject({ isClosed: true, rev: 1, stands: { s: { math: 20 } } });
    expect(row).not.toHaveProperty('token');
    await saveEntries(home, [sittingOf(child, 20)]);
    await refresh(home, WEDNESDAY_SIX + 1);
    expect(await letterOf(home, child)).toEqual(row);
  });

  test('by a clock set forward is open again once the clock is right', async () => {
    const { home, child } = await sent();
    await refresh(home, inChina('2027-11-25', '20:00'));
    expect(await letterOf(home, child)).toMatchObject({ isClosed: true });
    await refresh(home);
    const row = await letterOf(home, child);
    expect(row).not.toHaveProperty('isClosed');
    expect(row).toMatchObject({ rev: 1, stands: { s: { math: 20 } } });
  });

  test('is closed though the child’s consent is of older words', async () => {
    const { home, child } = await sent();
    await sit(home, child, { consent: { version: 0, night: NIGHT } });
    await refresh(home, WEDNESDAY_SIX);
    expect(await letterOf(home, child)).toMatchObject({ isClosed: true });
  });
});

describe('nothing is queued', () => {
  test.each([
    ['without a seat', undefined],
    ['with consent to older words', { consent: { version: 0, night: NIGHT } }],
    ['of evenings before the seat', { since: '2026-11-24' }],
    ['of a school year that is not the slip’s', { term: '2027a' }],
    ['by a seat that nobody can read', { since: 'Monday' }],
  ])('%s', async (_, seat) => {
    const { home, child } = await wangs();
    if (seat) await sit(home, child, seat);
    await saveEntries(home, [sittingOf(child, 20)]);
    await refresh(home);
    expect(await home.letters.count()).toBe(0);
  });

  test('of free days that began before the seat: no half of them is told', async () => {
    const { home, child } = await seated({ since: '2026-11-21' });
    await saveEntries(home, [sittingOf(child, 20, { night: '2026-11-21' })]);
    await refresh(home, inChina('2026-11-21', '20:00'));
    expect(await home.letters.count()).toBe(0);
  });
});

test('a letter that a hand has spoilt stays where it is, and the others go on', async () => {
  const { home, child } = await seated();
  const id = letterId(child, CLASS_ID, NIGHT);
  const spoilt = { id, child, rev: 'many' } as never;
  await home.letters.put(spoilt);
  await saveEntries(home, [sittingOf(child, 20), sittingOf(child, 30, { night: '2026-11-24' })]);
  await refresh(home, inChina('2026-11-24', '20:00'));
  expect(await home.letters.get(id)).toEqual(spoilt);
  expect(await letterOf(home, child, '2026-11-24')).toMatchObject({ wanted: { s: { math: 30 } } });
});

test('a calendar that a hand has spoilt is the usual one', async () => {
  const calendar = { fridayCounts: 'yes', breaks: [{ from: 5 }] } as never;
  const { home, child } = await seated({ seen: { ...FOUND.seen, zone: 'Moon/Base', calendar } });
  await saveEntries(home, [sittingOf(child, 20)]);
  await refresh(home);
  expect(await letterOf(home, child)).toMatchObject({ closesAt: WEDNESDAY_SIX });
});

test('a storage full while queueing loses nothing, says so, and the next look makes it good', async () => {
  const { home, child } = await seated();
  await saveEntries(home, [sittingOf(child, 20)]);
  const outcome = whileFull({ table: 'letters' }, () => refresh(home)).catch(errorToProblem);
  expect(await outcome).toEqual({ kind: 'storage-full' });
  expect(await home.letters.count()).toBe(0);
  expect(await home.entries.count()).toBe(1);
  await refresh(home);
  expect(await home.letters.count()).toBe(1);
});

describe('whatever is done to a diary', () => {
  const act = fc.record({
    what: fc.constantFrom('save', 'edit', 'delete', 'undo', 'zero', 'school', 'start', 'finish'),
    night: fc.constantFrom('2026-11-20', '2026-11-22', NIGHT),
    minutes: fc.integer({ min: 1, max: 200 }),
    chance: fc.double({ min: 0, max: 1, noNaN: true }),
    isLookedAt: fc.boolean(),
  });
  type Act = { what: string; night: string; minutes: number; chance: number; isLookedAt: boolean };

  type Phone = { home: Home; child: string; undos: Undo[] };

  const lastOf = async ({ home }: Phone) => (await home.entries.toArray()).find(({ deleted }) => !deleted);

  const ACTS: Record<string, (phone: Phone, act: Act) => Promise<Undo | undefined>> = {
    save: ({ home, child }, { night, minutes }) => saveEntries(home, [sittingOf(child, minutes, { night })]),
    edit: async (phone, { minutes }) => {
      const last = await lastOf(phone);
      return last && saveEntries(phone.home, [{ ...last, minutes }]);
    },
    delete: async (phone) => {
      const last = await lastOf(phone);
      return last && deleteEntry(phone.home, last.id);
    },
    undo: async ({ undos }) => {
      await undos.pop()?.();
      return undefined;
    },
    zero: ({ home, child }, { night }) => sayOfEvening(home, { child, night }, 'no-homework'),
    school: ({ home, child }, { night }) => sayOfEvening(home, { child, night }, 'done-at-school'),
    start: async ({ home, child }) => {
      await startTimer(home, child, { work: MATH, now: EIGHT });
      return undefined;
    },
    finish: async ({ home, child }, { minutes }) => {
      const timer = await home.timers.get(child);
      if (timer) await finishTimer(home, timer, { now: EIGHT + minutes * 60_000 });
      return undefined;
    },
  };

  async function perform(phone: Phone, act: Act): Promise<void> {
    const undo = await ACTS[act.what]?.(phone, act);
    if (undo) phone.undos.push(undo);
  }

  test('letters looked at all the time say the same as letters looked at once', () =>
    fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const { home, child } = await seated({ since: '2026-11-16' });
        const phone: Phone = { home, child, undos: [] };
        for (const each of acts) {
          await perform(phone, each);
          if (each.isLookedAt) await refresh(home, EIGHT, each.chance);
        }
        const timer = await home.timers.get(child);
        if (timer) await finishTimer(home, timer, { now: EIGHT + 60_000 });
        await refresh(home);
        const said = (await home.letters.toArray()).filter(({ wanted }) => wanted !== null);
        await home.letters.clear();
        await refresh(home);
        const plain = (rows: typeof said) => rows.map(({ night, wanted }) => ({ night, wanted }));
        expect(plain(said)).toEqual(plain(await home.letters.toArray()));
      }),
      { numRuns: 60 },
    ));

  test('a letter’s time is drawn when what is wanted changes, and within half an hour', () =>
    fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 10 }), async (acts) => {
        const { home, child } = await seated();
        const phone: Phone = { home, child, undos: [] };
        let now = EIGHT;
        let before = await letterOf(home, child);
        for (const each of acts) {
          now += 1000;
          await perform(phone, { ...each, night: NIGHT });
          await refreshLetters(home, { now, random: () => each.chance });
          const row = await letterOf(home, child);
          const minutes = (letter: typeof row) => letter?.wanted && homeworkMinutes(letter.wanted);
          if (minutes(row) !== minutes(before)) {
            expect(row!.due).toBeGreaterThanOrEqual(now);
            expect(row!.due).toBeLessThanOrEqual(now + HALF_HOUR_MS);
          } else expect(row?.due).toBe(before?.due);
          before = row;
        }
      }),
      { numRuns: 40 },
    ));
});
