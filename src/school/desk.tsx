import { createContext, useContext } from 'react';
import type { Me } from '../wire/me';
import type { MintedSlips } from '../wire/slips';
import type { SchoolClass } from '../wire/classes';
import type { Outcome } from './client';

/** The wall clock, handed in from main; tests turn it by hand. */
export type Clock = () => Date;

/** Slips just minted, and of which class: their codes are known here and nowhere else. */
export type Printable = { of: SchoolClass; minted: MintedSlips };

/** What every screen of a signed-in person stands on. */
type Desk = {
  me: Me;
  clock: Clock;
  /** One line at the foot of the screen: what was done. */
  tell: (text: string) => void;
  /** Waits for an act; what went wrong is told at the foot, and the answer is then undefined. */
  act: <Answer extends object>(outcome: Outcome<Answer>) => Promise<Answer | undefined>;
  /** Lays the sheet of slips over everything: its codes are shown once. */
  showSlips: (slips: Printable) => void;
  /** Asks again who is signed in. */
  askAgain: () => void;
};

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('A screen of the school was drawn with nobody signed in.');
  return desk;
}
