import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_MINUTES } from '../../src/core/entry';
import { textToMinutes } from '../../src/core/minutes';
import { isProblem } from '../../src/core/problem';

function kindOf(text: string): string | number {
  const outcome = textToMinutes(text);
  return isProblem(outcome) ? outcome.kind.replace('minutes-', '') : outcome;
}

const SIGNS = '零一二三四五六七八九';

/** 1…999 as it is written in full: 十五, 一百零五, 一百一十五. */
function chinese(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const hundredPart = hundreds ? `${SIGNS.charAt(hundreds)}百` : '';
  const tenSign = tens === 1 && !hundreds ? '' : SIGNS.charAt(tens);
  const tenPart = tens ? `${tenSign}十` : hundreds && ones ? '零' : '';
  return hundredPart + tenPart + (ones ? SIGNS.charAt(ones) : '');
}

/** As it is said: 一百二 for 120, 两百 for 200. */
function spoken(number: number): string {
  const text = chinese(number).replace(/^二百/, '两百');
  return number % 10 === 0 && number > 100 ? text.replace(/十$/, '') : text;
}

const anyMinutes = fc.integer({ min: 1, max: LONGEST_MINUTES });

test('whole minutes from 1 to 960 are understood in plain and in full-width digits', () => {
  fc.assert(
    fc.property(anyMinutes, (minutes) => {
      const text = String(minutes);
      const wide = text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
      for (const typed of [text, wide, `０${wide}`, `+${text}`, ` ${text} `, `${text}.0`])
        expect(kindOf(typed)).toBe(minutes);
      for (const unit of ['分钟', '分', ' 分钟 ', 'min', ' mins', ' minutes', 'M'])
        expect(kindOf(text + unit)).toBe(minutes);
    }),
  );
});

test('every Chinese numeral from 1 to 999 is understood as written, as spoken and digit by digit', () => {
  for (let number = 1; number <= 999; number += 1) {
    const meant = number > LONGEST_MINUTES ? 'too-many' : number;
    const digits = String(number).replace(/\d/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit)));
    expect(kindOf(chinese(number)), chinese(number)).toBe(meant);
    expect(kindOf(spoken(number)), spoken(number)).toBe(meant);
    expect(kindOf(`${digits}分钟`), digits).toBe(meant);
  }
});

test('一百二 is 120, 一百零二 is 102 and 两百五 is 250, as people speak', () => {
  expect(['一百二', '一百零二', '两百五', '十', '百', '一百十五'].map(kindOf)).toEqual([
    120, 102, 250, 10, 100, 115,
  ]);
});

test('二三十 and other numbers nobody means exactly are not guessed', () => {
  const vague = [
    '二三十',
    '十十',
    '百百',
    '十百',
    '十几',
    '几十',
    '半小时',
    '一十百',
    '1小时',
    '一二十',
    '二十1',
  ];
  for (const text of vague) expect(kindOf(text), text).toBe('not-a-number');
});

test('nothing typed is empty, a unit alone too', () => {
  expect(['', '   ', '\u3000', '分钟', 'min', '\n'].map(kindOf)).toEqual(Array(6).fill('empty'));
});

test('16 hours are believed and a minute more is not', () => {
  const typed = ['960', '961', '960.5', '9'.repeat(400), '一〇〇〇'];
  expect(typed.map(kindOf)).toEqual([960, 'too-many', 'too-many', 'too-many', 'too-many']);
});

test('zero, fractions and negative numbers are told apart', () => {
  expect(['0', '０', '零', '-0', '0.0', '0分'].map(kindOf)).toEqual(Array(6).fill('zero'));
  expect(['0.5', '12.5', '１２．５', '959.99'].map(kindOf)).toEqual(Array(4).fill('fraction'));
  expect(['-1', '－30', '-0.5', '-9999'].map(kindOf)).toEqual(Array(4).fill('negative'));
});

test('what is no number is said to be none', () => {
  const wrong = [
    'abc',
    '1e3',
    '0x10',
    '1,000',
    '--1',
    '30-40',
    '30分钟左右',
    'NaN',
    'Infinity',
    '😀',
    '.',
    '١٢',
    '.5',
    '5.',
  ];
  for (const text of wrong) expect(kindOf(text), text).toBe('not-a-number');
});

test('any text gives 1…960 whole minutes or a Problem, and never throws', () => {
  const scraps = fc.string({ unit: fc.constantFrom(...Array.from('0159.+-eE零〇一十百两分钟min ０．－')) });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), scraps), (text) => {
      const outcome = textToMinutes(text);
      if (isProblem(outcome)) return;
      expect(Number.isInteger(outcome) && outcome >= 1 && outcome <= LONGEST_MINUTES, text).toBe(true);
    }),
    { numRuns: 300 },
  );
});
