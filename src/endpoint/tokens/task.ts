import type { Presented, Under } from './check';

/** What a token thread is asked, and what it answers: both cross from thread to thread as they are. */
export type Task = ({ kind: 'check' } & Presented) | ({ kind: 'evaluate'; blinded: Uint8Array } & Under);
/** Evaluated point and proof, 33 and 64 bytes. */
export type Evaluated = { evaluated: Uint8Array; proof: Uint8Array };
export type Outcome =
  | { kind: 'checked'; isRight: boolean }
  /** `point` is undefined for what is no point of the curve. */
  | { kind: 'evaluated'; point: Evaluated | undefined }
  /** What cannot happen, and why: a key that is none. */
  | { kind: 'failed'; why: string };

/** `number` tells the tasks of one thread apart. */
export type Given = { number: number; task: Task };
export type Done = { number: number; outcome: Outcome };

/** What a thread is for: one that issues gives way to everything else on this machine. */
export type Purpose = 'checking' | 'issuing';
