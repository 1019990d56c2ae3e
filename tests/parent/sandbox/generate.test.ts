import { describe, expect, test } from 'vitest';
import { nightAt } from '../../../src/core/night';
import { elapsedMs } from '../../../src/core/timer';
import { generateHousehold, sandboxNow } from '../../../src/parent/sandbox/generate';
import {
  isSound,
  isSoundEvening,
  isSoundTimer,
  soundChild,
  soundGrades,
} from '../../../src/parent/store/sound';
import { at } from '../../setup/sitting';

const NICKNAMES = ['小米', '阿布'] as const;
const year = (last: string, seed = 1) => generateHousehold({ seed, last, nicknames: NICKNAMES });

test('the same seed makes the same year, another seed another', () => {
  expect(year('2026-12-10')).toEqual(year('2026-12-10'));
  expect(year('2026-12-10', 2)).not.toEqual(year('2026-12-10'));
});

describe.each(['2026-11-26', '2026-07-02', '2026-09-01', '2026-12-30', '2030-03-05'])(
  'a year up to %s',
  (last) => {
    const rows = year(last);

    test('has only sound rows, each with an id and a stamp of its own', () => {
      expect(rows.entries.filter((row) => !isSound(row))).toEqual([]);
      expect(rows.evenings.filter((row) => !isSoundEvening(row))).toEqual([]);
      expect(rows.timers.filter((row) => !isSoundTimer(row))).toEqual([]);
      expect(rows.children.map(soundChild)).toEqual(rows.children);
      expect(soundGrades(rows.grades)).toEqual(rows.grades);
      const stamped = [...rows.children, ...rows.grades, ...rows.entries, ...rows.evenings];
      expect(new Set(stamped.map(({ id }) => id)).size).toBe(stamped.length);
      expect(new Set(stamped.map(({ stamp }) => stamp[0])).size).toBe(stamped.length);
      const highest = Math.max(...stamped.map(({ stamp }) => stamp[0]));
      expect(rows.kept).toContainEqual({ key: 'counter', value: highest });
    });

    test('reaches from a 1 September to the last evening, with enough to look at', () => {
      const nights = rows.entries.map(({ night }) => night).sort();
      expect(nights[0]!.slice(5) <= '09-05').toBe(true);
      expect(nights.at(-1)).toBe(last);
      expect(new Set(nights).size).toBeGreaterThan(40);
      expect(rows.grades.every(({ from }) => from.endsWith('-09-01'))).toBe(true);
    });

    test('says something of evenings without entries only', () => {
      const withEntries = new Set(rows.entries.map(({ child, night }) => `${child}/${night}`));
      expect(rows.evenings.filter(({ id }) => withEntries.has(id))).toEqual([]);
      expect(rows.evenings.length).toBeGreaterThan(2);
    });

    test('stands at 20:28, maths running for 13 minutes, 38 of the limit done', () => {
      const now = sandboxNow(last);
      expect(now).toBe(at(last, '20:28'));
      const [timer, ...others] = rows.timers;
      expect(others).toEqual([]);
      expect(timer).toMatchObject({ subject: 'math', night: last, child: rows.children[0]!.id });
      const running = Math.floor(elapsedMs(timer!, now) / 60_000);
      expect(running).toBe(13);
      const saved = rows.entries
        .filter(({ night, child, kind }) => night === last && child === timer!.child && kind === 'written')
        .reduce((sum, { minutes }) => sum + minutes, 0);
      expect(saved + running).toBe(38);
      const starts = rows.entries.map(({ endedAt }) => endedAt ?? 0);
      expect(nightAt(new Date(Math.max(...starts)))).toBe(last);
    });
  },
);

test('a young year tells the year before too, and the child went up a grade since', () => {
  const { grades, children } = year('2026-09-01');
  expect(children.map(({ nickname }) => nickname)).toEqual(['小米', '阿布']);
  expect(grades.map(({ child, from, grade }) => [child, from, grade])).toEqual([
    ['sandbox-pupil', '2025-09-01', 3],
    ['sandbox-kindergartner', '2025-09-01', 0],
    ['sandbox-pupil', '2026-09-01', 4],
    ['sandbox-kindergartner', '2026-09-01', 0],
  ]);
  expect(year('2026-11-23').grades).toHaveLength(2);
});
