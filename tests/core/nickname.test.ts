import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_NICKNAME, textToNickname } from '../../src/core/nickname';
import { isProblem } from '../../src/core/problem';

const FAMILY = '👨‍👩‍👧‍👦';
/** The flag of England: one sign to the eye, 14 characters to a machine. */
const FLAG = '🏴󠁧󠁢󠁥󠁮󠁧󠁿';

test('any writing and any emoji is a nickname', () => {
  for (const name of ['小明', '🐯', 'Mia-Sophie', 'ཨ་མ', '👩🏽‍🚀', FLAG, 'é', '·'])
    expect(textToNickname(name)).toBe(name);
});

test('spaces around a nickname go and spaces within become one', () => {
  expect(textToNickname('  小 \u3000 明\n')).toBe('小 明');
});

test('nothing, or nothing that can be seen, is empty', () => {
  for (const text of ['', '  ', '\u3000', '\u200b\u200d', '\u2060', '\t\n', '\ufeff', '\u202e']) {
    expect(textToNickname(text), JSON.stringify(text)).toEqual({ kind: 'nickname-empty' });
  }
});

test('twelve signs as a reader sees them fit, however many characters an emoji takes', () => {
  for (const sign of ['字', '🐯', FAMILY, FLAG]) {
    expect(textToNickname(sign.repeat(LONGEST_NICKNAME))).toBe(sign.repeat(LONGEST_NICKNAME));
    expect(textToNickname(sign.repeat(LONGEST_NICKNAME + 1))).toEqual({ kind: 'nickname-too-long' });
  }
  expect(textToNickname('😀'.repeat(40))).toEqual({ kind: 'nickname-too-long' });
  expect((FLAG.repeat(2) + FAMILY).length).toBeGreaterThan(38);
});

test('signs are counted as the Segmenter of newer phones counts them', () => {
  const signs = ['字', 'a', '🐯', FAMILY, FLAG, '🇨🇳', '👩🏽‍🚀', 'é', 'e\u0301', '❤️', '3️⃣', 'नि'];
  const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 20 }), (chosen) => {
      const text = chosen.join('');
      const isTooLong = [...segmenter.segment(text)].length > LONGEST_NICKNAME;
      expect(isProblem(textToNickname(text)), text).toBe(isTooLong);
    }),
  );
});

test('a nickname taken once is taken again unchanged, and nothing typed throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const nickname = textToNickname(text);
      if (!isProblem(nickname)) expect(textToNickname(nickname)).toBe(nickname);
    }),
    { numRuns: 150 },
  );
});
