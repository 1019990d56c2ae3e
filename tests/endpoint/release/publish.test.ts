import { NOTHING_PUBLISHED } from '../../setup/every-row';
import type { Updateable } from 'kysely';
import { describe, expect, test } from 'vitest';
import { limitFor } from '../../../src/core/limit';
import type { MainTables } from '../../../src/endpoint/database/tables';
import {
  CLASS_ID,
  classHouse,
  leftOpen,
  releasedAt,
  told,
  usual,
  type ClassHouse,
} from '../../setup/class-house';
import { minutesOf, mixedOf } from '../../setup/contribution';
import { ENGINES } from '../../setup/keeping';

const MONDAY = '2026-11-23';
const CLOSED = '2026-11-25T06:00:00';

async function eveningsIn({ keeping }: ClassHouse) {
  return keeping.main.selectFrom('published_evening').selectAll().orderBy('night').execute();
}

/** The means of an evening by what they are of; null is under 8. */
async function meansIn({ keeping }: ClassHouse, night = MONDAY): Promise<Record<string, number | null>> {
  const rows = await keeping.main
    .selectFrom('published_figure')
    .select(['figure', 'minutes'])
    .where('night', '=', night)
    .execute();
  return Object.fromEntries(rows.map(({ figure, minutes }) => [figure, minutes]));
}

async function change(
  { keeping }: ClassHouse,
  to: { school?: Updateable<MainTables['school']>; class?: Updateable<MainTables['class']> },
) {
  await keeping.commitMain(async (writes) => {
    if (to.school) await writes.updateTable('school').set(to.school).execute();
    if (to.class) await writes.updateTable('class').set(to.class).execute();
  });
}

describe.each(ENGINES)('on %s', (engine) => {
  test.each([0, 4, 5, 9])('of an evening of %i families nothing is told', async (families) => {
    const house = await classHouse(engine);
    await told(house, { night: MONDAY }, usual(families));
    expect(await releasedAt(house, CLOSED)).toEqual(NOTHING_PUBLISHED);
    expect(await leftOpen(house)).toMatchObject({ rows: 0 });
  });

  test('families that withdrew make nothing ten', async () => {
    const house = await classHouse(engine);
    await told(house, { night: MONDAY }, [...usual(9), null, null, null]);
    expect(await releasedAt(house, CLOSED)).toEqual(NOTHING_PUBLISHED);
  });

  test('twelve families are told as one mean of each thing, and nothing of what was not asked', async () => {
    const house = await classHouse(engine);
    await told(house, { night: MONDAY }, usual(12));
    await releasedAt(house, CLOSED);
    const [evening, ...others] = await eveningsIn(house);
    expect(others).toEqual([]);
    expect({ ...evening, limit_then: JSON.parse(evening!.limit_then) as unknown }).toEqual({
      school_id: 's',
      class_id: CLASS_ID,
      night: MONDAY,
      last: MONDAY,
      kind: 'school',
      is_known: 1,
      grade: 3,
      limit_then: limitFor({ preset: 'cn-national' }, { grade: 3, school: 'cn63', kind: 'school' }),
      band: '10-14',
    });
    const { homework, math, chinese, a, ...rest } = await meansIn(house);
    expect({ homework, math, chinese, a }).toEqual({ homework: 45, math: 30, chinese: 15, a: 10 });
    expect(new Set(Object.values(rest))).toEqual(new Set([null]));
    expect(Object.keys(rest)).toHaveLength(9);
    expect(rest).not.toHaveProperty('o');
    expect(rest).not.toHaveProperty('mixed');
  });

  test('an evening on which nobody had homework is under 8 minutes, and nowhere 0', async () => {
    const house = await classHouse(engine);
    await told(
      house,
      { night: MONDAY },
      Array.from({ length: 14 }, () => minutesOf({})),
    );
    await releasedAt(house, CLOSED);
    expect(new Set(Object.values(await meansIn(house)))).toEqual(new Set([null]));
  });

  test('a subject one child of twelve split apart is not told', async () => {
    const house = await classHouse(engine);
    const others = Array.from({ length: 11 }, () => mixedOf(60));
    await told(house, { night: MONDAY }, [...others, minutesOf({ math: 90 })]);
    await releasedAt(house, CLOSED);
    expect(Object.keys(await meansIn(house)).sort()).toEqual(['a', 'homework']);
  });

  test('a subject one child of twenty has is told as one nobody has', async () => {
    const house = await classHouse(engine);
    await told(house, { night: MONDAY }, [...usual(19), minutesOf({ math: 30, physics: 100 })]);
    await releasedAt(house, CLOSED);
    const { physics, biology } = await meansIn(house);
    expect({ physics, biology }).toEqual({ physics: null, biology: null });
  });

  test('a class made smaller, of another grade or limit in mid-week: what is told keeps what held then', async () => {
    const house = await classHouse(engine);
    await told(house, { night: MONDAY }, usual(12));
    await told(house, { night: '2026-11-24' }, usual(12));
    const before = await releasedAt(house, CLOSED);
    const custom = JSON.stringify({ preset: 'custom', scope: 'written', minutes: 40 });
    await change(house, { school: { limit_choice: custom }, class: { size: 8, entry_year: 2023 } });
    const after = await releasedAt(house, '2026-11-26T06:00:00');
    expect(after['published_evening']).toEqual(expect.arrayContaining(before['published_evening']!));
    const evenings = await eveningsIn(house);
    expect(evenings.map(({ grade, limit_then }) => [grade, JSON.parse(limit_then) as unknown])).toEqual([
      [3, expect.objectContaining({ id: 'cn-national', minutes: 60 })],
      [4, expect.objectContaining({ id: 'custom', minutes: 40 })],
    ]);
  });

  // Friday, 9 October 2026: in China Saturday is made up, and Friday a school night; elsewhere its weekend begins.
  test.each([
    ['a school night that became a weekend', 'cn63', 'other'],
    ['a weekend that became a school night', 'other', 'cn63'],
  ] as const)('of %s while families sent, nothing is told, and its rows go', async (_what, system, to) => {
    const house = await classHouse(engine);
    await change(house, { school: { system } });
    await told(house, { night: '2026-10-09', system }, usual(12));
    await told(house, { night: '2026-10-12', system }, usual(12));
    await change(house, { school: { system: to } });
    const figures = await releasedAt(house, '2026-10-14T06:00:00');
    expect((await eveningsIn(house)).map(({ night }) => night)).toEqual(['2026-10-12']);
    expect(figures['published_week']).toEqual([]);
    expect(await leftOpen(house)).toMatchObject({ rows: 0, sums: [] });
  });

  test('a date that is no evening’s any more is not told, and its rows go', async () => {
    const house = await classHouse(engine);
    // Sunday, 20 September 2026 is worked in China: a school night there, and elsewhere part of its weekend.
    await told(house, { night: '2026-09-20' }, usual(12));
    await change(house, { school: { system: 'other' } });
    expect(await releasedAt(house, '2026-09-23T06:00:00')).toEqual(NOTHING_PUBLISHED);
    expect(await leftOpen(house)).toMatchObject({ rows: 0, sums: [] });
  });

  test('the rows of an evening that was made the first of a long break go when families were told they would', async () => {
    const house = await classHouse(engine);
    await told(house, { night: MONDAY }, usual(12));
    const days = { breaks: [{ from: MONDAY, to: '2027-02-28' }], earlier: [{ until: MONDAY }] };
    await change(house, { school: { days: JSON.stringify(days) } });
    expect(await releasedAt(house, CLOSED)).toEqual(NOTHING_PUBLISHED);
    expect(await leftOpen(house)).toMatchObject({ rows: 0, sums: [] });
  });

  test('a weekend is told under its Friday as one, and compared with nothing', async () => {
    const house = await classHouse(engine);
    await told(house, { night: '2026-11-20' }, usual(25));
    await releasedAt(house, '2026-11-24T06:00:00');
    expect(await eveningsIn(house)).toMatchObject([
      { night: '2026-11-20', last: '2026-11-22', kind: 'weekend', band: '20+' },
    ]);
  });

  test('what stands is never written again, whatever is drawn', async () => {
    const house = await classHouse(engine);
    await told(house, { night: MONDAY }, usual(12));
    const once = await releasedAt(house, CLOSED);
    // As a restore, or an attacker with the database's rights, might put letters back under a date that was told.
    await house.keeping.commitOpen((writes) => writes.deleteFrom('evening').execute());
    await told(house, { night: MONDAY }, [...usual(12), ...usual(12), minutesOf({ math: 300 })]);
    expect(await releasedAt({ ...house, secrets: { ...house.secrets, slip: 'another' } }, CLOSED)).toEqual(
      once,
    );
    expect(await leftOpen(house)).toMatchObject({ rows: 0 });
  });
});
