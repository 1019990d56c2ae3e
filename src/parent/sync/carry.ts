import { nextSending, type LetterAnswer } from '../../core/letter';
import { answersLetter, answersPath } from '../../wire/answers';
import { nightClosed, nightLetter, nightPath, nightTaken } from '../../wire/night';
import { refusal } from '../../wire/refusal';
import { toText } from '../../wire/token';
import {
  answersAbout,
  answersOutbox,
  handOverAnswers,
  noteAnswersAnswer,
  noteAnswersHold,
  passOf,
  type AnswersOutgoing,
  type AnswersWaiting,
} from '../store/answers-outbox';
import type { Hold } from '../store/class-rows';
import type { Home } from '../store/database';
import { handOver, noteAnswer, noteLetterHold, outbox, type Outgoing, type Waiting } from '../store/outbox';
import type { Reply } from './ask';
import type { Post } from './when';

/** A letter on its way: what goes over the line, and who keeps what comes back. */
export type Carrying = {
  path: string;
  body: string;
  read: (reply: Reply) => LetterAnswer | undefined;
  note: (told: { answer: LetterAnswer; now: number }) => Promise<void>;
  hold: (hold: Hold) => Promise<void>;
};

/** One letter that waits, and how it is taken to the line at an instant (epoch ms); undefined where it has nothing to say by then. */
export type Carried = Post & {
  /** What is to go, by which a second letter of a row is told from the first. */
  next: unknown;
  carry: (now: number) => Promise<Carrying | undefined>;
};

function takenOf({ response, body }: Reply): LetterAnswer | undefined {
  if (response.status === 204) return { kind: 'stored' };
  const taken = response.status === 409 ? nightTaken.safeParse(body) : undefined;
  return taken?.success ? { kind: 'taken', rev: taken.data.rev } : undefined;
}

/** Neither the end of an evening nor another phone's letter is taken from whoever may answer in the endpoint's place. */
function readNight(reply: Reply): LetterAnswer | undefined {
  const isOver = reply.response.status === 410 && nightClosed.safeParse(reply.body).success;
  return isOver ? { kind: 'closed' } : takenOf(reply);
}

function readAnswers(reply: Reply): LetterAnswer | undefined {
  const isOver = reply.response.status === 410 && refusal.safeParse(reply.body).success;
  return isOver ? { kind: 'closed' } : takenOf(reply);
}

function nightOnItsWay(home: Home, letter: Outgoing): Carrying {
  const { row, sending, token } = letter;
  return {
    path: nightPath,
    body: nightLetter({
      c: row.class,
      d: row.night,
      n: toText(token.nonce),
      t: toText(token.token),
      r: sending.r,
      v: sending.v,
    }),
    read: readNight,
    note: (told) => noteAnswer(home, letter, told),
    hold: (hold) => noteLetterHold(home, row.id, hold),
  };
}

function ofNight(home: Home, waiting: Waiting): Carried {
  const { row, token } = waiting;
  return {
    ...waiting,
    next: nextSending(row),
    carry: async (now) => {
      const letter = token && (await handOver(home, { row, token }, now));
      return letter && nightOnItsWay(home, letter);
    },
  };
}

function answersOnTheirWay(home: Home, letter: AnswersOutgoing): Carrying {
  const { row, sending, pass } = letter;
  const shown = 'door' in pass ? { door: pass.door } : { t: toText(pass.token) };
  return {
    path: answersPath,
    body: answersLetter({
      c: row.class,
      s: row.survey,
      n: toText(pass.nonce),
      ...shown,
      r: sending.r,
      v: sending.v,
    }),
    read: readAnswers,
    note: (told) => noteAnswersAnswer(home, letter, told),
    hold: (hold) => noteAnswersHold(home, row.id, hold),
  };
}

function ofSurvey(home: Home, waiting: AnswersWaiting): Carried {
  const { id, closesAt, due, hold, isLeft, letter } = waiting.row;
  return {
    row: {
      id,
      closesAt,
      due,
      ...(hold && { hold }),
      ...(letter.isWithheld && { isWithheld: true }),
      ...(isLeft && { isLeft }),
    },
    about: answersAbout(waiting.row),
    opensAt: 0,
    token: passOf(waiting),
    isTimed: false,
    next: nextSending(letter),
    carry: async (now) => {
      const outgoing = await handOverAnswers(home, waiting, now);
      return outgoing && answersOnTheirWay(home, outgoing);
    },
  };
}

/** Everything that waits to be sent, what closes first at the front. */
export async function carried(home: Home, now: number): Promise<Carried[]> {
  const [nights, surveys] = [await outbox(home, now), await answersOutbox(home, now)];
  return [
    ...nights.map((waiting) => ofNight(home, waiting)),
    ...surveys.map((waiting) => ofSurvey(home, waiting)),
  ].sort((one, other) => one.row.closesAt - other.row.closesAt);
}
