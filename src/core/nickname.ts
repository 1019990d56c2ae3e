import type { Problem } from './problem';

/** In characters as a reader sees them: a family emoji is one. */
export const LONGEST_NICKNAME = 12;

/** Signs as a reader counts them; by hand, because phones of 2020 have no Intl.Segmenter. */
function countSigns(text: string): number {
  const withoutJoined = text.replaceAll(/\u200d./gsu, '');
  const withoutMarks = withoutJoined.replaceAll(/[\p{M}\p{Cf}\p{Emoji_Modifier}]/gu, '');
  return Array.from(withoutMarks.replaceAll(/\p{Regional_Indicator}{2}/gu, '国')).length;
}

/** The nickname, trimmed, or what is wrong with it (only invisible signs are empty). Any writing and emoji are fine; it never leaves the phone. */
export function textToNickname(text: string): string | Problem {
  const nickname = text.trim().replaceAll(/\s+/gu, ' ');
  if (/^[\p{Cc}\p{Cf}\p{Z}]*$/u.test(nickname)) return { kind: 'nickname-empty' };
  return countSigns(nickname) > LONGEST_NICKNAME ? { kind: 'nickname-too-long' } : nickname;
}
