/* eslint max-lines: ['error', { max: 450, skipBlankLines: true, skipComments: true }] -- the whole life of a letter, by sentence and by property: apart, one half would lack the other's acts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameContribution, type Contribution } from '../../src/core/contribution';
import {
  answered,
  freshLetter,
  isOut,
  keepTheirs,
  LAST_REVISION,
  letGo,
  nextSending,
  replaceTheirs,
  send,
  want,
  wish,
  withhold,
  type Letter,
  type LetterAnswer,
  type Sending,
} from '../../src/core/letter';
import { SUBJECTS } from '../../src/core/subject';

/** An evening of so many minutes of maths. */
function minutes(math: number): Contribution {
  const zeros = Object.fromEntries(SUBJECTS.map((subject) => [subject, 0])) as Contribution['s'];
  return { s: { ...zeros, math }, a: 0, o: 0 };
}

const [TWENTY, THIRTY, FORTY] = [minutes(20), minutes(30), minutes(40)];
const STORED: LetterAnswer = { kind: 'stored' };
const CLOSED: LetterAnswer = { kind: 'closed' };
const REFUSED: LetterAnswer = { kind: 'refused', problem: { kind: 'token-refused' } };
const taken = (rev: number): LetterAnswer => ({ kind: 'taken', rev });

/** Hands over what is due; throws where nothing is. */
function posted(letter: Letter): Letter {
  const sending = nextSending(letter);
  if (!sending) throw new Error('There is nothing to send.');
  return send(letter, sending);
}

const sentAndStored = (letter: Letter) => answered(posted(letter), STORED);
const WITH_TWENTY = sentAndStored(freshLetter(TWENTY));

describe('one phone', () => {
  test('sends an evening as its first revision, and then nothing more', () => {
    expect(nextSending(freshLetter(TWENTY))).toEqual({ r: 1, v: TWENTY });
    expect(WITH_TWENTY).toEqual({ wanted: TWENTY, rev: 1, stands: TWENTY });
    expect(nextSending(WITH_TWENTY)).toBeUndefined();
    expect(nextSending(freshLetter(null))).toBeUndefined();
  });

  test('corrects under the next revision, and not where the figures stayed the same', () => {
    expect(nextSending(want(WITH_TWENTY, THIRTY))).toEqual({ r: 2, v: THIRTY });
    expect(nextSending(want(WITH_TWENTY, minutes(20)))).toBeUndefined();
    expect(nextSending(want(want(WITH_TWENTY, THIRTY), TWENTY))).toBeUndefined();
  });

  test('takes an evening back that the diary no longer holds', () => {
    const gone = want(WITH_TWENTY, null);
    expect(nextSending(gone)).toEqual({ r: 2, v: null });
    const back = sentAndStored(gone);
    expect(nextSending(back)).toBeUndefined();
    expect(nextSending(want(back, FORTY))).toEqual({ r: 3, v: FORTY });
  });

  test('sends the same bytes until they are answered, whatever the diary says meanwhile', () => {
    const out = want(posted(freshLetter(TWENTY)), THIRTY);
    expect(nextSending(out)).toEqual({ r: 1, v: TWENTY });
    expect(nextSending(answered(out, STORED))).toEqual({ r: 2, v: THIRTY });
  });

  test('sends nothing of an evening that is taken back before it is known to have arrived', () => {
    const back = posted(withhold(posted(freshLetter(TWENTY))));
    expect(nextSending(back)).toEqual({ r: 1, v: null });
    expect(isOut(back)).toBe(true);
    const gone = answered(back, STORED);
    expect(gone).toEqual({ wanted: TWENTY, isWithheld: true, rev: 1, stands: null });
    expect([nextSending(gone), isOut(gone)]).toEqual([undefined, false]);
    expect(nextSending(letGo(gone))).toEqual({ r: 2, v: TWENTY });
    expect(nextSending(letGo(back))).toEqual({ r: 1, v: null });
  });

  test('says again what did arrive, or seems to have, to know whose it is, and takes its own back', () => {
    const there = answered(posted(withhold(posted(freshLetter(TWENTY)))), taken(1));
    expect(nextSending(there)).toEqual({ r: 1, v: TWENTY });
    const own = answered(posted(there), STORED);
    expect(nextSending(own)).toEqual({ r: 2, v: null });
    const theirs = answered(posted(there), taken(1));
    expect([theirs.taken, nextSending(theirs), isOut(theirs)]).toEqual([1, undefined, false]);
    const later = answered(posted(withhold(posted(freshLetter(TWENTY)))), taken(3));
    expect([later.taken, nextSending(later), isOut(later)]).toEqual([3, undefined, false]);
  });

  test('keeps a withheld evening back until it is let go, and takes back one that was out', () => {
    expect(nextSending(withhold(freshLetter(TWENTY)))).toBeUndefined();
    const back = sentAndStored(withhold(WITH_TWENTY));
    expect(nextSending(want(back, FORTY))).toBeUndefined();
    expect(nextSending(letGo(want(back, FORTY)))).toEqual({ r: 3, v: FORTY });
  });

  test('sets a refused letter aside until the diary or the parent changes something', () => {
    const aside = answered(posted(freshLetter(TWENTY)), REFUSED);
    expect(aside.aside).toEqual({ kind: 'token-refused' });
    expect(nextSending(aside)).toBeUndefined();
    expect(nextSending(want(aside, TWENTY))).toBeUndefined();
    expect(nextSending(want(aside, THIRTY))).toEqual({ r: 1, v: THIRTY });
    expect(nextSending(letGo(aside))).toEqual({ r: 1, v: TWENTY });
    expect(withhold(aside).aside).toBeUndefined();
  });

  test('sends nothing once the evening is closed, also not what was on its way', () => {
    const closed = answered(posted(want(WITH_TWENTY, THIRTY)), CLOSED);
    for (const each of [closed, want(closed, FORTY), withhold(closed), letGo(closed), replaceTheirs(closed)])
      expect(nextSending(each)).toBeUndefined();
    expect(closed.stands).toEqual(TWENTY);
  });

  test('knows whether something of it may stand at the endpoint', () => {
    const out = posted(freshLetter(TWENTY));
    expect([freshLetter(TWENTY), out, WITH_TWENTY].map(isOut)).toEqual([false, true, true]);
    const leaving = posted(withhold(WITH_TWENTY));
    expect([leaving, answered(leaving, STORED)].map(isOut)).toEqual([true, false]);
    expect(isOut(answered(out, taken(1)))).toBe(false);
    expect(isOut(answered(posted(want(WITH_TWENTY, THIRTY)), taken(2)))).toBe(false);
    expect(isOut(answered(out, REFUSED))).toBe(false);
  });

  test('has no more to say after the last revision', () => {
    const last = { ...freshLetter(TWENTY), rev: LAST_REVISION - 1, stands: THIRTY };
    expect(nextSending(last)).toEqual({ r: LAST_REVISION, v: TWENTY });
    expect(nextSending(want(sentAndStored(last), FORTY))).toBeUndefined();
  });

  test('hears nothing where nothing is on its way', () => {
    for (const answer of [STORED, CLOSED, REFUSED, taken(7)])
      expect(answered(WITH_TWENTY, answer)).toEqual(WITH_TWENTY);
  });
});

describe('the second phone of a child', () => {
  const asked = answered(posted(freshLetter(THIRTY)), taken(4));

  test('sends nothing while the parent is asked, whatever the diary says', () => {
    expect(asked).toEqual({ wanted: THIRTY, rev: 0, taken: 4 });
    for (const each of [asked, want(asked, FORTY), want(asked, null), letGo(asked)])
      expect(nextSending(each)).toBeUndefined();
  });

  test('replaces the other’s figures under the next revision', () => {
    expect(nextSending(replaceTheirs(asked))).toEqual({ r: 5, v: THIRTY });
  });

  test('leaves the other’s figures, and may be told otherwise later', () => {
    const left = keepTheirs(asked);
    for (const each of [left, want(left, FORTY), want(left, null)]) expect(nextSending(each)).toBeUndefined();
    expect(isOut(left)).toBe(false);
    expect(nextSending(replaceTheirs(left))).toEqual({ r: 5, v: THIRTY });
  });

  test('replaces the other’s figures with its own also where it was to take them back', () => {
    const again = answered(posted(withhold(asked)), taken(6));
    expect(nextSending(again)).toBeUndefined();
    expect(nextSending(replaceTheirs(again))).toEqual({ r: 7, v: THIRTY });
    expect(nextSending(withhold(again))).toEqual({ r: 7, v: null });
  });

  test('takes the other’s figures back when the parent takes the evening back', () => {
    expect(nextSending(withhold(asked))).toEqual({ r: 5, v: null });
    expect(nextSending(withhold(keepTheirs(asked)))).toEqual({ r: 5, v: null });
  });

  test('is asked again when the other was faster again', () => {
    const again = answered(posted(replaceTheirs(asked)), taken(6));
    expect(nextSending(again)).toBeUndefined();
    expect(nextSending(replaceTheirs(again))).toEqual({ r: 7, v: THIRTY });
  });
});

// From here on: any order of events, on one phone and on two.

type Act =
  | { kind: 'want'; v: Contribution | null }
  | { kind: 'withhold' | 'letGo' | 'replace' | 'keep' | 'send' | 'sync' | 'lose' }
  | { kind: 'arrive' | 'hear'; which: number };

const anyContribution = fc.option(
  fc.integer({ min: 1, max: 4 }).map((each) => minutes(each * 5)),
  {
    nil: null,
  },
);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: anyContribution.map((v) => ({ kind: 'want' as const, v })) },
  { weight: 1, arbitrary: fc.constantFrom('withhold', 'letGo', 'letGo').map((kind) => ({ kind })) },
  { weight: 2, arbitrary: fc.constantFrom('replace', 'keep').map((kind) => ({ kind })) },
  { weight: 3, arbitrary: fc.constant<Act>({ kind: 'send' }) },
  { weight: 6, arbitrary: fc.constant<Act>({ kind: 'sync' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'lose' }) },
  {
    weight: 4,
    arbitrary: fc.nat({ max: 9 }).map((which) => ({ kind: 'arrive' as const, which })),
  },
  { weight: 4, arbitrary: fc.nat({ max: 9 }).map((which) => ({ kind: 'hear' as const, which })) },
);

/** What the parent does on one phone; the screen offers an answer only where there is a question. */
function decided(letter: Letter, act: Act): Letter {
  switch (act.kind) {
    case 'want':
      return want(letter, act.v);
    case 'withhold':
      return withhold(letter);
    case 'letGo':
      return letGo(letter);
    case 'replace':
      return letter.taken === undefined && !letter.isTheirs ? letter : replaceTheirs(letter);
    case 'keep':
      return letter.taken === undefined ? letter : keepTheirs(letter);
    default:
      return letter;
  }
}

describe('one phone, any answers in any order', () => {
  const anyAnswer: fc.Arbitrary<LetterAnswer> = fc.oneof(
    { weight: 4, arbitrary: fc.constant(STORED) },
    { weight: 1, arbitrary: fc.constant(REFUSED) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 5 }).map(taken) },
  );
  const anyLife = fc.array(fc.tuple(anyAct, anyAnswer), { maxLength: 40, size: 'max' });

  /** Lives a life step by step; `sees` each letter sent, and the state before and after each act. */
  function live(
    life: readonly (readonly [Act, LetterAnswer])[],
    sees: (step: { act: Act; before: Letter; after: Letter; sent?: Sending }) => void,
  ): void {
    let letter = freshLetter(null);
    for (const [act, answer] of life) {
      const before = letter;
      const next = nextSending(letter);
      if (act.kind === 'send' && next) {
        letter = send(letter, next);
        sees({ act, before, after: letter, sent: next });
        continue;
      }
      // The endpoint never answers of an older revision than the one it was sent.
      const told = answer.kind === 'taken' ? taken(answer.rev + (letter.sending?.r ?? 0)) : answer;
      letter = act.kind === 'hear' ? answered(letter, told) : decided(letter, act);
      sees({ act, before, after: letter });
    }
  }

  const forEveryLife = (holds: (life: readonly (readonly [Act, LetterAnswer])[]) => void) => {
    fc.assert(fc.property(anyLife, holds), { numRuns: 500 });
  };

  test('never two letters are on their way, and one is sent again as it was, or as nothing once it is taken back', () => {
    forEveryLife((life) => {
      live(life, ({ before, sent }) => {
        if (!sent || !before.sending) return;
        const isTakenBack = wish(before) === null && sent.v === null;
        expect(sent).toEqual(isTakenBack ? { r: before.sending.r, v: null } : before.sending);
      });
    });
  });

  test('a revision given to one body is given to another only where the endpoint refused the first, or to none', () => {
    forEveryLife((life) => {
      const bodies = new Map<number, string>();
      live(life, ({ before, after, sent }) => {
        if (sent) {
          if (sent.v === null) return;
          expect([undefined, JSON.stringify(sent.v)]).toContain(bodies.get(sent.r));
          bodies.set(sent.r, JSON.stringify(sent.v));
        }
        if (after.aside && before.sending) bodies.delete(before.sending.r);
      });
    });
  });

  test('the revision only grows, and each letter’s is one more than the last known', () => {
    forEveryLife((life) => {
      live(life, ({ before, after, sent }) => {
        expect(after.rev).toBeGreaterThanOrEqual(before.rev);
        if (sent) expect(sent.r).toBe(before.rev + 1);
      });
    });
  });

  test('nothing goes while a question stands, nor what was set aside or left to the other phone', () => {
    forEveryLife((life) => {
      live(life, ({ before, sent }) => {
        if (!sent) return;
        expect(before.taken).toBeUndefined();
        if (!before.sending) expect([before.aside, before.isTheirs]).toEqual([undefined, undefined]);
      });
    });
  });

  test('a withheld evening sends nothing new but its withdrawal until it is let go', () => {
    forEveryLife((life) => {
      live(life, ({ before, sent }) => {
        if (sent && before.isWithheld && !before.sending) expect(sent.v).toBeNull();
      });
    });
  });

  test('only letting go, or saying whose figures shall stand, ends withholding', () => {
    forEveryLife((life) => {
      live(life, ({ act, before, after }) => {
        if (before.isWithheld && !after.isWithheld) expect(['letGo', 'replace', 'keep']).toContain(act.kind);
      });
    });
  });

  test('once closed nothing goes and nothing of what was counted changes', () => {
    forEveryLife((life) => {
      let letter = answered(posted(want(WITH_TWENTY, THIRTY)), CLOSED);
      for (const [act, answer] of life) {
        letter = act.kind === 'hear' ? answered(letter, answer) : decided(letter, act);
        expect(nextSending(letter)).toBeUndefined();
        expect([letter.rev, letter.isClosed]).toEqual([1, true]);
      }
    });
  });
});

describe('two phones of one child and the endpoint between them', () => {
  /** A letter on the line, which may arrive at any time, and any number of times. */
  type Copy = { phone: 0 | 1; sending: Sending };
  type Answer = Copy & { answer: LetterAnswer };
  /** `stored` is of revision 0 while nothing stands. */
  type Evening = {
    stored: Sending;
    writer?: 0 | 1;
    phones: [Letter, Letter];
    line: Copy[];
    answers: Answer[];
  };

  /** The night route in small: the same again is fine, a larger revision replaces, all else is taken. */
  function arrive(evening: Evening, { phone, sending }: Copy): Answer {
    const { stored } = evening;
    if (sending.r > stored.r) {
      evening.stored = sending;
      evening.writer = phone;
    }
    const isFine = sending.r > stored.r || isSameSending(sending, stored);
    return { phone, sending, answer: isFine ? STORED : taken(stored.r) };
  }

  const isSameSending = (one: Sending | undefined, other: Sending) =>
    one?.r === other.r && isSameContribution(one.v, other.v);

  /** An answer is heard only by whoever still waits for that very letter. */
  function hear(evening: Evening, { phone, sending, answer }: Answer): void {
    const letter = evening.phones[phone];
    if (isSameSending(letter.sending, sending)) evening.phones[phone] = answered(letter, answer);
  }

  function post(evening: Evening, phone: 0 | 1): Copy | undefined {
    const sending = nextSending(evening.phones[phone]);
    if (!sending) return undefined;
    evening.phones[phone] = send(evening.phones[phone], sending);
    const copy = { phone, sending };
    evening.line.push(copy);
    return copy;
  }

  /** There and back on a good line. */
  function sync(evening: Evening, phone: 0 | 1): void {
    const copy = post(evening, phone);
    if (copy) hear(evening, arrive(evening, copy));
  }

  function step(evening: Evening, phone: 0 | 1, act: Act): void {
    if (act.kind === 'send') {
      post(evening, phone);
    } else if (act.kind === 'sync') {
      sync(evening, phone);
    } else if (act.kind === 'lose') {
      evening.answers = [];
    } else if (act.kind === 'arrive') {
      // The copy stays on the line: it may arrive once more, long after.
      const copy = evening.line[act.which % evening.line.length];
      if (copy) evening.answers.push(arrive(evening, copy));
    } else if (act.kind === 'hear') {
      const [answer] = evening.answers.splice(act.which % evening.answers.length, 1);
      if (answer) hear(evening, answer);
    } else {
      evening.phones[phone] = decided(evening.phones[phone], act);
    }
  }

  /** The line is good and the parents' answers are given, until nobody has anything to say. */
  function settle(evening: Evening, question: 'replace' | 'keep'): void {
    for (let round = 0; round < 20; round += 1) {
      for (const phone of [0, 1] as const) {
        if (evening.phones[phone].taken !== undefined) step(evening, phone, { kind: question });
        sync(evening, phone);
      }
    }
  }

  const anyLife = fc.array(fc.tuple(fc.constantFrom(0 as const, 1 as const), anyAct), {
    maxLength: 60,
    size: 'max',
  });
  const fresh = (): Evening => ({
    stored: { r: 0, v: null },
    phones: [freshLetter(null), freshLetter(null)],
    line: [],
    answers: [],
  });

  test('neither overwrites what the other put there, unless its parent was asked of that very revision', () => {
    let overwritten = 0;
    fc.assert(
      fc.property(anyLife, (life) => {
        const evening = fresh();
        /** The highest revision each phone ever knew of: written by it, or answered to a question about it. */
        const known = [0, 0];
        for (const [phone, act] of life) {
          const { stored, writer } = evening;
          step(evening, phone, act);
          if (writer !== undefined && writer !== evening.writer) {
            overwritten += 1;
            expect(known[1 - writer]).toBeGreaterThanOrEqual(stored.r);
          }
          for (const each of [0, 1] as const) known[each] = Math.max(known[each]!, evening.phones[each].rev);
        }
      }),
      { numRuns: 1000 },
    );
    expect(overwritten).toBeGreaterThan(20);
  });

  test('what stands at the endpoint only grows, and an old letter never undoes a new one', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const evening = fresh();
        for (const [phone, act] of life) {
          const before = evening.stored;
          step(evening, phone, act);
          if (evening.stored !== before) expect(evening.stored.r).toBeGreaterThan(before.r);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('with a good line they come to rest, and what a phone believes of itself is what stands', () => {
    fc.assert(
      fc.property(anyLife, fc.constantFrom('replace' as const, 'keep' as const), (life, question) => {
        const evening = fresh();
        for (const [phone, act] of life) step(evening, phone, act);
        settle(evening, question);
        const { stored, phones } = evening;
        for (const letter of phones) {
          expect([letter.taken, letter.sending, nextSending(letter)]).toEqual(Array(3).fill(undefined));
          if (letter.rev === stored.r && letter.stands !== undefined)
            expect(isSameContribution(letter.stands, stored.v)).toBe(true);
        }
        expect(phones.some(({ rev }) => rev === stored.r)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('with a good line one phone alone is believed: what it wants is what stands', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const evening = fresh();
        for (const [, act] of life) step(evening, 0, act);
        settle(evening, 'replace');
        const { wanted, isWithheld } = evening.phones[0];
        const wish = isWithheld ? null : wanted;
        expect(isSameContribution(evening.stored.v, wish)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
