import { isSameContribution } from '../../core/contribution';
import { isConsentCurrent } from '../../core/consent';
import { answered, keepTheirs, nextSending, send, type LetterAnswer, type Sending } from '../../core/letter';
import type { Hold } from './class-rows';
import type { Home } from './database';
import { LEFT_IDS, letterId, type LetterRow, type Token } from './letter-rows';
import { lettersOf, marked } from './letters';
import { isTimed } from './refresh-letters';
import { openEvenings } from './seat-evenings';
import { isSoundEnrolment } from './sound-class';
import { isSoundLetter } from './sound-letters';
import { noteTimes } from './sync-times';
import { tokenOfNight } from './given-tokens';

/** A letter that has something to say and may say it. */
export type Waiting = {
  row: LetterRow;
  /** The evening it speaks of: a visit speaks of one. */
  about: string;
  /** From when (epoch ms) the endpoint takes letters of this evening. */
  opensAt: number;
  /** Missing while none was given out: then it cannot go. */
  token: Token | undefined;
  /** The child's timer runs on this evening. */
  isTimed: boolean;
};

/** The evening a letter is about, also when its seat was given up meanwhile. */
export function eveningOf({ child, class: classId, night }: LetterRow): string {
  return letterId(child, classId, night);
}

/** What the parent takes back, or whose seat is given up. */
export function isTakenBack({ isWithheld, isLeft }: Pick<LetterRow, 'isWithheld' | 'isLeft'>): boolean {
  return isWithheld === true || isLeft === true;
}

async function waitingOfSeats(home: Home, now: number): Promise<Waiting[]> {
  const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
  const waiting: Waiting[] = [];
  for (const seat of seats) {
    const isAgreed = isConsentCurrent(seat.consent.version);
    const evenings = openEvenings(seat, now);
    const rows = (await lettersOf(home, seat.child)).filter(
      (row) =>
        !row.isLeft &&
        row.class === seat.seen.class &&
        (isAgreed || isTakenBack(row)) &&
        nextSending(row) !== undefined,
    );
    for (const row of rows) {
      const opensAt = evenings.find(({ night }) => night === row.night)?.opensAt ?? 0;
      const token = row.token ?? (await tokenOfNight(home, row));
      waiting.push({
        row,
        about: eveningOf(row),
        opensAt,
        token,
        isTimed: await isTimed(home, seat.child, row),
      });
    }
  }
  return waiting;
}

/** Everything that waits to be sent, what closes first at the front. */
export async function outbox(home: Home, now: number): Promise<Waiting[]> {
  const tables = [home.enrolments, home.letters, home.tokenBlocks, home.timers];
  return home.transaction('r', tables, async () => {
    const left = await home.letters
      .where('id')
      .between(...LEFT_IDS)
      .filter((row) => isSoundLetter(row) && row.closesAt > now && nextSending(row) !== undefined)
      .toArray();
    const ofLeft = left.map((row) => ({
      row,
      about: eveningOf(row),
      opensAt: 0,
      token: row.token,
      isTimed: false,
    }));
    return [...ofLeft, ...(await waitingOfSeats(home, now))].sort(
      (one, other) => one.row.closesAt - other.row.closesAt,
    );
  });
}

/** One letter as it goes over the line. */
export type Outgoing = { row: LetterRow; sending: Sending; token: Token };

/**
 * Hands a letter to the line: what is sent stands in the row, with its token, before it goes, so that after a lost
 * answer or a killed tab the very same goes again. Undefined when there is nothing to say any more.
 */
export function handOver(
  home: Home,
  { row: { id }, token }: { row: LetterRow; token: Token },
  now: number,
): Promise<Outgoing | undefined> {
  return home.transaction('rw', [home.letters, home.kept], async () => {
    const row = await home.letters.get(id);
    const sending = row && isSoundLetter(row) ? nextSending(row) : undefined;
    if (!row || !sending) return undefined;
    const gone: LetterRow = { ...marked(row, (letter) => send(letter, sending)), token };
    await home.letters.put(gone);
    // Of a seat given up nothing is remembered: what it takes back is no visit's one evening.
    await noteTimes(home, { nightAt: now, ...(!row.isLeft && { evening: eveningOf(row) }) });
    return { row: gone, sending, token };
  });
}

function isSameSending(one: Sending | undefined, other: Sending): boolean {
  return one !== undefined && one.r === other.r && isSameContribution(one.v, other.v);
}

/** The endpoint's answer to what was handed over; `now` is epoch ms. */
export function noteAnswer(
  home: Home,
  { row: { id }, sending }: Outgoing,
  { answer, now }: { answer: LetterAnswer; now: number },
): Promise<void> {
  return home.transaction('rw', home.letters, async () => {
    const row = await home.letters.get(id);
    if (!row || !isSoundLetter(row) || !isSameSending(row.sending, sending)) return;
    const { hold: _, ...told } = marked(row, (letter) => answered(letter, answer));
    // Nobody is asked for a class they left: the other phone's figures stay. This phone's own are still taken back.
    if (told.isLeft && told.taken !== undefined) await home.letters.put(marked(told, keepTheirs));
    else if (answer.kind === 'closed') {
      const { token: __, ...history } = told;
      // By this a letter the endpoint closed is told from one that a wrong clock here closed.
      await home.letters.put({ ...history, closesAt: Math.min(told.closesAt, now) });
    } else await home.letters.put(told);
  });
}

/** The endpoint is away, or the evening not open there: the letter stays on its way and is tried again after `until`. */
export function noteLetterHold(home: Home, id: string, hold: Hold): Promise<void> {
  return home.transaction('rw', home.letters, async () => {
    const row = await home.letters.get(id);
    if (row && isSoundLetter(row)) await home.letters.put({ ...row, hold });
  });
}
