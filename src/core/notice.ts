import type { SingleSubject } from './figure';
import type { Night } from './night';
import type { Kind } from './subject';

/** 必做, 选做, 分层作业 (each child does one of its tiers). */
export const TIERS = ['required', 'optional', 'tiered'] as const;
export type Tier = (typeof TIERS)[number];

/** One task of a notice (作业公示), as a teacher posted it. */
export type Task = {
  subject: SingleSubject;
  /** In the teacher's words: plain text, never markup. */
  text: string;
  kind: Kind;
  tier: Tier;
  /** 预计用时 in minutes; null where the teacher said none. */
  minutes: number | null;
  /** Meant to be done in after-school service. */
  isAtSchool: boolean;
};

/**
 * Tonight's homework of a class as posted. No tasks and `isNoHomework`: a no-homework day was posted. A notice that was
 * changed after families could see it says so.
 */
export type Notice = {
  night: Night;
  isNoHomework: boolean;
  tasks: Task[];
  /** Epoch ms of the last change after it was first shown; absent where it stands as first posted. */
  changedAt?: number | undefined;
};
