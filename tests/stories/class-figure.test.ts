import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNights } from '../../src/core/night';
import { figuresAnswer } from '../../src/wire/figures';
import { everyFigure } from '../setup/every-row';
import { MONDAY, openOfflineSchool, type OfflineClass, type OfflineSchool } from '../setup/offline-class';

const PATIENCE_MS = 120_000;

let school: OfflineSchool;
beforeAll(async () => {
  school = await openOfflineSchool();
}, PATIENCE_MS);
afterAll(async () => {
  await school.close();
});

const minutesOf = (family: number) => 20 + 7 * family;
const sittingOf = (family: number) => ({ subject: 'math' as const, minutes: minutesOf(family) });
const nightAfter = (days: number) => addNights(MONDAY, days);

/** All that is told of a class from one night to another. */
async function toldOf({ id }: OfflineClass, from: string, to: string) {
  return figuresAnswer.parse(await school.ask({ class: id, from, to }));
}

/** What stands in the published tables of a class, its id left out: the same bytes for two classes say the same of both. */
async function tablesOf({ id }: OfflineClass): Promise<string> {
  return JSON.stringify(await everyFigure(school.world().keeping), (_key, value: unknown) =>
    Array.isArray(value) ? value.filter((row) => String(row).includes(id)) : value,
  );
}

/** The answer to a question about a class, its id left out. */
async function bytesOf({ id }: OfflineClass, from: string, to: string): Promise<string> {
  return JSON.stringify(await school.ask({ class: id, from, to })).replaceAll(id, 'class');
}

async function nobody(name: string): Promise<OfflineClass> {
  return school.addClass(name, { phones: 0, silent: 0 });
}

test(
  'twelve families that log an evening with no line are a mean within 5 minutes of the truth',
  async () => {
    const class2 = await school.addClass('三年级2班', { phones: 12, silent: 0 });
    await school.evening(class2, MONDAY, sittingOf);
    const question = [MONDAY, nightAfter(6)] as const;
    expect(await toldOf(class2, ...question)).toEqual({ class: class2.id, evenings: [], weeks: [] });
    await school.closeOn(nightAfter(2));
    const { evenings, weeks } = await toldOf(class2, ...question);
    expect(weeks).toEqual([]);
    expect(evenings).toMatchObject([
      { night: MONDAY, last: MONDAY, kind: 'school', grade: 3, band: '10-14' },
    ]);
    const truth =
      Array.from({ length: 12 }, (_, family) => minutesOf(family)).reduce((sum, each) => sum + each) / 12;
    expect(Math.abs(Number(evenings[0]?.minutes) - truth)).toBeLessThanOrEqual(5);
    expect(evenings[0]?.subjects.math).toEqual(expect.any(Number));
    expect(evenings[0]?.subjects.chinese).toBe('under-8');
    expect(await school.world().keeping.open.selectFrom('figure_row').select('id').execute()).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  'nine families on four evenings are one figure of the week; in the next, on two, they are as nobody',
  async () => {
    const [nine, none] = [
      await school.addClass('四年级1班', { phones: 9, silent: 0 }),
      await nobody('四年级2班'),
    ];
    for (const days of [0, 1, 2, 3]) {
      await school.evening(nine, nightAfter(days), sittingOf);
      await school.closeOn(nightAfter(days + 2));
    }
    const { evenings, weeks } = await toldOf(nine, MONDAY, nightAfter(6));
    expect(evenings).toEqual([]);
    expect(weeks).toMatchObject([{ week: MONDAY, grade: 4 }]);
    const truth =
      Array.from({ length: 9 }, (_, family) => minutesOf(family)).reduce((sum, each) => sum + each) / 9;
    expect(Math.abs(Number(weeks[0]?.minutes) - truth)).toBeLessThan(10);

    const before = await tablesOf(nine);
    for (const days of [7, 8]) {
      await school.evening(nine, nightAfter(days), sittingOf);
      await school.closeOn(nightAfter(days + 2));
    }
    await school.closeOn(nightAfter(12));
    expect(await bytesOf(nine, nightAfter(7), nightAfter(13))).toBe(
      await bytesOf(none, nightAfter(7), nightAfter(13)),
    );
    expect(await tablesOf(nine)).toBe(before);
    expect(await school.world().keeping.open.selectFrom('week_sum').selectAll().execute()).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  'six enrolled of whom four send are the same bytes as a class with nobody, in the answer and in the tables',
  async () => {
    const four = await school.addClass('五年级1班', { phones: 4, silent: 2 });
    const none = await nobody('五年级2班');
    for (const days of [0, 1, 2, 3]) await school.evening(four, nightAfter(days), sittingOf);
    expect(await school.world().keeping.open.selectFrom('figure_row').select('id').execute()).toHaveLength(
      4 * 4 * 15,
    );
    await school.closeOn(nightAfter(5));
    expect(await bytesOf(four, MONDAY, nightAfter(13))).toBe(await bytesOf(none, MONDAY, nightAfter(13)));
    expect(await tablesOf(four)).toBe(await tablesOf(none));
    expect(await school.world().keeping.open.selectFrom('figure_row').select('id').execute()).toEqual([]);
  },
  PATIENCE_MS,
);
