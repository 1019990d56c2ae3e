import type { Grade } from './grade';
import { CLASS_FAMILIES, PART_CLASSES, SURVEY_FAMILIES } from './survey-tally';

/** A class that was asked, and how many of its families answered (or, before opening, could). */
export type AnsweringClass = { class: string; grade: Grade; families: number };

/** Classes of which results are told together, and how many families of them answered. */
export type ClassPart<Of extends AnsweringClass> = { grades: Grade[]; classes: Of[]; families: number };

/**
 * The parts of the school of which results may be told: each grade that meets the rule by itself, and all other asked
 * grades together where they meet it. No class is in two parts and no part is the whole of others, so nothing can be
 * taken from anything; what meets it in no way is in none.
 */
export function partsOf<Of extends AnsweringClass>(classes: readonly Of[]): ClassPart<Of>[] {
  const grades = [...new Set(classes.map(({ grade }) => grade))].sort((one, other) => one - other);
  const byGrade = grades.map((grade) => partOf(classes.filter((each) => each.grade === grade)));
  const rest = partOf(byGrade.filter((part) => !isTold(part)).flatMap((part) => part.classes));
  return [...byGrade, rest].filter(isTold);
}

function partOf<Of extends AnsweringClass>(classes: Of[]): ClassPart<Of> {
  return {
    grades: [...new Set(classes.map(({ grade }) => grade))],
    classes,
    families: classes.reduce((sum, each) => sum + each.families, 0),
  };
}

/** The rule: so many families, and so many classes from which enough of them are that no class can be told by itself. */
function isTold({ classes, families }: ClassPart<AnsweringClass>): boolean {
  const telling = classes.filter((each) => each.families >= CLASS_FAMILIES);
  return families >= SURVEY_FAMILIES && telling.length >= PART_CLASSES;
}
