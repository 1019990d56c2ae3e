import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Entry } from '../../src/core/entry';
import { nightAddress, nightLetter, nightQuestion } from '../../src/wire/night';
import { minutesOf, mixedOf } from '../setup/contribution';

const FULL = 'A'.repeat(42);
const letter = (differs: object = {}) => ({
  c: '3n5k8m2q7t',
  d: '2026-11-23',
  n: `${FULL}A`,
  t: `${FULL}E`,
  r: 1,
  v: minutesOf({ chinese: 25, math: 30 }, { a: 15, o: 10 }),
  ...differs,
});
const reads = (question: unknown) => z.safeParse(nightQuestion, question).success;

describe('a letter is 1,024 bytes of ASCII,', () => {
  const most = 16 * 60 * 60;
  const subjects = Object.keys(minutesOf({}).s);
  const longest = minutesOf(Object.fromEntries(subjects.map((subject) => [subject, most])), {
    a: most,
    o: most,
  });

  test.each([
    ['withdrawn', letter({ v: null })],
    ['usual', letter()],
    ['not split', letter({ v: mixedOf(60) })],
    ['longer than any that is read', letter({ r: 9999, v: longest })],
  ])('%s', (_name, question) => {
    const text = nightLetter(question);
    expect(text).toMatch(/^[\x20-\x7e]{1024}$/);
    expect(JSON.parse(text)).toEqual(question);
  });
});

test('a letter says one evening, and nothing of an entry', () => {
  expect(reads(letter())).toBe(true);
  expect(reads(letter({ v: null }))).toBe(true);
  const entry: Entry = {
    id: 'e1',
    child: 'c1',
    night: '2026-11-23',
    subject: 'math',
    minutes: 30,
    kind: 'written',
    setBy: 'school',
    place: 'home',
    flags: ['punishing'],
    startedAt: 1,
    endedAt: 2,
    isBackFilled: true,
    isGuess: true,
    subjectName: '书法',
  };
  expect(reads(entry)).toBe(false);
  expect(reads(letter({ v: entry }))).toBe(false);
  for (const [field, value] of Object.entries({ ...entry, nickname: '小明', note: '', mood: 5 })) {
    expect(reads(letter({ [field]: value })), field).toBe(false);
    expect(reads(letter({ v: { ...minutesOf({}), [field]: value } })), field).toBe(false);
    expect(reads(letter({ v: { ...minutesOf({}), s: { ...minutesOf({}).s, [field]: value } } })), field).toBe(
      false,
    );
  }
});

describe('minutes', () => {
  const withMath = (math: unknown) => {
    const v = minutesOf({});
    return reads(letter({ v: { ...v, s: { ...v.s, math } } }));
  };

  test('are multiples of five, from zero on', () => {
    expect([0, 5, 720].map(withMath)).toEqual([true, true, true]);
    for (const math of [-5, 1, 4.999, 5.5, '5', true, [], {}, NaN, Infinity, undefined, 2 ** 60])
      expect(withMath(math), JSON.stringify(math)).toBe(false);
  });

  test('of single subjects are told, or those of homework that was not split, never both', () => {
    const { s } = minutesOf({ math: 30 });
    const allUnknown = Object.fromEntries(Object.keys(s).map((subject) => [subject, null]));
    const read = (change: object) => reads(letter({ v: { s: { ...s, ...change }, a: 0, o: 0 } }));
    expect(read({})).toBe(true);
    expect(read({ ...allUnknown, mixed: 60 })).toBe(true);
    expect(read({ mixed: 30 })).toBe(false);
    expect(read({ mixed: null })).toBe(false);
    expect(read({ math: null })).toBe(false);
    expect(read(allUnknown)).toBe(false);
    expect(read({ ...allUnknown, mixed: 0 })).toBe(false);
    expect(read({ ...allUnknown, mixed: 60, other: 5 })).toBe(false);
  });
});

test('of an address only class and evening are read, whatever else stands there', () => {
  expect(z.safeParse(nightAddress, letter({ r: 'x', v: 7, mood: 5 })).success).toBe(true);
  for (const differs of [{ c: 'oooooooooo' }, { d: '2026-02-30' }, { d: 20_261_123 }, { c: undefined }])
    expect(z.safeParse(nightAddress, letter(differs)).success).toBe(false);
});
