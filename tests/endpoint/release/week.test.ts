import { NOTHING_PUBLISHED } from '../../setup/every-row';
import { describe, expect, test } from 'vitest';
import {
  classHouse,
  leftOpen,
  releasedAt,
  told,
  usual,
  WEEK,
  type ClassHouse,
} from '../../setup/class-house';
import { minutesOf } from '../../setup/contribution';
import { ENGINES } from '../../setup/keeping';

const OVER = '2026-11-28T06:00:00';

async function weeksIn({ keeping }: ClassHouse) {
  return keeping.main
    .selectFrom('published_week')
    .select(['week', 'minutes', 'grade'])
    .orderBy('week')
    .execute();
}

/** So many families on each school night of the week from Monday, 23 November 2026. */
async function weekOf(house: ClassHouse, families: readonly number[]): Promise<void> {
  for (const [index, count] of families.entries()) await told(house, { night: WEEK[index]! }, usual(count));
}

describe.each(ENGINES)('on %s', (engine) => {
  test('nine families on four evenings are one figure of the week, and of no evening', async () => {
    const house = await classHouse(engine);
    await weekOf(house, [9, 9, 9, 9]);
    const figures = await releasedAt(house, OVER);
    expect(figures).toMatchObject({ published_evening: [], published_figure: [] });
    const [week, ...others] = await weeksIn(house);
    expect(others).toEqual([]);
    expect(week).toMatchObject({ week: '2026-11-23', grade: 3 });
    expect([40, 50]).toContain(week?.minutes);
    expect(await leftOpen(house)).toMatchObject({ rows: 0, sums: [] });
  });

  test.each([
    ['nine families on two evenings', [9, 9]],
    ['six, of whom four send', [4, 4, 4, 4]],
    ['six on three evenings', [6, 6, 6]],
    ['nineteen children’s evenings on three', [7, 6, 6]],
    ['nine on two, four on two', [9, 4, 9, 4]],
    ['nobody', []],
  ])('of %s the week tells nothing, and keeps nothing', async (_who, families) => {
    const house = await classHouse(engine);
    await weekOf(house, families);
    expect(await releasedAt(house, OVER)).toEqual(NOTHING_PUBLISHED);
    expect(await leftOpen(house)).toMatchObject({ rows: 0, sums: [] });
  });

  test('twenty children’s evenings on three nights are just enough, an evening of ten tells itself', async () => {
    const house = await classHouse(engine);
    await weekOf(house, [7, 7, 10, 6]);
    const figures = await releasedAt(house, OVER);
    expect(figures['published_evening']).toHaveLength(1);
    expect(await weeksIn(house)).toHaveLength(1);
  });

  test('a week waits for its last school night, and is told with that very second', async () => {
    const house = await classHouse(engine);
    await weekOf(house, [9, 9, 9]);
    expect(await releasedAt(house, '2026-11-28T05:59:59')).toEqual(NOTHING_PUBLISHED);
    expect((await leftOpen(house)).sums).toMatchObject([{ families: 27, nights: 3 }]);
    await releasedAt(house, OVER);
    expect(await weeksIn(house)).toHaveLength(1);
  });

  test('a weekend of nine joins no week', async () => {
    const house = await classHouse(engine);
    await weekOf(house, [9, 9]);
    await told(house, { night: '2026-11-27' }, usual(9));
    expect(await releasedAt(house, '2026-12-01T06:00:00')).toEqual(NOTHING_PUBLISHED);
    expect(await leftOpen(house)).toMatchObject({ rows: 0, sums: [] });
  });

  test('a week whose last school night is a worked Sunday waits until Tuesday', async () => {
    const house = await classHouse(engine);
    // From 14 to 17 September; Friday and Saturday are free, and Sunday the 20th is worked.
    for (const night of ['2026-09-14', '2026-09-15', '2026-09-16']) await told(house, { night }, usual(8));
    expect(await releasedAt(house, '2026-09-21T12:00:00')).toEqual(NOTHING_PUBLISHED);
    expect((await leftOpen(house)).sums).toMatchObject([{ nights: 3, families: 24 }]);
    await told(house, { night: '2026-09-20' }, usual(8));
    expect((await leftOpen(house)).rows).toBe(8 * 15);
    expect(await releasedAt(house, '2026-09-22T05:59:59')).toEqual(NOTHING_PUBLISHED);
    await releasedAt(house, '2026-09-22T06:00:00');
    expect(await weeksIn(house)).toMatchObject([{ week: '2026-09-14' }]);
  });

  test('a sum whose week came to have no school night goes, and tells nothing', async () => {
    const house = await classHouse(engine);
    const sum = { class: '3n5k8m2q7t', week: '2027-02-01', minutes: 90, families: 9, nights: 1 };
    await house.keeping.commitOpen((writes) => writes.insertInto('week_sum').values(sum).execute());
    expect(await releasedAt(house, '2027-03-08T06:00:00')).toEqual(NOTHING_PUBLISHED);
    expect(await leftOpen(house)).toMatchObject({ sums: [] });
  });

  test('a week in which nobody had homework is under 8 minutes', async () => {
    const house = await classHouse(engine);
    for (const night of WEEK)
      await told(
        house,
        { night },
        Array.from({ length: 9 }, () => minutesOf({})),
      );
    await releasedAt(house, OVER);
    expect(await weeksIn(house)).toMatchObject([{ minutes: null }]);
  });

  test('what runs of a week names no evening, and is gone with it', async () => {
    const house = await classHouse(engine);
    await weekOf(house, [9, 5]);
    await releasedAt(house, '2026-11-26T06:00:00');
    expect((await leftOpen(house)).sums).toEqual([
      { class: '3n5k8m2q7t', week: '2026-11-23', minutes: expect.any(Number), families: 14, nights: 2 },
    ]);
  });
});
