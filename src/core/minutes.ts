import { LONGEST_MINUTES } from './entry';
import type { Problem } from './problem';

const DIGITS = '〇一二三四五六七八九';
const UNITS: Record<string, number> = { 十: 10, 百: 100 };
/** Hundreds, tens and ones as spoken, so that 二三十 (twenty or thirty) is nobody's number. */
const SPOKEN = /^(?:[一二三四五六七八九]?百)?(?:[一二三四五六七八九]?十)?〇?[一二三四五六七八九]?$/u;

/** Full-width digits and signs as phones type them in Chinese, made plain. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '').replaceAll('零', '〇').replaceAll('两', '二');
}

/** 二十五 → 25, 一百二 → 120 (as spoken), 三〇 → 30; undefined when it is not a Chinese number. */
function chineseToNumber(text: string): number | undefined {
  if (/^[〇一二三四五六七八九]+$/u.test(text))
    return Number(Array.from(text, (sign) => DIGITS.indexOf(sign)).join(''));
  if (!SPOKEN.test(text)) return undefined;
  let total = 0;
  let digit = 0;
  for (const sign of text.replace(/百([一二三四五六七八九])$/u, '百$1十')) {
    const unit = UNITS[sign];
    if (unit) {
      total += (digit || 1) * unit;
      digit = 0;
    } else digit = DIGITS.indexOf(sign);
  }
  return total + digit;
}

function judge(minutes: number): number | Problem {
  if (minutes < 0) return { kind: 'minutes-negative' };
  if (minutes > LONGEST_MINUTES) return { kind: 'minutes-too-many' };
  if (!Number.isInteger(minutes)) return { kind: 'minutes-fraction' };
  return minutes === 0 ? { kind: 'minutes-zero' } : minutes;
}

/**
 * What a parent typed, as whole minutes 1…960, or the Problem with it. Full-width digits, Chinese
 * numerals and a trailing 分钟 or “min” are understood.
 */
export function textToMinutes(text: string): number | Problem {
  const bare = plain(text).replace(/(分钟|分|minutes?|mins?|m)$/iu, '');
  if (bare === '') return { kind: 'minutes-empty' };
  const number = chineseToNumber(bare) ?? (/^[+-]?\d+(\.\d+)?$/.test(bare) ? Number(bare) : undefined);
  return number === undefined ? { kind: 'minutes-not-a-number' } : judge(number);
}
