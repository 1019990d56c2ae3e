import { CLASS_ID, CODE } from './slip';
import { SURVEY_ID } from './survey';

/** How a class without seats is asked: by one QR for all of it, the secret of this survey and this class. */
export type SurveyDoor = { survey: string; class: string; door: string };

/** What stands after the # of `/survey`: nothing of it ever reaches a server's log. */
export function doorToFragment({ survey, class: classId, door }: SurveyDoor): string {
  return [survey, classId, door].join('.');
}

/** The door in what follows the #; undefined for whatever no school printed. */
export function readSurveyDoor(fragment: string): SurveyDoor | undefined {
  const [survey = '', classId = '', door = '', ...rest] = fragment.trim().split('.');
  const isWhole = SURVEY_ID.test(survey) && CLASS_ID.test(classId) && CODE.test(door) && rest.length === 0;
  return isWhole ? { survey, class: classId, door } : undefined;
}
