/* eslint max-lines: ['error', 380] -- the only file that fetches: a line or two for each question. */
import type * as z from 'zod/mini';
import { accountEmail } from '../core/account';
import { isProblem, type Problem } from '../core/problem';
import {
  beginFactorAnswer,
  beginFactorPath,
  type beginFactorQuestion,
  changePasswordPath,
  type changePasswordQuestion,
  confirmFactorPath,
  type confirmFactorQuestion,
  done,
  endFactorPath,
  type endFactorQuestion,
  recoveryCodesAnswer,
  recoveryCodesPath,
  type recoveryCodesQuestion,
  revokeOthersPath,
  revokeSessionPath,
  type revokeSessionQuestion,
  secondStepPath,
  type secondStepQuestion,
  sessionsAnswer,
  sessionsPath,
  signInAnswer,
  signInPath,
  signOutPath,
} from '../wire/account';
import { alertsAnswer, alertsPath, changeAlertPath, type changeAlertQuestion } from '../wire/alerts';
import { classAnswer, classPath, type classQuestion } from '../wire/class';
import {
  addClassesAnswer,
  addClassesPath,
  type addClassesQuestion,
  changeClassPath,
  type changeClassQuestion,
  changed,
  classesAnswer,
  classesPath,
} from '../wire/classes';
import { noticesAnswer, noticesPath, type noticesQuestion } from '../wire/notice';
import {
  changeClassDaysPath,
  type changeClassDaysQuestion,
  changeDaysAnswer,
  changeDaysPath,
  type changeDaysQuestion,
  daysAnswer,
  daysPath,
} from '../wire/days';
import {
  noHomeworkPath,
  type noHomeworkQuestion,
  noticeDeskAnswer,
  noticeDeskPath,
  type noticeDeskQuestion,
  noticePagePath,
  type noticePageQuestion,
  postNoticePath,
  type postNoticeQuestion,
} from '../wire/notice-desk';
import { figuresAnswer, figuresPath, type figuresQuestion } from '../wire/figures';
import { keyAnswer, keyPath, type keyQuestion } from '../wire/key';
import {
  addLimitPath,
  type addLimitQuestion,
  limitsAnswer,
  limitsPath,
  removeLimitPath,
  type removeLimitQuestion,
} from '../wire/limit';
import { logAnswer, logPath, type logQuestion } from '../wire/log';
import { meAnswer, mePath } from '../wire/me';
import {
  closeClassAnswer,
  closeClassPath,
  type closeClassQuestion,
  openClassPath,
  type openClassQuestion,
  openingAnswer,
  openingPath,
  type openingQuestion,
} from '../wire/opening';
import {
  changeRolePath,
  type changeRoleQuestion,
  inviteAnswer,
  invitePath,
  type inviteQuestion,
  peopleAnswer,
  peoplePath,
  removePersonPath,
  type removePersonQuestion,
  revokeInvitePath,
  type revokeInviteQuestion,
  takeOffFactorPath,
  type takeOffFactorQuestion,
  teachPath,
  type teachQuestion,
} from '../wire/people';
import { refusal } from '../wire/refusal';
import {
  rolloverAnswer,
  rolloverPath,
  rollPath,
  type rollQuestion,
  undoRollPath,
  type undoRollQuestion,
} from '../wire/rollover';
import {
  reportAnswer,
  reportPath,
  type reportQuestion,
  reportTextAnswer,
  reportTextPath,
  type reportTextQuestion,
} from '../wire/report';
import { schoolFiguresAnswer, schoolFiguresPath, type schoolFiguresQuestion } from '../wire/school-figures';
import {
  acceptAnswer,
  acceptPath,
  type acceptQuestion,
  linkLookAnswer,
  linkLookPath,
  type linkLookQuestion,
  setupAnswer,
  setupPath,
  type setupQuestion,
} from '../wire/setup';
import {
  mintSlipsAnswer,
  mintSlipsPath,
  type mintSlipsQuestion,
  revokeSlipsAnswer,
  revokeSlipsPath,
  type revokeSlipsQuestion,
} from '../wire/slips';
import {
  endSchoolAnswer,
  endSchoolPath,
  type endSchoolQuestion,
  storedAnswer,
  storedPath,
} from '../wire/stored';
import {
  changeSurveyEndPath,
  type changeSurveyEndQuestion,
  deskSurveyAnswer,
  deskSurveysAnswer,
  deskSurveysPath,
  keepSurveyPath,
  type keepSurveyQuestion,
  keptSurveyAnswer,
  openSurveyPath,
  type openSurveyQuestion,
  removeSurveyPath,
  type removeSurveyQuestion,
  replySurveyPath,
  type replySurveyQuestion,
  surveyResultsAnswer,
  surveyResultsPath,
  type surveyResultsQuestion,
  surveyTextPath,
  type surveyTextQuestion,
  withdrawSurveyPath,
  type withdrawSurveyQuestion,
} from '../wire/survey-desk';
import { demoDesk } from './demo-desk';

/** A question the endpoint did not answer with what was asked for, and the field it is about where there is one. */
export type Refused = Problem & { field?: string };
/** What was asked for, or why not. */
export type Outcome<Answer> = Promise<Answer | Refused>;

const onlookers = new Set<() => void>();

const losers = new Set<() => void>();

/** Calls when something is not allowed that a page offered: the role has changed meanwhile. */
export function whenNotAllowed(listener: () => void): () => void {
  losers.add(listener);
  return () => losers.delete(listener);
}

/** Calls when the endpoint says that nobody is signed in here any more; answers how to stop listening. */
export function whenSignedOut(listener: () => void): () => void {
  onlookers.add(listener);
  return () => onlookers.delete(listener);
}

type Letter = { path: string; body?: object | undefined; credentials?: RequestCredentials };

function send({ path, body, credentials = 'same-origin' }: Letter): Promise<Response> {
  const shared = { credentials, cache: 'no-store', referrerPolicy: 'no-referrer' } as const;
  const at = `${demoDesk(location.pathname)}${path}`;
  if (body === undefined) return fetch(at, shared);
  const headers = { 'content-type': 'application/json' };
  return fetch(at, { ...shared, method: 'POST', headers, body: JSON.stringify(body) });
}

/** Tells the app of what it can mend: signing in, and a role that has changed. */
function spread({ kind }: Problem, path: string): void {
  if (kind === 'not-signed-in') for (const listener of onlookers) listener();
  // Who is told so by the question who one is would be asked again for ever.
  if (kind === 'not-allowed' && path !== mePath) for (const listener of losers) listener();
}

async function whyNot(answer: Response, path: string): Promise<Refused> {
  const read = refusal.safeParse(await answer.json().catch(() => undefined));
  const problem: unknown = { kind: read.data?.problem };
  // A proxy before the endpoint answers in its own words: it says that the endpoint is not there.
  if (!isProblem(problem)) return { kind: answer.status >= 500 ? 'endpoint-busy' : 'endpoint-unreachable' };
  spread(problem, path);
  return read.data?.field === undefined ? problem : { ...problem, field: read.data.field };
}

async function ask<Schema extends z.ZodMiniType>(schema: Schema, letter: Letter): Outcome<z.output<Schema>> {
  let answer: Response;
  try {
    answer = await send(letter);
  } catch {
    return { kind: 'endpoint-unreachable' };
  }
  if (!answer.ok) return whyNot(answer, letter.path);
  const read = schema.safeParse(await answer.json().catch(() => undefined));
  return read.success ? read.data : { kind: 'endpoint-unreachable' };
}

type Asked<Question extends z.ZodMiniType> = z.input<Question>;

export const askMe = () => ask(meAnswer, { path: mePath });
export const askSchoolFigures = (body: Asked<typeof schoolFiguresQuestion>) =>
  ask(schoolFiguresAnswer, { path: schoolFiguresPath, body });
export const askReport = (body: Asked<typeof reportQuestion>) =>
  ask(reportAnswer, { path: reportPath, body });
export const keepReportText = (body: Asked<typeof reportTextQuestion>) =>
  ask(reportTextAnswer, { path: reportTextPath, body });
export const askAlerts = () => ask(alertsAnswer, { path: alertsPath });
export const changeAlert = (body: Asked<typeof changeAlertQuestion>) =>
  ask(changed, { path: changeAlertPath, body });
export const askClasses = () => ask(classesAnswer, { path: classesPath });
export const askPeople = () => ask(peopleAnswer, { path: peoplePath });

export const lookAtLink = (body: Asked<typeof linkLookQuestion>) =>
  ask(linkLookAnswer, { path: linkLookPath, body });
export const setUpSchool = (body: Asked<typeof setupQuestion>) => ask(setupAnswer, { path: setupPath, body });
export const acceptLink = (body: Asked<typeof acceptQuestion>) =>
  ask(acceptAnswer, { path: acceptPath, body });

/** Signs in by name: the endpoint knows an account by the address made of it. */
export const signIn = ({ name, password }: { name: string; password: string }) =>
  ask(signInAnswer, { path: signInPath, body: { email: accountEmail(name), password } });
export const takeSecondStep = (body: Asked<typeof secondStepQuestion>) =>
  ask(done, { path: secondStepPath, body });
export const beginFactor = (body: Asked<typeof beginFactorQuestion>) =>
  ask(beginFactorAnswer, { path: beginFactorPath, body });
export const confirmFactor = (body: Asked<typeof confirmFactorQuestion>) =>
  ask(done, { path: confirmFactorPath, body });
export const endFactor = (body: Asked<typeof endFactorQuestion>) => ask(done, { path: endFactorPath, body });
export const renewRecoveryCodes = (body: Asked<typeof recoveryCodesQuestion>) =>
  ask(recoveryCodesAnswer, { path: recoveryCodesPath, body });
export const askSessions = () => ask(sessionsAnswer, { path: sessionsPath });
export const endSession = (body: Asked<typeof revokeSessionQuestion>) =>
  ask(done, { path: revokeSessionPath, body });
export const endOtherSessions = () => ask(done, { path: revokeOthersPath, body: {} });
export const signOut = () => ask(done, { path: signOutPath, body: {} });
export const changePassword = (body: Asked<typeof changePasswordQuestion>) =>
  ask(done, { path: changePasswordPath, body });

export const addClasses = (body: Asked<typeof addClassesQuestion>) =>
  ask(addClassesAnswer, { path: addClassesPath, body });
export const changeClass = (body: Asked<typeof changeClassQuestion>) =>
  ask(changed, { path: changeClassPath, body });

export const askLimits = () => ask(limitsAnswer, { path: limitsPath });
export const addLimit = (body: Asked<typeof addLimitQuestion>) => ask(changed, { path: addLimitPath, body });
export const removeLimit = (body: Asked<typeof removeLimitQuestion>) =>
  ask(changed, { path: removeLimitPath, body });
export const askDays = () => ask(daysAnswer, { path: daysPath });
export const changeDays = (body: Asked<typeof changeDaysQuestion>) =>
  ask(changeDaysAnswer, { path: changeDaysPath, body });
export const changeClassDays = (body: Asked<typeof changeClassDaysQuestion>) =>
  ask(changeDaysAnswer, { path: changeClassDaysPath, body });

export const askOpening = (body: Asked<typeof openingQuestion>) =>
  ask(openingAnswer, { path: openingPath, body });
export const openClass = (body: Asked<typeof openClassQuestion>) =>
  ask(openingAnswer, { path: openClassPath, body });
export const closeClass = (body: Asked<typeof closeClassQuestion>) =>
  ask(closeClassAnswer, { path: closeClassPath, body });

export const mintSlips = (body: Asked<typeof mintSlipsQuestion>) =>
  ask(mintSlipsAnswer, { path: mintSlipsPath, body });
export const revokeSlips = (body: Asked<typeof revokeSlipsQuestion>) =>
  ask(revokeSlipsAnswer, { path: revokeSlipsPath, body });

export const invite = (body: Asked<typeof inviteQuestion>) => ask(inviteAnswer, { path: invitePath, body });
export const revokeInvite = (body: Asked<typeof revokeInviteQuestion>) =>
  ask(changed, { path: revokeInvitePath, body });
export const removePerson = (body: Asked<typeof removePersonQuestion>) =>
  ask(changed, { path: removePersonPath, body });
export const changeRole = (body: Asked<typeof changeRoleQuestion>) =>
  ask(changed, { path: changeRolePath, body });
export const takeOffFactor = (body: Asked<typeof takeOffFactorQuestion>) =>
  ask(changed, { path: takeOffFactorPath, body });
export const askLog = (body: Asked<typeof logQuestion>) => ask(logAnswer, { path: logPath, body });
export const teach = (body: Asked<typeof teachQuestion>) => ask(changed, { path: teachPath, body });

export const askRollover = () => ask(rolloverAnswer, { path: rolloverPath });
export const rollOver = (body: Asked<typeof rollQuestion>) => ask(changed, { path: rollPath, body });
export const undoRollover = (body: Asked<typeof undoRollQuestion>) =>
  ask(changed, { path: undoRollPath, body });
export const askStored = () => ask(storedAnswer, { path: storedPath });
export const endSchool = (body: Asked<typeof endSchoolQuestion>) =>
  ask(endSchoolAnswer, { path: endSchoolPath, body });
export const askNotices = (body: Asked<typeof noticeDeskQuestion>) =>
  ask(noticeDeskAnswer, { path: noticeDeskPath, body });
export const postNotice = (body: Asked<typeof postNoticeQuestion>) =>
  ask(changed, { path: postNoticePath, body });
export const postNoHomework = (body: Asked<typeof noHomeworkQuestion>) =>
  ask(changed, { path: noHomeworkPath, body });
export const changeNoticePage = (body: Asked<typeof noticePageQuestion>) =>
  ask(changed, { path: noticePagePath, body });

export const askSurveys = () => ask(deskSurveysAnswer, { path: deskSurveysPath });
export const keepSurvey = (body: Asked<typeof keepSurveyQuestion>) =>
  ask(keptSurveyAnswer, { path: keepSurveyPath, body });
export const removeSurvey = (body: Asked<typeof removeSurveyQuestion>) =>
  ask(changed, { path: removeSurveyPath, body });
export const openSurvey = (body: Asked<typeof openSurveyQuestion>) =>
  ask(deskSurveyAnswer, { path: openSurveyPath, body });
export const withdrawSurvey = (body: Asked<typeof withdrawSurveyQuestion>) =>
  ask(deskSurveyAnswer, { path: withdrawSurveyPath, body });
export const changeSurveyEnd = (body: Asked<typeof changeSurveyEndQuestion>) =>
  ask(deskSurveyAnswer, { path: changeSurveyEndPath, body });
export const askSurveyResults = (body: Asked<typeof surveyResultsQuestion>) =>
  ask(surveyResultsAnswer, { path: surveyResultsPath, body });
export const moderateSurveyText = (body: Asked<typeof surveyTextQuestion>) =>
  ask(changed, { path: surveyTextPath, body });
export const replySurvey = (body: Asked<typeof replySurveyQuestion>) =>
  ask(deskSurveyAnswer, { path: replySurveyPath, body });

/** What every phone of the class may ask is asked as they ask it: without the cookie, which those routes refuse. */
export const askKeys = (body: Asked<typeof keyQuestion>) =>
  ask(keyAnswer, { path: keyPath, body, credentials: 'omit' });
export const askClass = (body: Asked<typeof classQuestion>) =>
  ask(classAnswer, { path: classPath, body, credentials: 'omit' });
export const askPosted = (body: Asked<typeof noticesQuestion>) =>
  ask(noticesAnswer, { path: noticesPath, body, credentials: 'omit' });
export const askFigures = (body: Asked<typeof figuresQuestion>) =>
  ask(figuresAnswer, { path: figuresPath, body, credentials: 'omit' });
