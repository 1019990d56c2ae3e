import { entryYearOf, gradeOfEntry, nameInGrade } from './class-name';
import { firstNightOf, stageOf, type Grade, type School } from './grade';

// Grades follow from the year a class entered and the date by themselves. What is left for a new school year (升级新学年)
// is what a date cannot do: names are written anew, the last grade leaves, and what let families in a year ago stops.

/** A class as it was named in the school year that began in `year`. */
export type ClassBefore = { id: string; name: string; entryYear: number; year: number };

/** What a class is in the new school year if nobody says otherwise; who leaves, left in this grade. */
export type ClassNext = { kind: 'rises'; name: string; grade: Grade } | { kind: 'leaves'; grade: Grade };

/**
 * Whether a class that was in one grade and would be in another leaves: it is past the last year of its stage (primary,
 * junior, senior), and the school has no class of a later one. A school of grades 1 to 9 keeps its sixth.
 */
export function leavesSchool(
  { was, would }: { was: Grade; would: Grade },
  all: readonly Grade[],
  system: School,
): boolean {
  const stage = stageOf(was, system);
  const hasLater = all.some((each) => each > was && stageOf(each, system) !== stage);
  return would > 12 || (stageOf(would, system) !== stage && !hasLater);
}

/** What becomes of each class in the school year that begins in `year`. */
export function nextClasses(
  classes: readonly ClassBefore[],
  { year, system }: { year: number; system: School },
): Map<string, ClassNext> {
  const grades = classes.map((each) => gradeOfEntry(each.entryYear, firstNightOf(each.year)));
  return new Map(
    classes.map(({ id, name, ...each }, index): [string, ClassNext] => {
      const was = grades[index] ?? 1;
      const would = was + year - each.year;
      if (leavesSchool({ was, would }, grades, system)) return [id, { kind: 'leaves', grade: was }];
      return [id, { kind: 'rises', grade: would, name: nameInGrade(name, would) }];
    }),
  );
}

/** The entry year of a class that is in this grade in a school year. */
export function entryYearIn(year: number, grade: Grade): number {
  return entryYearOf(grade, firstNightOf(year));
}

/** For so long (ms) a rollover can be taken back, and what it stopped is kept. */
export const UNDO_MS = 7 * 24 * 60 * 60_000;
