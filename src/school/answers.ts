import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import { isProblem } from '../core/problem';
import type { Outcome, Refused } from './client';

/** What the endpoint said to a screen's question. What it said before stays on the screen while it is asked again. */
export type Said<Answer> =
  { kind: 'waiting' } | { kind: 'answer'; answer: Answer } | { kind: 'refused'; problem: Refused };

/** Grows with every signing in: what was refused before is asked again. */
export const VisitContext = createContext(0);

/** Asks when the screen is drawn, and again when told to. The question must be the same function from drawing to drawing. */
export function useAnswer<Answer extends object>(
  question: () => Outcome<Answer>,
): { said: Said<Answer>; again: () => void } {
  const visit = useContext(VisitContext);
  const [said, setSaid] = useState<Said<Answer>>({ kind: 'waiting' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isGone = false;
    void question().then((outcome) => {
      if (isGone) return;
      setSaid(
        isProblem(outcome) ? { kind: 'refused', problem: outcome } : { kind: 'answer', answer: outcome },
      );
    });
    return () => {
      isGone = true;
    };
  }, [question, turn, visit]);
  const again = useCallback(() => {
    setTurn((before) => before + 1);
  }, []);
  return { said, again };
}
