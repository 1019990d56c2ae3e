import type { Night } from '../../core/night';
import { addNights } from '../../core/night';
import { schoolYear } from '../../core/grade';
import { openingProblem } from '../../core/survey-dates';
import { surveyOutlook, type SurveyOutlook } from '../../core/survey-preflight';
import { nightOfClass } from '../../core/term';
import type { SchoolClass } from '../../wire/classes';
import type { SurveyDraft } from '../../wire/survey-desk';

/** Whom a draft would ask, and when, as it stands on the page. */
export type Asking = { grades: readonly number[]; without: readonly string[]; opens: Night; closes: Night };

const WEEK = 7;

/** All grades, from tomorrow for a week: so that nobody opens one by a slip of the hand. */
export function firstAsking(classes: readonly SchoolClass[], today: Night): Asking {
  const grades = [...new Set(classes.map(({ grade }) => grade))].sort((one, other) => one - other);
  const opens = addNights(today, 1);
  return { grades, without: [], opens, closes: addNights(opens, WEEK - 1) };
}

/** The classes it would ask. */
export function classesAsked(classes: readonly SchoolClass[], { grades, without }: Asking): SchoolClass[] {
  return classes.filter(({ id, grade }) => grades.includes(grade) && !without.includes(id));
}

/** A class in which fewer than five families have a seat is asked by one code for all of it. */
export function wayOf({ families }: SchoolClass): 'token' | 'door' {
  return families === '0-4' ? 'door' : 'token';
}

/** What could be told of it. */
export function outlookOf(
  { definition, crosses }: SurveyDraft,
  asked: readonly SchoolClass[],
): SurveyOutlook {
  const classes = asked.map((each) => ({
    class: each.id,
    grade: each.grade,
    way: wayOf(each),
    band: each.families,
  }));
  return surveyOutlook({ definition, crosses, classes });
}

/** What is wrong with its dates. */
export function datesProblem({ opens, closes }: Asking, today: Night) {
  return openingProblem({ opens, closes }, { today, year: schoolYear(nightOfClass(today)) });
}
