import type { Contribution } from '../../src/core/contribution';
import { SUBJECTS, type Subject } from '../../src/core/subject';

/** A contribution of these minutes, all other subjects zero. */
export function minutesOf(
  some: Partial<Record<Subject, number>>,
  { a = 0, o = 0 }: { a?: number; o?: number } = {},
): Contribution {
  const s = Object.fromEntries(SUBJECTS.map((subject) => [subject, some[subject] ?? 0]));
  return { s: s as Contribution['s'], a, o };
}

/** A contribution of homework that was not split. */
export function mixedOf(minutes: number): Contribution {
  const { s, ...rest } = minutesOf({});
  const unknown = Object.fromEntries(Object.keys(s).map((subject) => [subject, null]));
  return { s: { ...(unknown as Contribution['s']), mixed: minutes }, ...rest };
}
