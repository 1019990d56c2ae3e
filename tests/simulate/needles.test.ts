import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { needlesIn, waysToWrite, waysToWriteCode, waysToWriteText } from './needles';

const secret = randomBytes(32);
const code = 'k7m2q9w4r8t3n6p5';
const needles = [
  ...waysToWrite('token', secret),
  ...waysToWriteCode(code),
  ...waysToWriteText('nickname', '小满点灯'),
];

test('whatever way a secret is written, it is found, and nothing else', () => {
  const rubbish = () => randomBytes(10_000);
  for (const { name, bytes } of needles) {
    const haystack = Buffer.concat([rubbish(), bytes, rubbish()]);
    expect(needlesIn(haystack, needles)).toContain(name);
    expect(needlesIn(bytes, needles)).toContain(name);
    expect(needlesIn(bytes.subarray(1), needles)).not.toContain(name);
  }
  expect(needlesIn(rubbish(), needles)).toEqual([]);
});

test('a code stands for ten bytes, five bits a character', () => {
  const raw = waysToWriteCode('0000000000000001').find(({ name }) => name.includes('(raw)'));
  expect(raw?.bytes.toString('hex')).toBe('00000000000000000001');
});
