import { USUAL_WORK, type Entry } from '../../core/entry';
import type { Night } from '../../core/night';

/** 约 20/30/40/60 分钟: what one tap can say of homework done at school. */
export const GUESSES = [20, 30, 40, 60] as const;

/** 在校写完了 with a guess of minutes is a sitting like any other. */
export function guessedAtSchool(
  of: Pick<Entry, 'id' | 'child' | 'night' | 'minutes'>,
  tonight: Night,
): Entry {
  return {
    ...USUAL_WORK,
    ...of,
    subject: 'mixed',
    place: 'after-school',
    isGuess: true,
    ...(of.night < tonight ? { isBackFilled: true } : {}),
  };
}
