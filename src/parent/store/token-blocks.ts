import { isConsentCurrent } from '../../core/consent';
import { addNights, type Night } from '../../core/night';
import type { Problem } from '../../core/problem';
import { yearOfTerm, type Term } from '../../core/term';
import { askingNight, nextTokenBlock, nightsOfTokenBlock, tokenBlockOf } from '../../core/token-block';
import type { EnrolmentRow, Hold } from './class-rows';
import type { Home } from './database';
import { tokenBlockId, type GivenOut, type TokenBlockRow } from './letter-rows';
import type { Moment } from './refresh-letters';
import { openEvenings, schoolNight, termOfSeat } from './seat-evenings';
import { isSoundEnrolment } from './sound-class';
import { isSoundTokenBlock } from './sound-letters';

/** A block of tokens to ask for now, unless its hold says to wait, and the seat it is asked for. */
export type BlockToAsk = { block: TokenBlockRow; seat: EnrolmentRow };

/** The terms the dates of a block are in, of the seat's own school year: a slip lives no longer. */
function termsIn(seat: EnrolmentRow, first: Night): Term[] {
  const terms = nightsOfTokenBlock(first).map((night) => termOfSeat(seat, night));
  return [...new Set(terms)].filter((term) => yearOfTerm(term) === yearOfTerm(seat.term));
}

/** The rows of one block as they should be there; `from` is drawn once, with the row. */
async function ensureBlocks(
  home: Home,
  seat: EnrolmentRow,
  { first, from }: { first: Night; from: () => Night },
): Promise<void> {
  for (const term of termsIn(seat, first)) {
    const place = { child: seat.child, class: seat.seen.class };
    const id = tokenBlockId(place.child, place.class, { term, first });
    if (!(await home.tokenBlocks.get(id)))
      await home.tokenBlocks.put({ id, ...place, term, first, from: from() });
  }
}

async function blocksOf(home: Home, { child, seen }: EnrolmentRow): Promise<TokenBlockRow[]> {
  const rows = await home.tokenBlocks.where('child').equals(child).filter(isSoundTokenBlock).toArray();
  return rows.filter((row) => row.class === seen.class);
}

/**
 * The blocks to ask for at an instant: tonight's at once, the next one from an evening of the last week drawn by chance.
 * Blocks whose evenings have all closed are forgotten.
 */
export function blocksToAsk(home: Home, { now, random }: Moment): Promise<BlockToAsk[]> {
  return home.transaction('rw', [home.enrolments, home.tokenBlocks], async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    const asked: BlockToAsk[] = [];
    for (const seat of seats.filter(({ consent }) => isConsentCurrent(consent.version))) {
      const tonight = schoolNight(seat.seen, now);
      const [first, next] = [tokenBlockOf(tonight), nextTokenBlock(tokenBlockOf(tonight))];
      await ensureBlocks(home, seat, { first, from: () => tonight });
      await ensureBlocks(home, seat, { first: next, from: () => askingNight(next, random()) });
      const oldest = openEvenings(seat, now).pop()?.night ?? tonight;
      const rows = await blocksOf(home, seat);
      const over = rows.filter((row) => addNights(nextTokenBlock(row.first), -1) < oldest);
      await home.tokenBlocks.bulkDelete(over.map(({ id }) => id));
      const isDue = (row: TokenBlockRow) =>
        row.first === first || (row.first === next && row.from <= tonight);
      const due = rows.filter((row) => isDue(row) && !row.given && !row.problem);
      asked.push(...due.map((block) => ({ block, seat })));
    }
    return asked;
  });
}

/** Changes a block that is still there: the parent may have left the class meanwhile. */
function changeBlock(home: Home, id: string, to: (block: TokenBlockRow) => TokenBlockRow): Promise<void> {
  return home.transaction('rw', home.tokenBlocks, async () => {
    const block = await home.tokenBlocks.get(id);
    if (block && isSoundTokenBlock(block)) await home.tokenBlocks.put(to(block));
  });
}

/** The endpoint answered for every date of the block. */
export function noteGiven(home: Home, id: string, given: GivenOut[]): Promise<void> {
  return changeBlock(home, id, ({ hold: _, problem: __, ...block }) => ({ ...block, given }));
}

/** The endpoint is away, or gives nothing out yet: it is not asked before `until`. */
export function noteBlockHold(home: Home, id: string, hold: Hold): Promise<void> {
  return changeBlock(home, id, (block) => ({ ...block, hold }));
}

/** This seat gets no tokens of this block. */
export function noteBlockProblem(home: Home, id: string, problem: Problem): Promise<void> {
  return changeBlock(home, id, ({ hold: _, ...block }) => ({ ...block, problem }));
}
