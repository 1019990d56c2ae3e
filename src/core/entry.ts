import type { Night } from './night';
import type { Flag, Kind, Place, SetBy, Subject } from './subject';

/** What sort of work a sitting is; a timer and an entry say the same. */
export type Work = {
  subject: Subject;
  /** The parent's own word for an `other` subject. */
  subjectName?: string;
  kind: Kind;
  setBy: SetBy;
  place: Place;
  flags: readonly Flag[];
};

/** The longest sitting that is believed: 16 hours. */
export const LONGEST_MINUTES = 960;

/** One sitting of homework: whole minutes, 1…960, on the night it was made for. Instants are epoch ms. */
export type Entry = Work & {
  id: string;
  child: string;
  night: Night;
  minutes: number;
  startedAt?: number;
  endedAt?: number;
  /** Written down on a later night than the one it belongs to. */
  isBackFilled?: boolean;
  /** The parent's guess (在校写完了, 约 30 分钟). */
  isGuess?: boolean;
};

/** What a parent may say of a whole evening without minutes: a recorded zero, or done at school, minutes unknown. */
export type Said = 'no-homework' | 'done-at-school';

/** School-set written work at home: what one tap means unless the parent says more. */
export const USUAL_WORK: Omit<Work, 'subject'> = {
  kind: 'written',
  setBy: 'school',
  place: 'home',
  flags: [],
};

/** Shares a sitting among subjects: the parts' minutes must sum to the sitting's. */
export type Share = { subject: Subject; subjectName?: string; minutes: number };

/** The sitting without the parent's own word: that belongs to the subject being shared out. */
function unnamed(entry: Entry): Entry {
  const copy = { ...entry };
  delete copy.subjectName;
  return copy;
}

/**
 * The sitting as parts, in the order given; the first keeps the id, the others get theirs from
 * `freshId`. Shares of 0 minutes are left out; throws when the shares do not make the sitting.
 */
export function splitEntry(entry: Entry, shares: readonly Share[], freshId: () => string): Entry[] {
  const sum = shares.reduce((minutes, share) => minutes + share.minutes, 0);
  const isWhole = shares.every(({ minutes }) => Number.isInteger(minutes) && minutes >= 0);
  if (sum !== entry.minutes || !isWhole) {
    throw new Error(`Shares of ${String(sum)} minutes do not make ${String(entry.minutes)} whole minutes.`);
  }
  return shares
    .filter((share) => share.minutes > 0)
    .map((share, index) => ({ ...unnamed(entry), ...share, id: index === 0 ? entry.id : freshId() }));
}
