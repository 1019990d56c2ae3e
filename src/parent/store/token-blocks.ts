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
import { openSurveys, type OpenSurvey } from './survey-tokens';

/** A block of tokens to ask for now, unless its hold says to wait, and the seat it is asked for. */
export type BlockToAsk = {
  block: TokenBlockRow;
  seat: EnrolmentRow;
  /** Every open survey of the class whose token is of the block's term, answered or not. */
  surveys: string[];
};

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
 * The blocks still to be asked for, and once more that of a term in which a survey was opened since. Whichever is asked
 * for, every open survey of its term goes along: what a phone asks for tells nothing of what it answers.
 */
function withSurveys(
  seat: EnrolmentRow,
  due: readonly TokenBlockRow[],
  open: readonly OpenSurvey[],
): BlockToAsk[] {
  const ofTerm = (term: Term) => open.filter((survey) => survey.term === term);
  const asked = due.filter(({ given }) => !given);
  for (const term of new Set(open.filter(({ isMissing }) => isMissing).map((survey) => survey.term))) {
    if (asked.some((block) => block.term === term) || yearOfTerm(term) !== yearOfTerm(seat.term)) continue;
    const block = due.find((each) => each.term === term) ?? pastBlock(seat, ofTerm(term));
    if (block) asked.push(block);
  }
  return asked.map((block) => ({ block, seat, surveys: ofTerm(block.term).map(({ survey }) => survey) }));
}

/** A survey of last term, still open in this one: its own block is over, and nothing of it is kept. */
function pastBlock(
  { child, seen }: EnrolmentRow,
  [survey]: readonly OpenSurvey[],
): TokenBlockRow | undefined {
  if (!survey) return undefined;
  const { term, opens } = survey;
  const first = tokenBlockOf(opens);
  const id = tokenBlockId(child, seen.class, { term, first });
  return { id, child, class: seen.class, term, first, from: opens };
}

/**
 * The blocks to ask for at an instant: tonight's at once, the next one from an evening of the last week drawn by chance.
 * Blocks whose evenings have all closed are forgotten.
 */
export function blocksToAsk(home: Home, { now, random }: Moment): Promise<BlockToAsk[]> {
  const tables = [home.enrolments, home.tokenBlocks, home.surveys, home.surveyTokens];
  return home.transaction('rw', tables, async () => {
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
      const due = rows.filter((row) => isDue(row) && !row.problem);
      asked.push(...withSurveys(seat, due, await openSurveys(home, seat, now)));
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

/** The endpoint answered for every date of the block. What it gave out before stays where it gives nothing now. */
export function noteGiven(home: Home, id: string, given: GivenOut[]): Promise<void> {
  return changeBlock(home, id, ({ hold: _, problem: __, ...block }) => {
    const tokenBefore = (night: Night) =>
      block.given?.find((each) => each.night === night && 'token' in each);
    return {
      ...block,
      given: given.map((each) => ('token' in each ? each : (tokenBefore(each.night) ?? each))),
    };
  });
}

/** The endpoint is away, or gives nothing out yet: it is not asked before `until`. */
export function noteBlockHold(home: Home, id: string, hold: Hold): Promise<void> {
  return changeBlock(home, id, (block) => ({ ...block, hold }));
}

/** This seat gets no tokens of this block. */
export function noteBlockProblem(home: Home, id: string, problem: Problem): Promise<void> {
  return changeBlock(home, id, ({ hold: _, ...block }) => ({ ...block, problem }));
}
