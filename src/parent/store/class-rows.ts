import type { Grade, School } from '../../core/grade';
import type { LimitChoice } from '../../core/limit';
import type { SchoolLimits } from '../../core/limit-since';
import type { Night } from '../../core/night';
import type { Problem } from '../../core/problem';
import type { ToldDays } from '../../core/school-days';
import type { KeyHashes, WayIn } from '../../core/slip';
import type { Term } from '../../core/term';

/** What a parent agreed to, and on which evening. */
export type Consent = { version: number; night: Night };

/** A class as the school last told of it. Nothing of it decides about keys: those come from the slip. */
export type SeenClass = {
  class: string;
  name: string;
  school: string;
  contact: string;
  grade: Grade;
  system: School;
  limit: LimitChoice;
  /** The limits with their dates; rows of the first versions have `limit` alone, as it was when last told. */
  limits?: SchoolLimits<LimitChoice> | undefined;
  calendar: ToldDays;
  /** The school's time zone; rows of the first version have none, and their schools are in China. */
  zone?: string | undefined;
};

/** A class found at the endpoint, its keys those of the slip. */
export type Found = { seen: SeenClass; term: Term; keyHashes: KeyHashes; check: string };

/** Why a joining waits, and until when (epoch ms) nothing is asked. */
export type Hold = { problem: Problem; until: number };

/**
 * How far a way into a class has come. `asked` and `confirmed` wait for the endpoint, `found` waits for the parent.
 *
 *   asked ──→ found ──→ confirmed ──→ joined
 *     └──────────┴──────────┴───────→ refused
 */
export type JoiningState =
  | { kind: 'asked'; way: WayIn; hold?: Hold }
  | { kind: 'found'; way: WayIn; found: Found }
  /** `code` is the slip to spend: of the slip itself, or what the door gave. */
  | { kind: 'confirmed'; way: WayIn; found: Found; child: string; code?: string; hold?: Hold }
  /** A family's other phone is joined from `found` at once: there is nothing to ask the endpoint. */
  | { kind: 'joined'; child: string }
  | { kind: 'refused'; way: WayIn; problem: Problem };

/** One asking of a parent's to join a class. `text` is what was scanned or typed, as it was typed. */
export type JoiningRow = { id: string; text: string; consent: Consent; state: JoiningState };

/** A child's seat in a class; a child has one. */
export type EnrolmentRow = Found & {
  child: string;
  since: Night;
  /** `family`: handed over by another phone of the family. */
  by: 'slip' | 'door' | 'family';
  consent: Consent;
};

/**
 * The family secret F of a child in a class, 32 bytes (PRIVACY.md, step 2). In a table of its own, so that no export
 * holds it unless it asks for this very table.
 */
export type SecretRow = {
  id: string;
  child: string;
  class: string;
  secret: Uint8Array;
  /** Another phone of the family has another secret for this child here: while both send, the child counts twice. */
  isOneOfTwo?: true;
};

export function secretId(child: string, classId: string): string {
  return `${child}/${classId}`;
}
