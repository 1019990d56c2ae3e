import type { Night } from '../../src/core/night';
import type { Line } from './ask';
import type { Rates } from './habits';
import type { SimulatedClass } from './school';

/** A family as it is told to a worker: which class, and the slip it was given. */
export type FamilyTold = { name: string; class: Omit<SimulatedClass, 'codes'>; code: string };

/** What a worker is told to have its families do; each is answered when all of them have. */
export type Order =
  | {
      kind: 'begin';
      line: Line;
      seed: number;
      rates: Rates;
      /** Of a hundred families so many have a second phone. */
      secondPhones: number;
      /** The first evening that counts. */
      from: Night;
      families: FamilyTold[];
    }
  | { kind: 'enrol' }
  | { kind: 'take tokens'; today: Night }
  | { kind: 'send'; today: Night }
  /** What they believe stands in evenings that are still open (`now`: epoch ms). */
  | { kind: 'tell'; now: number }
  /** What must be found nowhere. */
  | { kind: 'confess' };

/** How often something happened, by its name. */
export type Counts = Record<string, number>;

/** Of one figure of a class's evening: rows, rows with a number in them, and the sum of the numbers. */
export type Sum = { rows: number; known: number; sum: number };
/** By `class|night|figure`. */
export type Standing = Record<string, Sum>;

/** `secrets`: by kind, as hex or, of text, as it stands. */
export type Report = { counts: Counts; standing?: Standing; secrets?: Record<string, string[]> };

/** What a worker says: that it is done, or, every so often, how far it is. */
export type Heard = Report | { sofar: Counts };

export function addCounts(to: Counts, more: Counts): void {
  for (const [name, count] of Object.entries(more)) to[name] = (to[name] ?? 0) + count;
}

export function addSum(to: Standing, key: string, { rows, known, sum }: Sum): void {
  const before = to[key] ?? { rows: 0, known: 0, sum: 0 };
  to[key] = { rows: before.rows + rows, known: before.known + known, sum: before.sum + sum };
}
