import type { Grade, School } from './grade';

/** The closed list (RULES.md, Subjects); `mixed` is homework not split by subject. */
export const SUBJECTS = [
  'chinese',
  'math',
  'english',
  'morality',
  'science',
  'physics',
  'chemistry',
  'biology',
  'history',
  'geography',
  'other',
  'mixed',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Written work is what the law limits; everything else (reading, reciting, chores) is logged beside it. */
export const KINDS = ['written', 'other'] as const;
export type Kind = (typeof KINDS)[number];

export const SETTERS = ['school', 'home', 'tutoring'] as const;
/** Who set the work: only the school's is compared with the limit. */
export type SetBy = (typeof SETTERS)[number];

export const PLACES = ['home', 'after-school', 'daycare'] as const;
export type Place = (typeof PLACES)[number];

export const FLAGS = ['punishing', 'repetitive', 'parent-checks'] as const;
/** What school reports ask about; kept on the phone alone. */
export type Flag = (typeof FLAGS)[number];

const PRIMARY_LOW: Subject[] = ['chinese', 'math', 'english'];
const PRIMARY: Subject[] = [...PRIMARY_LOW, 'science', 'morality'];
const JUNIOR: Subject[] = ['chinese', 'math', 'english', 'morality', 'history', 'geography', 'biology'];
/** Reading and writing (one button, in whatever language), math, science. */
const ABROAD: Subject[] = ['english', 'math', 'science'];

/** The subjects whose buttons a child of this grade has before anybody reorders them (RULES.md, Subjects). */
export function usualSubjects(grade: Grade, school: School): readonly Subject[] {
  if (school === 'other') return ABROAD;
  if (grade <= 2) return PRIMARY_LOW;
  // In 五四 areas grade 6 is the first junior year, and its timetable is grade 7's elsewhere.
  const year = school === 'cn54' && grade === 6 ? 7 : grade;
  if (year <= 6) return PRIMARY;
  if (year === 7) return JUNIOR;
  if (year === 8) return [...JUNIOR, 'physics'];
  return [
    ...JUNIOR.filter((subject) => subject !== 'geography' && subject !== 'biology'),
    'physics',
    'chemistry',
  ];
}

/**
 * A parent's own subject buttons after the child came into another grade: what is usual there and was not before comes
 * after them, what was usual and is no more goes. The parent's own names and what was added by hand stay.
 */
export function subjectsAfter(
  own: readonly string[],
  before: readonly Subject[],
  after: readonly Subject[],
): string[] {
  const gone = new Set<string>(before.filter((subject) => !after.includes(subject)));
  const kept = own.filter((key) => !gone.has(key));
  return [...kept, ...after.filter((subject) => !before.includes(subject) && !kept.includes(subject))];
}
