import type { Problem } from '../../../core/problem';

const LEAST_CHARACTERS = 8;

/** A passphrase as it was meant: full-width letters and blanks around it make no other one. */
export function plainPassphrase(typed: string): string {
  return typed.normalize('NFKC').trim();
}

/** Why a new passphrase cannot be used; undefined where it can. `again` is what was typed the second time, if it was asked. */
export function passphraseProblem(typed: string, again?: string): Problem | undefined {
  const plain = plainPassphrase(typed);
  if (Array.from(plain).length < LEAST_CHARACTERS) return { kind: 'passphrase-short' };
  if (again !== undefined && plainPassphrase(again) !== plain) return { kind: 'passphrase-differs' };
  return undefined;
}

export type Strength = 'weak' | 'fair' | 'strong';

/** Of how many characters of its kind one is chosen; of Chinese ones people take common ones. */
const KINDS: readonly [RegExp, number][] = [
  [/\p{Nd}/u, 10],
  [/\p{Ll}/u, 26],
  [/\p{Lu}/u, 26],
  [/\p{Script=Han}/u, 500],
  [/[^\p{L}\p{N}]/u, 20],
];

/** A character that goes on from the one before (aaa, abc, 321) is no choice. */
function isChosen(character: string, before: string | undefined): boolean {
  return before === undefined || Math.abs((character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) > 1;
}

/**
 * How long guessing would take, in one word: a birthday or a phone number is weak, a short sentence strong. Bits counted
 * by length and kinds alone, so it is an estimate: whoever takes words of a poem gets less than it says.
 */
export function strengthOf(typed: string): Strength {
  const characters = Array.from(plainPassphrase(typed));
  const chosen = characters.filter((character, at) => isChosen(character, characters[at - 1]));
  const choice = KINDS.filter(([kind]) => chosen.some((character) => kind.test(character))).reduce(
    (sum, [, count]) => sum + count,
    0,
  );
  const bits = Math.min(chosen.length, new Set(chosen).size * 2) * Math.log2(Math.max(choice, 2));
  if (bits < 45) return 'weak';
  return bits < 65 ? 'fair' : 'strong';
}
