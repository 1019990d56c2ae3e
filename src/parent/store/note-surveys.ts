import type { Home } from './database';
import { surveyRowId, type AnswersRow, type SurveyRow } from './survey-rows';
import { isSoundEnrolment } from './sound-class';
import { isSoundAnswers, isSoundSurvey } from './sound-surveys';

/** What an endpoint tells of the surveys of a class. */
export type SurveysTold = { class: string; surveys: readonly Omit<SurveyRow, 'id' | 'class'>[] };

/**
 * Keeps what is told of the surveys of a class that has a seat here or is answered by its QR, in place of what was told
 * before. One that is told no more stays where this phone has answered it: its receipt names its questions.
 */
export function noteSurveys(home: Home, { class: classId, surveys }: SurveysTold): Promise<void> {
  const rows = surveys
    .map((survey) => ({ ...survey, id: surveyRowId(classId, survey.survey), class: classId }))
    .filter(isSoundSurvey);
  return home.transaction('rw', [home.enrolments, home.answers, home.surveys], async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    const own = (await home.answers.toArray()).filter((row) => isSoundAnswers(row) && row.class === classId);
    if (!seats.some(({ seen }) => seen.class === classId) && !own.some(({ door }) => door)) return;
    const told = new Set([
      ...rows.map(({ id }) => id),
      ...own.map((row) => surveyRowId(classId, row.survey)),
    ]);
    const gone = await home.surveys.where('class').equals(classId).primaryKeys();
    await home.surveys.bulkDelete(gone.filter((id) => !told.has(id)));
    await home.surveys.bulkPut(rows);
    const known = new Set(await home.surveys.where('class').equals(classId).primaryKeys());
    for (const row of own.filter(({ door }) => door))
      await home.answers.put(found(row, known.has(surveyRowId(classId, row.survey))));
  });
}

/** Where a QR led: to a survey that is there, or to none that is asked by it now. */
function found(row: AnswersRow, isThere: boolean): AnswersRow {
  const { aside, ...letter } = row.letter;
  if (!isThere) return { ...row, letter: { ...letter, aside: { kind: 'door-closed' } } };
  return aside?.kind === 'door-closed' ? { ...row, letter } : row;
}

/** What answers by a QR wait to be shown or sent: the classes to ask. */
export async function doorsToAsk(home: Home): Promise<string[]> {
  const rows = await home.answers.where('child').equals('').filter(isSoundAnswers).toArray();
  return [...new Set(rows.filter(({ door, letter }) => door && !letter.isClosed).map((row) => row.class))];
}
