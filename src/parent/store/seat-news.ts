import { schoolYear } from '../../core/grade';
import type { Night } from '../../core/night';
import { nightOfClass, yearOfTerm } from '../../core/term';
import { nextTokenBlock } from '../../core/token-block';
import type { Home } from './database';
import type { LetterRow, TokenBlockRow } from './letter-rows';
import { isSoundEnrolment } from './sound-class';
import { isSoundTokenBlock } from './sound-letters';

/**
 * Why the evenings of a seat do not go, where it is not the network: its school `year` is over; `few` families have joined so far; the `keys` are
 * not the slip's; the seat is `revoked`; or a slip put in place of another counts `from` a later evening on.
 */
export type SeatNews = { kind: 'few' | 'keys' | 'revoked' | 'year' } | { kind: 'spent'; from: Night };

const OF_PROBLEM: Partial<Record<string, 'few' | 'keys' | 'revoked'>> = {
  'too-few-families': 'few',
  'keys-differ': 'keys',
  'seat-unknown': 'revoked',
};

function newsOf({ problem, hold, given, first }: TokenBlockRow): SeatNews | undefined {
  const kind = OF_PROBLEM[problem?.kind ?? hold?.problem.kind ?? ''];
  if (kind) return { kind };
  const isSpent = given?.some((date) => 'none' in date && date.none === 'spent');
  return isSpent ? { kind: 'spent', from: nextTokenBlock(first) } : undefined;
}

/** Whether an evening cannot go, line or not; one that was handed to the line once has its token. */
export function isStuck(
  { night, token }: Pick<LetterRow, 'night' | 'token'>,
  news: SeatNews | undefined,
): boolean {
  if (!news || token) return false;
  return news.kind !== 'spent' || night < news.from;
}

/** What a parent should know of a child's seat in a class; undefined while all is well. */
export async function seatNews(
  home: Home,
  { child, classId }: { child: string; classId: string },
  tonight: Night,
): Promise<SeatNews | undefined> {
  const end = await yearEnd(home, { child, classId }, tonight);
  if (end === 'over') return { kind: 'year' };
  const rows = await home.tokenBlocks.where('child').equals(child).filter(isSoundTokenBlock).toArray();
  const news = rows
    // Blocks that are over tell of what once was.
    .filter((row) => row.class === classId && nextTokenBlock(row.first) > tonight)
    .sort((one, other) => one.first.localeCompare(other.first))
    .map(newsOf);
  const told = news.find((each) => each !== undefined && each.kind !== 'spent') ?? news.find((each) => each);
  return end === 'ending' && told?.kind === 'revoked' ? { kind: 'year' } : told;
}

/**
 * A seat lives one school year. In August the school may have begun the next one (`ending`): a seat that it does not know
 * any more is then no riddle.
 */
async function yearEnd(
  home: Home,
  { child, classId }: { child: string; classId: string },
  tonight: Night,
): Promise<'over' | 'ending' | undefined> {
  const seat = await home.enrolments.get(child);
  if (!seat || !isSoundEnrolment(seat) || seat.seen.class !== classId) return undefined;
  const year = yearOfTerm(seat.term);
  if (year < schoolYear(tonight)) return 'over';
  return year < schoolYear(nightOfClass(tonight)) ? 'ending' : undefined;
}
