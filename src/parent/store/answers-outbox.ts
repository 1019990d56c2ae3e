import { isConsentCurrent } from '../../core/consent';
import { answered, keepTheirs, nextSending, send, type LetterAnswer, type Sending } from '../../core/letter';
import { isSame } from '../../core/same';
import type { Answers } from '../../core/survey';
import type { Hold } from './class-rows';
import type { Home } from './database';
import { UNDRAWN, type Token } from './letter-rows';
import { drawDue, LEAVING_MS, type Moment } from './refresh-letters';
import { isSoundEnrolment } from './sound-class';
import { isSoundAnswers, isSoundSurveyToken } from './sound-surveys';
import { answersId, type AnswersRow } from './survey-rows';
import { noteTimes } from './sync-times';

/** Answers that have something to say and may say it; without a token or a door they cannot go. */
export type AnswersWaiting = { row: AnswersRow; token: Token | undefined };

/** What goes in place of a token: for whom no seat is known, the secret of the QR. */
export type AnswersPass = Token | { nonce: Uint8Array; door: string };

/** What answers are about, also when their seat was given up meanwhile. */
export function answersAbout({ child, class: classId, survey }: AnswersRow): string {
  return answersId(child, classId, survey);
}

/** What shows that these answers may be counted, as far as it is there. */
export function passOf({ row: { door }, token }: AnswersWaiting): AnswersPass | undefined {
  return door ? { nonce: door.nonce, door: door.code } : token;
}

async function tokenFor(home: Home, row: AnswersRow): Promise<Token | undefined> {
  if (row.token) return row.token;
  const given = await home.surveyTokens.get(answersAbout(row));
  return given && isSoundSurveyToken(given) && 'token' in given
    ? { nonce: given.nonce, token: given.token }
    : undefined;
}

/** Whether what these answers go with is there; a token is given out apart from them, and they wait for it. */
export async function hasPass(home: Home, row: AnswersRow): Promise<boolean> {
  return passOf({ row, token: await tokenFor(home, row) }) !== undefined;
}

/** Whether the parent agreed to what goes; what is taken back goes whatever was agreed to. */
async function isAgreed(home: Home, { child, letter, isLeft, door }: AnswersRow): Promise<boolean> {
  if (letter.isWithheld || isLeft || door) return true;
  const seat = await home.enrolments.get(child);
  return seat !== undefined && isSoundEnrolment(seat) && isConsentCurrent(seat.consent.version);
}

/** Everything of surveys that waits to be sent, what closes first at the front. */
export async function answersOutbox(home: Home, now: number): Promise<AnswersWaiting[]> {
  const tables = [home.answers, home.surveyTokens, home.enrolments];
  return home.transaction('r', tables, async () => {
    const rows = (await home.answers.toArray()).filter(
      (row) => isSoundAnswers(row) && row.closesAt > now && nextSending(row.letter) !== undefined,
    );
    const waiting: AnswersWaiting[] = [];
    for (const row of rows)
      if (await isAgreed(home, row)) waiting.push({ row, token: await tokenFor(home, row) });
    return waiting.sort((one, other) => one.row.closesAt - other.row.closesAt);
  });
}

/** Answers as they go over the line. */
export type AnswersOutgoing = { row: AnswersRow; sending: Sending<Answers>; pass: AnswersPass };

/** Hands answers to the line, as outbox.ts does a night's letter. */
export function handOverAnswers(
  home: Home,
  waiting: AnswersWaiting,
  now: number,
): Promise<AnswersOutgoing | undefined> {
  return home.transaction('rw', [home.answers, home.kept], async () => {
    const row = await home.answers.get(waiting.row.id);
    const sending = row && isSoundAnswers(row) ? nextSending(row.letter) : undefined;
    const pass = passOf(waiting);
    if (!row || !sending || !pass) return undefined;
    const { token } = waiting;
    const gone: AnswersRow = { ...row, letter: send(row.letter, sending), ...(token && { token }) };
    await home.answers.put(gone);
    await noteTimes(home, { nightAt: now, ...(!row.isLeft && { evening: answersAbout(row) }) });
    return { row: gone, sending, pass };
  });
}

/** The endpoint's answer to what was handed over; `now` is epoch ms. */
export function noteAnswersAnswer(
  home: Home,
  { row: { id }, sending }: AnswersOutgoing,
  { answer, now }: { answer: LetterAnswer; now: number },
): Promise<void> {
  return home.transaction('rw', home.answers, async () => {
    const row = await home.answers.get(id);
    if (!row || !isSoundAnswers(row) || !isSame(row.letter.sending, sending)) return;
    const { hold: _, ...rest } = row;
    const letter = answered(row.letter, answer);
    if (answer.kind === 'closed') {
      const { token: __, ...history } = rest;
      // By this answers the endpoint closed are told from such that a wrong clock here closed.
      await home.answers.put({ ...history, letter, closesAt: Math.min(row.closesAt, now) });
      return;
    }
    // Nobody is asked for a class they left: the other phone's answers stay.
    const isSettled = row.isLeft === true && answer.kind === 'taken';
    await home.answers.put({ ...rest, letter: isSettled ? keepTheirs(letter) : letter });
  });
}

/** The endpoint is away, or the survey not open there: the answers are tried again after `until`. */
export function noteAnswersHold(home: Home, id: string, hold: Hold): Promise<void> {
  return home.transaction('rw', home.answers, async () => {
    const row = await home.answers.get(id);
    if (row && isSoundAnswers(row)) await home.answers.put({ ...row, hold });
  });
}

/** The row as it is by now: its time drawn, closed when its survey has closed, open again by a clock set right. */
function refreshed(row: AnswersRow, moment: Moment): AnswersRow {
  const { closesAt, due, letter, isLeft } = row;
  const { now } = moment;
  if (closesAt === 0) return row;
  if (closesAt <= now) {
    if (letter.isClosed) return row;
    const { token: _, hold: __, ...history } = row;
    return { ...history, letter: { ...letter, isClosed: true } };
  }
  const { isClosed: _, ...open } = letter;
  const drawn = due === UNDRAWN ? (isLeft ? now + LEAVING_MS : drawDue(closesAt, moment)) : due;
  return letter.isClosed || drawn !== due ? { ...row, letter: open, due: drawn } : row;
}

/** Draws the times of what was given since, and closes what is over. Answers of a seat given up go when they are history. */
export function refreshAnswers(home: Home, moment: Moment): Promise<void> {
  return home.transaction('rw', home.answers, async () => {
    for (const row of (await home.answers.toArray()).filter(isSoundAnswers)) {
      const next = refreshed(row, moment);
      if (row.isLeft && next.letter.isClosed) await home.answers.delete(row.id);
      else if (next !== row) await home.answers.put(next);
    }
  });
}
