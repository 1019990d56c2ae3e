import { firstNightOf, schoolYear } from './grade';
import { addNights, type Night } from './night';
import type { Problem } from './problem';
import { surveyEndsAt, type SurveyDates } from './survey';
import { nightIn } from './zone';

/** For how many days a survey may be asked, both dates included. */
export const MOST_SURVEY_DAYS = 60;

/** The date at a school, by which surveys begin and end at midnight: an evening goes on until four. */
export function surveyDate(zone: string, now: Date): Night {
  const night = nightIn(zone, now);
  const endsAt = surveyEndsAt({ opens: night, closes: night }, zone);
  return now.getTime() < endsAt ? night : addNights(night, 1);
}

/** The last date of the school year a night is in: what is asked after it, other families would answer. */
function lastDateOf(year: number): Night {
  return addNights(firstNightOf(year + 1), -1);
}

type Then = {
  /** The date at the school now. */
  today: Night;
  /** The school year its classes are of now: in August the coming one already. */
  year: number;
};

/** What keeps a survey from being opened on these dates, and of which of the two it is said. */
export function openingProblem(
  dates: SurveyDates,
  { today, year }: Then,
): { problem: Problem['kind']; field: keyof SurveyDates } | undefined {
  if (dates.opens < today) return { problem: 'survey-in-past', field: 'opens' };
  if (schoolYear(dates.opens) !== year) return { problem: 'survey-other-year', field: 'opens' };
  const problem = endProblem(dates, today);
  return problem && { problem, field: 'closes' };
}

/** What keeps a survey from ending on its last date. */
export function endProblem({ opens, closes }: SurveyDates, today: Night): Problem['kind'] | undefined {
  if (closes < opens) return 'survey-dates-backwards';
  if (closes < today) return 'survey-in-past';
  if (closes > lastDateOf(schoolYear(opens))) return 'survey-other-year';
  return closes >= addNights(opens, MOST_SURVEY_DAYS) ? 'survey-too-long' : undefined;
}
