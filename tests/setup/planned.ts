import fc from 'fast-check';
import { SINGLE_SUBJECTS } from '../../src/core/figure';
import { TIERS, type Notice, type Task } from '../../src/core/notice';
import { KINDS } from '../../src/core/subject';

/** A page of the maths book, a quarter of an hour, but for what is said. */
export function taskOf(differs: Partial<Task> = {}): Task {
  return {
    subject: 'math',
    text: '练习册 P12',
    kind: 'written',
    tier: 'required',
    minutes: 15,
    isAtSchool: false,
    ...differs,
  };
}

/** What was posted for Monday, 23 November 2026, but for what is said. */
export function noticeOf(tasks: Task[], differs: Partial<Notice> = {}): Notice {
  return { night: '2026-11-23', isNoHomework: false, tasks, ...differs };
}

/** Whatever a teacher may post as one task. */
export const anyTask: fc.Arbitrary<Task> = fc
  .record({
    subject: fc.constantFrom(...SINGLE_SUBJECTS),
    kind: fc.constantFrom(...KINDS),
    tier: fc.constantFrom(...TIERS),
    minutes: fc.option(fc.integer({ min: 0, max: 480 })),
    isAtSchool: fc.boolean(),
  })
  .map(taskOf);
