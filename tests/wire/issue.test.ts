import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { nightsOfTokenBlock } from '../../src/core/token-block';
import { issueAnswer, issueQuestion } from '../../src/wire/issue';

const POINT = 'A'.repeat(44);
const BLOCK = nightsOfTokenBlock('2026-11-02').map((night) => [night, POINT]);
const question = (differs: object = {}) => ({ term: '2026a', nights: BLOCK, surveys: [], ...differs });
const reads = (asked: unknown) => z.safeParse(issueQuestion, asked).success;

test('a block of 28 dates is one question, and no more than that', () => {
  expect(reads(question())).toBe(true);
  expect(reads(question({ nights: [...BLOCK, ['2026-11-30', POINT]] }))).toBe(false);
  const surveys = Array.from({ length: 20 }, (_, index) => [`abcdef${String(index + 10)}`, POINT]);
  expect(reads(question({ surveys }))).toBe(true);
  expect(reads(question({ surveys: [...surveys, ['abcdefgh', POINT]] }))).toBe(false);
});

test('what asks fits into what a family may send', () => {
  const surveys = Array.from({ length: 20 }, (_, index) => [`abcdef${String(index + 10)}`, POINT]);
  expect(JSON.stringify(question({ surveys })).length).toBeLessThan(16 * 1024);
});

test('it names a term, real dates, surveys and points, and nobody', () => {
  for (const differs of [
    { term: '2026c' },
    { term: undefined },
    { nights: [['2026-02-30', POINT]] },
    { nights: [['survey:abcd2345', POINT]] },
    { nights: [['2026-11-02', POINT.slice(1)]] },
    { nights: [['2026-11-02', POINT, POINT]] },
    { nights: [['2026-11-02']] },
    { nights: {} },
    { surveys: [['2026-11-02', POINT]] },
    { surveys: [['ABCD2345', POINT]] },
    { surveys: undefined },
    { class: '3n5k8m2q7t' },
    { auth: POINT },
  ])
    expect(reads(question(differs)), JSON.stringify(differs)).toBe(false);
});

test('each date has its point and proof, or the word why not', () => {
  const answers = (...t: unknown[]) => z.safeParse(issueAnswer, { t }).success;
  expect(
    answers(['2026-11-02', POINT, `${'A'.repeat(85)}A`], ['2026-11-03', 'spent'], ['abcd2345', 'window']),
  ).toBe(true);
  expect(answers(['2026-11-02', 'bad'])).toBe(true);
  expect(answers(['2026-11-02', POINT])).toBe(false);
  expect(answers(['2026-11-02', 'later'])).toBe(false);
  expect(answers(['2026-11-02'])).toBe(false);
});
