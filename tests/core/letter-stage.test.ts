import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contribution } from '../../src/core/contribution';
import {
  answered,
  freshLetter,
  isOut,
  keepTheirs,
  letGo,
  nextSending,
  replaceTheirs,
  send,
  want,
  withhold,
  type Letter,
} from '../../src/core/letter';
import { figuresOf, stageOf } from '../../src/core/letter-stage';
import { SUBJECTS, type Subject } from '../../src/core/subject';

const of = (minutes: number): Contribution => ({
  s: Object.fromEntries(SUBJECTS.map((subject) => [subject, minutes])) as Record<Subject, number>,
  a: 0,
  o: 0,
});
const OPEN = { closesAt: 100, now: 99 };
const OVER = { closesAt: 100, now: 100 };

/** Everything that can happen to a letter, by hand or by post. */
const step: fc.Arbitrary<(letter: Letter) => Letter> = fc.oneof(
  fc
    .constantFrom(null, 5, 10)
    .map((minutes) => (letter: Letter) => want(letter, minutes === null ? null : of(minutes))),
  fc.constantFrom(withhold, letGo, replaceTheirs, keepTheirs),
  fc.constant((letter: Letter) => {
    const sending = nextSending(letter);
    return sending ? send(letter, sending) : letter;
  }),
  fc
    .constantFrom(
      { kind: 'stored' as const },
      { kind: 'taken' as const, rev: 7 },
      { kind: 'closed' as const },
      { kind: 'refused' as const, problem: { kind: 'token-refused' as const } },
    )
    .map((answer) => (letter: Letter) => answered(letter, answer)),
);
const letter = fc
  .array(step, { maxLength: 12 })
  .map((steps) => steps.reduce((so, next) => next(so), freshLetter(of(5))));

describe('whatever happened to a letter', () => {
  test('what is told sent stands at the endpoint as it is wanted, and nothing more is to be said', () => {
    fc.assert(
      fc.property(letter, (each) => {
        if (stageOf(each, OPEN) !== 'sent') return;
        expect(each.stands).toEqual(each.wanted);
        expect(nextSending(each)).toBeUndefined();
      }),
    );
  });

  test('what may stand at the endpoint is never told as kept, missed or nothing', () => {
    fc.assert(
      fc.property(letter, (each) => {
        if (!isOut(each)) return;
        expect(['kept', 'nothing', 'retracted']).not.toContain(stageOf(each, OPEN));
        if (each.stands)
          expect(['kept', 'nothing', 'missed', 'retracted']).not.toContain(stageOf(each, OVER));
      }),
    );
  });

  test('a question is told exactly while the parent is asked, and never once the evening is over', () => {
    fc.assert(
      fc.property(letter, (each) => {
        const isAsked = each.taken !== undefined && !each.isClosed;
        expect(stageOf(each, OPEN) === 'question').toBe(isAsked);
        expect(stageOf(each, OVER)).not.toBe('question');
      }),
    );
  });

  test('over, nothing of it waits any more', () => {
    const open = ['waiting', 'sent', 'changing', 'retracting', 'question'];
    fc.assert(
      fc.property(letter, (each) => {
        expect(open).not.toContain(stageOf(each, OVER));
        expect(stageOf({ ...each, isClosed: true }, OPEN)).toBe(stageOf(each, OVER));
      }),
    );
  });

  test('figures are those that stand, where any do, and another phone’s are never told', () => {
    fc.assert(
      fc.property(letter, (each) => {
        const stage = stageOf(each, OPEN);
        const { figures } = figuresOf(each, stage);
        if (stage === 'theirs') expect(figures).toBeNull();
        else if (each.stands) expect(figures).toEqual(each.stands);
      }),
    );
  });
});

test('a correction shows what stands and what it becomes', () => {
  const sent = answered(send(freshLetter(of(5)), { r: 1, v: of(5) }), { kind: 'stored' });
  const changed = want(sent, of(10));
  expect(stageOf(changed, OPEN)).toBe('changing');
  expect(figuresOf(changed, 'changing')).toEqual({ figures: of(5), next: of(10) });
  expect(stageOf(changed, OVER)).toBe('outdated');
  expect(stageOf(sent, OVER)).toBe('counted');
});
