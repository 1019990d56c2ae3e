import { LAST_REVISION, type Letter } from '../../core/letter';
import { isNight } from '../../core/night';
import { CLASS_ID, CODE } from '../../core/slip';
import { SURVEY_ID, SURVEY_NAME, type Answer, type Answers } from '../../core/survey';
import { SHARE_STEP, SURVEY_BANDS } from '../../core/survey-tally';
import { isZone } from '../../core/zone';
import { isTextOf } from './sound';
import { isSoundDefinition } from './sound-definition';
import type { AnswersRow, DraftRow, SurveyRow, SurveyTokenRow } from './survey-rows';

/*
 * Surveys and answers as a hand, a damaged phone or a strange endpoint may leave them: what nobody can read is not shown,
 * stays where it is and takes no page down.
 */

function isThere(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** By its looks, not by its class: a window may hand on bytes of another one's making. */
function isBytes(value: unknown): boolean {
  return ArrayBuffer.isView(value) && value.byteLength === 32;
}

function isToken(value: unknown): boolean {
  return isThere(value) && isBytes(value['nonce']) && isBytes(value['token']);
}

function isPlace(row: { class: string; survey: string }): boolean {
  return isTextOf(CLASS_ID, row.class) && isTextOf(SURVEY_ID, row.survey);
}

function isAnswer(value: unknown): value is Answer {
  if (isText(value) || typeof value === 'boolean' || Number.isFinite(value)) return true;
  return isThere(value) && Object.values(value).every(isText);
}

/** Whether it can be shown as answers; whether they fit the questions says core/survey-answers. */
function areAnswers(value: unknown): value is Answers {
  if (!isThere(value) || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, answer]) => SURVEY_NAME.test(name) && isAnswer(answer));
}

function isGiven(value: unknown): boolean {
  return value === null || areAnswers(value);
}

function isSending(value: unknown): boolean {
  if (!isThere(value)) return false;
  const { r, v } = value;
  return Number.isInteger(r) && Number(r) >= 1 && Number(r) <= LAST_REVISION && isGiven(v);
}

function isMissingOr(isRight: (value: unknown) => boolean, value: unknown): boolean {
  return value === undefined || isRight(value);
}

function isLetter(value: unknown): value is Letter<Answers> {
  if (!isThere(value)) return false;
  const { rev, wanted, stands, sending, unsure } = value;
  const isCounted = Number.isInteger(rev) && Number(rev) >= 0 && Number(rev) <= LAST_REVISION;
  const areSendings = [sending, unsure].every((each) => isMissingOr(isSending, each));
  return isCounted && isGiven(wanted) && isMissingOr(isGiven, stands) && areSendings;
}

function isDoor(value: unknown): boolean {
  return isThere(value) && isTextOf(CODE, value['code']) && isBytes(value['nonce']);
}

/** Whether a draft read from the database is one we wrote. */
export function isSoundDraft(row: DraftRow): boolean {
  return isPlace(row) && isText(row.child) && areAnswers(row.answers) && isMissingOr(isText, row.at);
}

/** Whether answers read from the database are such as we wrote. */
export function isSoundAnswers(row: AnswersRow): boolean {
  return (
    isPlace(row) &&
    isText(row.child) &&
    isLetter(row.letter) &&
    Number.isFinite(row.closesAt) &&
    Number.isFinite(row.due) &&
    isMissingOr(isToken, row.token) &&
    isMissingOr(isDoor, row.door)
  );
}

/** Whether a survey's token read from the database is one we wrote. */
export function isSoundSurveyToken(row: SurveyTokenRow): boolean {
  return isPlace(row) && Number.isFinite(row.at) && ('none' in row ? isText(row.none) : isToken(row));
}

function isShare(value: unknown): boolean {
  if (!isThere(value)) return false;
  const { of, share } = value;
  const isNamed = isText(of) || (Array.isArray(of) && of.length === 2 && of.every(isText));
  return isNamed && typeof share === 'number' && share >= SHARE_STEP && share <= 100 - SHARE_STEP;
}

function isBand(value: unknown): boolean {
  return (SURVEY_BANDS as readonly unknown[]).includes(value);
}

function isListOf(isRight: (value: unknown) => boolean, value: unknown): boolean {
  return Array.isArray(value) && value.every(isRight);
}

function isRow(value: unknown): boolean {
  return (
    isThere(value) && isText(value['row']) && isBand(value['band']) && isListOf(isShare, value['shares'])
  );
}

function isQuestionTally(value: unknown): boolean {
  if (!isThere(value) || !isText(value['name']) || !isBand(value['band'])) return false;
  const { kind, shares, rows, mean } = value;
  if (kind === 'rows') return isListOf(isRow, rows);
  return (
    kind === 'texts' || (kind === 'shares' && isListOf(isShare, shares) && isMissingOr(Number.isFinite, mean))
  );
}

function isCross(value: unknown): boolean {
  return isThere(value) && isListOf(isText, value['questions']) && isListOf(isShare, value['cells']);
}

function isPart(value: unknown): boolean {
  return (
    isThere(value) &&
    isBand(value['band']) &&
    isListOf(Number.isInteger, value['grades']) &&
    isListOf(isQuestionTally, value['questions']) &&
    isListOf(isCross, value['crosses'])
  );
}

function isToldText(value: unknown): boolean {
  return isThere(value) && isText(value['question']) && isText(value['text']);
}

function isPair(value: unknown): boolean {
  return isListOf(isText, value) && (value as unknown[]).length === 2;
}

function isTold(value: unknown): boolean {
  if (!isThere(value)) return false;
  return isListOf(isPart, value['parts']) && isListOf(isToldText, value['texts']) && isText(value['reply']);
}

/** Whether a survey read from the database is one that an endpoint shows, and that can be drawn. */
export function isSoundSurvey(row: SurveyRow): boolean {
  return (
    isPlace(row) &&
    isText(row.zone) &&
    isZone(row.zone) &&
    isNight(row.opens) &&
    isNight(row.closes) &&
    isMissingOr((pairs) => isListOf(isPair, pairs), row.crosses) &&
    isMissingOr(isTold, row.told) &&
    isSoundDefinition(row.definition)
  );
}
