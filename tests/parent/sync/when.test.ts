import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letLetterGo, takeBack } from '../../../src/parent/store/letters';
import { noteTimes } from '../../../src/parent/store/sync-times';
import { nightPath } from '../../../src/wire/night';
import { NIGHT } from '../../setup/diary';
import { inChina } from '../../setup/household';
import { EIGHT } from '../../setup/seat';
import { contributing, MINUTE_MS } from '../../setup/syncing';
import { apartFrom, heldUntil, notedTime } from '../../../src/parent/sync/when';

const TUESDAY = '2026-11-24';
const HALF_HOUR_MS = 30 * 60_000;
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });

test('two things that must stand apart do, on a clock that only runs', () =>
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 4 * HALF_HOUR_MS }), (last, later) => {
      const now = last + later;
      const isFree = apartFrom(last, now) <= now;
      expect(isFree).toBe(later >= HALF_HOUR_MS);
    }),
  ));

test('whatever time a wrong clock noted, nothing waits longer than an hour for it', () =>
  fc.assert(
    fc.property(instant, instant, (last, now) => {
      expect(apartFrom(last, now) - now).toBeLessThan(2 * HALF_HOUR_MS);
    }),
  ));

test('what never went keeps nothing away', () => {
  expect(apartFrom(undefined, 5)).toBe(0);
});

test('a hold is kept, but none longer than any that is given', () => {
  const hold = (until: number) => ({ problem: { kind: 'endpoint-busy' as const }, until });
  expect(heldUntil(hold(1000), 999, 10)).toBe(1000);
  expect(heldUntil(hold(1000), 1000, 10)).toBe(0);
  expect(heldUntil(hold(1000), 989, 10)).toBe(0);
  expect(heldUntil(undefined, 0)).toBe(0);
});

describe('a visit', () => {
  const both = async () => {
    const phone = await contributing();
    phone.turned.now = inChina(TUESDAY, '05:00');
    await phone.save(40);
    await phone.save(30, TUESDAY);
    return phone;
  };

  test('sends one evening, and the next visit the other, half an hour later at the soonest', async () => {
    const { turned, visit, said, visits, sync } = await both();
    // Both evenings are open, and neither closes within a day.
    turned.now = inChina(TUESDAY, '04:30');
    await visit();
    expect(said()).toEqual([[NIGHT, 1, 40]]);
    turned.now = inChina(TUESDAY, '10:00');
    visits.one.isSpent = true;
    await sync();
    expect(said()).toHaveLength(1);
    await visit();
    expect(said()).toEqual([
      [NIGHT, 1, 40],
      [TUESDAY, 1, 30],
    ]);
  });

  test('after a killed tab is the same visit', async () => {
    const { home, turned, visit, said, id } = await both();
    turned.now = inChina(TUESDAY, '20:00');
    await noteTimes(home, { nightAt: turned.now - MINUTE_MS, evening: id('2026-11-20') });
    // Monday's closes within a day and goes; Tuesday's waits.
    expect(await visit()).toBeUndefined();
    expect(said()).toEqual([[NIGHT, 1, 40]]);
    await visit(29);
    expect(said()).toHaveLength(1);
    await visit(2);
    expect(said()).toHaveLength(2);
  });

  test('sends at once what closes within a day', async () => {
    const { turned, visits, sync, said } = await both();
    turned.now = inChina(TUESDAY, '20:00');
    visits.one.isSpent = true;
    await sync();
    expect(said()).toEqual([[NIGHT, 1, 40]]);
  });

  test('that is over sends nothing more', async () => {
    const { visits, sync, said } = await both();
    visits.one.isOver = true;
    await sync();
    expect(said()).toEqual([]);
  });
});

describe('what names the family', () => {
  test.each(['enrolAt', 'issueAt'] as const)('(%s) keeps every evening half an hour away', async (what) => {
    const { home, save, sync, later, said, id } = await contributing();
    await save(40);
    await noteTimes(home, { [what]: EIGHT - 10 * MINUTE_MS });
    expect(await sync()).toBe(EIGHT + 20 * MINUTE_MS);
    await takeBack(home, id());
    await sync();
    expect(said()).toEqual([]);
    await letLetterGo(home, id());
    await later(20);
    expect(said()).toEqual([[NIGHT, 1, 40]]);
  });

  test('tokens that are missing come first, and the evening half an hour later and more, as chance will', async () => {
    const { home, turned, save, sync, later, paths } = await contributing();
    turned.chance = 0.9;
    await home.tokenBlocks.clear();
    await save(40);
    await sync();
    expect(paths()).toEqual(['/v1/key', '/v1/issue']);
    await later(56);
    expect(paths()).toHaveLength(2);
    await later(1);
    expect(paths()).toEqual(['/v1/key', '/v1/issue', nightPath]);
  });
});

test('what is noted as gone keeps the next half an hour away, and never an hour', () => {
  for (const chance of [0, 0.5, 1 - 2 ** -53])
    for (const later of [0, 1, 29 * MINUTE_MS]) {
      const next = apartFrom(
        notedTime(EIGHT, () => chance),
        EIGHT + later,
      );
      expect(next).toBeGreaterThanOrEqual(EIGHT + 30 * MINUTE_MS);
      expect(next).toBeLessThan(EIGHT + 60 * MINUTE_MS);
    }
});

describe('a clock', () => {
  test('that was set back waits for no time that a wrong one drew', async () => {
    const { home, id, turned, save, sync, said } = await contributing();
    turned.chance = 1;
    await save(40);
    await sync();
    await home.letters.update(id(), { due: EIGHT + 365 * 24 * 60 * MINUTE_MS });
    await noteTimes(home, { issueAt: EIGHT + 365 * 24 * 60 * MINUTE_MS });
    await sync();
    expect(said()).toEqual([[NIGHT, 1, 40]]);
  });

  test('that jumped ahead and back loses no evening', async () => {
    const { turned, save, sync, visit, said } = await contributing();
    turned.chance = 0.5;
    await save(40);
    await sync();
    turned.now = inChina('2027-01-23', '20:00');
    await visit();
    turned.now = EIGHT + 30 * MINUTE_MS;
    await visit();
    await visit(30);
    await visit(30);
    expect(said()).toEqual([[NIGHT, 1, 40]]);
  });
});
