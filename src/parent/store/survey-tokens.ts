import type { Term } from '../../core/term';
import { surveyClosesAt } from '../../core/survey';
import type { EnrolmentRow } from './class-rows';
import type { Home } from './database';
import { termOfSeat } from './seat-evenings';
import { isSoundSurvey, isSoundSurveyToken } from './sound-surveys';
import { answersId, type SurveyRow, type SurveyTokenRow } from './survey-rows';
import type { Token } from './letter-rows';

/** One question asks for no more (wire/issue). */
const MOST_SURVEYS = 20;
/** One that was not given out today is asked for again after so long (ms). */
const AGAIN_MS = 24 * 60 * 60_000;

/** The surveys of a seat's class that are open, each with the term its token is of, and whether it has still to be asked for. */
export type OpenSurvey = { survey: string; term: Term; opens: string; isMissing: boolean };

function isMissing(row: SurveyTokenRow | undefined, now: number): boolean {
  if (!row || !isSoundSurveyToken(row)) return true;
  return 'none' in row && row.none === 'window' && Math.abs(now - row.at) >= AGAIN_MS;
}

function isOpen(row: SurveyRow, now: number): boolean {
  return row.way === 'token' && surveyClosesAt(row, row.zone) > now;
}

/** Every open survey of a seat's class, answered or not: what is asked for tells nothing (PRIVACY.md, step 5). */
export async function openSurveys(home: Home, seat: EnrolmentRow, now: number): Promise<OpenSurvey[]> {
  const { child, seen } = seat;
  const rows = await home.surveys.where('class').equals(seen.class).filter(isSoundSurvey).toArray();
  const open = rows.filter((row) => isOpen(row, now)).sort((one, other) => one.id.localeCompare(other.id));
  const tokens = await home.surveyTokens.bulkGet(
    open.map(({ survey }) => answersId(child, seen.class, survey)),
  );
  return open.slice(0, MOST_SURVEYS).map(({ survey, opens }, index) => ({
    survey,
    opens,
    term: termOfSeat(seat, opens),
    isMissing: isMissing(tokens[index], now),
  }));
}

/** What was given out for one survey: a token, or why there is none (wire/issue). */
export type SurveyGiven = { survey: string } & (Token | { none: 'spent' | 'window' | 'bad' });

/** The endpoint answered for these surveys; a seat given up meanwhile keeps none. */
export function noteSurveyTokens(
  home: Home,
  { child, class: classId, term, at }: Pick<SurveyTokenRow, 'child' | 'class' | 'term' | 'at'>,
  given: readonly SurveyGiven[],
): Promise<void> {
  return home.transaction('rw', [home.enrolments, home.surveyTokens], async () => {
    const seat = await home.enrolments.get(child);
    if (seat?.seen.class !== classId) return;
    const rows = given.map((each) => {
      const id = answersId(child, classId, each.survey);
      return { ...each, id, child, class: classId, term, at };
    });
    await home.surveyTokens.bulkPut(rows);
  });
}
