import { contributionOf, isSameContribution, type Contribution } from '../../core/contribution';
import { isConsentCurrent } from '../../core/consent';
import { freshLetter, nextSending, want } from '../../core/letter';
import type { Night } from '../../core/night';
import type { EnrolmentRow } from './class-rows';
import type { Home } from './database';
import { LEFT_IDS, letterId, UNDRAWN, type LetterRow } from './letter-rows';
import { lettersOf, marked } from './letters';
import { limitOfSeat, openEvenings, schoolNight, type OpenEvening } from './seat-evenings';
import { isSoundTimer } from './sound';
import { isSoundEnrolment } from './sound-class';
import { isSoundLetter } from './sound-letters';
import { nightsOf } from './views';

/** What the world lends a refreshing: the instant (epoch ms), and chance in [0, 1). */
export type Moment = { now: number; random: () => number };

/** A letter waits up to this long (ms) after its last change (PRIVACY.md, step 6). */
export const JITTER_MS = 30 * 60_000;

/**
 * A letter of a seat just given up waits this long (ms): longer than a hand needs for the line with undo. That line
 * lasts until it is closed, and an undo after the letter went is right too; this only spares the way there and back.
 */
export const LEAVING_MS = 15_000;

/** An evening that closes sooner (ms) may see no other visit: whoever writes it down over breakfast stays two minutes. */
const LAST_DAY_MS = 24 * 60 * 60_000;
const LAST_DAY_JITTER_MS = 2 * 60_000;

/** When (epoch ms) a letter may go; of what is about to close the last minutes are not waited away. */
export function drawDue(closes: number, { now, random }: Moment): number {
  const left = Math.max(0, closes - now);
  const longest = left <= LAST_DAY_MS ? LAST_DAY_JITTER_MS : JITTER_MS;
  return Math.round(now + random() * Math.min(longest, left / 2));
}

/** Whether the child's timer runs on an evening: then the last change is still to come. */
export async function isTimed(
  home: Home,
  child: string,
  { night, last }: { night: Night; last: Night },
): Promise<boolean> {
  const timer = await home.timers.get(child);
  return timer !== undefined && isSoundTimer(timer) && timer.night >= night && timer.night <= last;
}

async function wantedOn(home: Home, seat: EnrolmentRow, evening: OpenEvening): Promise<Contribution | null> {
  const { entries, said } = await nightsOf(home, seat.child, { first: evening.night, last: evening.last });
  const told = contributionOf({ entries, said: Object.values(said) }, limitOfSeat(seat, evening), evening);
  return 'kind' in told ? null : told;
}

function firstLetter(seat: EnrolmentRow, evening: OpenEvening, wanted: Contribution): LetterRow {
  const { child, seen } = seat;
  const { night, last, term } = evening;
  const id = letterId(child, seen.class, night);
  const place = { id, child, class: seen.class, className: seen.name, term, night, last };
  return { ...freshLetter(wanted), ...place, closesAt: evening.closesAt, due: 0 };
}

/** The letter by the diary as it is now; a new time is drawn when what is wanted changed. */
function wanting(row: LetterRow, wanted: Contribution | null, moment: Moment): LetterRow {
  if (isSameContribution(row.wanted, wanted)) return row;
  return { ...marked(row, (letter) => want(letter, wanted)), due: drawDue(row.closesAt, moment) };
}

/** The letter on its evening as the school's calendar has it now. One closed by a clock set forward is open again. */
function placed(row: LetterRow, { last, closesAt }: OpenEvening, now: number): LetterRow {
  const isReopened = row.isClosed === true && row.closesAt > now;
  if (row.last === last && row.closesAt === closesAt && !isReopened) return row;
  if (row.isClosed && !isReopened) return row;
  const { isClosed: _, ...open } = row;
  return { ...open, last, closesAt };
}

async function refreshEvening(
  home: Home,
  { seat, evening }: { seat: EnrolmentRow; evening: OpenEvening },
  moment: Moment,
): Promise<void> {
  if (await isTimed(home, seat.child, evening)) return;
  const wanted = await wantedOn(home, seat, evening);
  const row = await home.letters.get(letterId(seat.child, seat.seen.class, evening.night));
  if (row && !isSoundLetter(row)) return;
  if (!row) {
    if (wanted === null) return;
    const letter = firstLetter(seat, evening, wanted);
    await home.letters.put({ ...letter, due: drawDue(evening.closesAt, moment) });
    return;
  }
  const open = placed(row, evening, moment.now);
  const next = open.isClosed ? open : wanting(open, wanted, moment);
  if (next !== row) await home.letters.put(next);
}

/** What stood was counted: the evening can be changed no more, so its token is of no use. */
function closed(row: LetterRow): LetterRow {
  const { token: _, hold: __, ...rest } = row;
  return { ...rest, isClosed: true };
}

async function refreshSeat(home: Home, seat: EnrolmentRow, moment: Moment): Promise<void> {
  const evenings = openEvenings(seat, moment.now);
  for (const evening of evenings) await refreshEvening(home, { seat, evening }, moment);
  const tonight = schoolNight(seat.seen, moment.now);
  // An evening the school's calendar knows no more, as when a break was entered: nothing of it can stand.
  const strays = (await lettersOf(home, seat.child)).filter(
    ({ class: id, night, isClosed, isLeft }) =>
      id === seat.seen.class &&
      !isClosed &&
      !isLeft &&
      night <= tonight &&
      evenings.every((evening) => evening.night !== night),
  );
  await home.letters.bulkPut(strays.map((row) => wanting(row, null, moment)));
}

async function closeEvenings(home: Home, child: string, now: number): Promise<void> {
  const over = (await lettersOf(home, child)).filter(
    ({ closesAt, isClosed, isLeft }) => !isClosed && !isLeft && closesAt <= now,
  );
  await home.letters.bulkPut(over.map(closed));
}

/** By so much (ms) a clock may be set forward and right again, and a seat given up meanwhile still takes itself back. */
const CLOCK_ERRS_MS = 7 * 24 * 60 * 60_000;

/** Whether a letter of a seat given up is history: nothing brings it back, as a new look at the class does others. */
function isPast(row: LetterRow, now: number): boolean {
  if (row.isClosed || nextSending(row) === undefined) return row.closesAt <= now;
  return row.closesAt + CLOCK_ERRS_MS <= now;
}

/** Letters of seats given up: their time is drawn, and once their evening has closed they are history. */
async function refreshLeft(home: Home, { now }: Moment): Promise<void> {
  const left = await home.letters
    .where('id')
    .between(...LEFT_IDS)
    .filter(isSoundLetter)
    .toArray();
  for (const row of left) {
    if (row.due === UNDRAWN) await home.letters.put({ ...row, due: now + LEAVING_MS });
    if (!isPast(row, now)) continue;
    const { isLeft: _, ...history } = closed(row);
    const id = letterId(row.child, row.class, row.night);
    await home.letters.delete(row.id);
    if (!(await home.letters.get(id))) await home.letters.put({ ...history, id });
  }
}

/**
 * Makes the letters say what the diary says: for each child with a seat and each of its class's evenings still open.
 * Derived from what lies there, so edits, undo, deletion and back-filling need tell nobody, and a refreshing that found
 * the storage full is made good by the next.
 */
export function refreshLetters(home: Home, moment: Moment): Promise<void> {
  const tables = [home.enrolments, home.letters, home.entries, home.evenings, home.timers];
  return home.transaction('rw', tables, async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    for (const seat of seats) {
      await closeEvenings(home, seat.child, moment.now);
      if (isConsentCurrent(seat.consent.version)) await refreshSeat(home, seat, moment);
    }
    await refreshLeft(home, moment);
  });
}
