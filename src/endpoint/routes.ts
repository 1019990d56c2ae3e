/* eslint max-lines: ['error', 300] -- the one table of all that is answered. */
import {
  beginFactorPath,
  beginFactorQuestion,
  changePasswordPath,
  changePasswordQuestion,
  confirmFactorPath,
  confirmFactorQuestion,
  endFactorPath,
  endFactorQuestion,
  recoveryCodesPath,
  recoveryCodesQuestion,
  revokeOthersPath,
  revokeOthersQuestion,
  revokeSessionPath,
  revokeSessionQuestion,
  secondStepPath,
  secondStepQuestion,
  sessionsPath,
  signInPath,
  signInQuestion,
  signOutPath,
  signOutQuestion,
} from '../wire/account';
import { alertsPath, changeAlertPath, changeAlertQuestion } from '../wire/alerts';
import { answersAddress, answersPath, surveysPath, surveysQuestion } from '../wire/answers';
import { classPath, classQuestion } from '../wire/class';
import {
  addClassesPath,
  addClassesQuestion,
  changeClassPath,
  changeClassQuestion,
  classesPath,
} from '../wire/classes';
import { noticesPath, noticesQuestion } from '../wire/notice';
import {
  noHomeworkPath,
  noHomeworkQuestion,
  noticeDeskPath,
  noticeDeskQuestion,
  noticePagePath,
  noticePageQuestion,
  postNoticePath,
  postNoticeQuestion,
} from '../wire/notice-desk';
import {
  changeClassDaysPath,
  changeClassDaysQuestion,
  changeDaysPath,
  changeDaysQuestion,
  daysPath,
} from '../wire/days';
import { enrolPath, enrolQuestion } from '../wire/enrol';
import { figuresPath, figuresQuestion } from '../wire/figures';
import { issuePath, issueQuestion } from '../wire/issue';
import { keyPath, keyQuestion } from '../wire/key';
import {
  addLimitPath,
  addLimitQuestion,
  limitsPath,
  removeLimitPath,
  removeLimitQuestion,
} from '../wire/limit';
import { mePath } from '../wire/me';
import { nightAddress, nightPath } from '../wire/night';
import { openPath, openQuestion } from '../wire/open';
import {
  closeClassPath,
  closeClassQuestion,
  openClassPath,
  openClassQuestion,
  openingPath,
  openingQuestion,
} from '../wire/opening';
import { logPath, logQuestion } from '../wire/log';
import {
  changeRolePath,
  changeRoleQuestion,
  invitePath,
  inviteQuestion,
  peoplePath,
  removePersonPath,
  removePersonQuestion,
  revokeInvitePath,
  revokeInviteQuestion,
  takeOffFactorPath,
  takeOffFactorQuestion,
  teachPath,
  teachQuestion,
} from '../wire/people';
import { reportPath, reportQuestion, reportTextPath, reportTextQuestion } from '../wire/report';
import {
  acceptPath,
  acceptQuestion,
  linkLookPath,
  linkLookQuestion,
  setupPath,
  setupQuestion,
} from '../wire/setup';
import { rolloverPath, rollPath, rollQuestion, undoRollPath, undoRollQuestion } from '../wire/rollover';
import { endSchoolPath, endSchoolQuestion, storedPath } from '../wire/stored';
import {
  changeSurveyEndPath,
  changeSurveyEndQuestion,
  deskSurveysPath,
  keepSurveyPath,
  keepSurveyQuestion,
  openSurveyPath,
  openSurveyQuestion,
  removeSurveyPath,
  removeSurveyQuestion,
  replySurveyPath,
  replySurveyQuestion,
  surveyResultsPath,
  surveyResultsQuestion,
  surveyTextPath,
  surveyTextQuestion,
  withdrawSurveyPath,
  withdrawSurveyQuestion,
} from '../wire/survey-desk';
import { mintSlipsPath, mintSlipsQuestion, revokeSlipsPath, revokeSlipsQuestion } from '../wire/slips';
import { changePassword, endOtherSessions, endSession, signIn, signOut, tellSessions } from './account';
import { changeAlert, tellAlerts } from './alerts';
import { takeAnswers } from './survey-answers';
import { tellClass } from './class';
import { listClasses } from './class-list';
import { addClasses, changeClass } from './classes';
import {
  classesRow,
  classRow,
  letterRow,
  lookRow,
  memberRow,
  openRow,
  sessionRow,
  type Route,
} from './door/route';
import { schoolFiguresPath, schoolFiguresQuestion } from '../wire/school-figures';
import { changeClassDays, changeDays, tellSchoolDays } from './days';
import { enrol } from './enrol';
import { tellFigures } from './figures';
import { invite, revokeInvite } from './invites';
import { issue } from './issue';
import { tellKeys } from './key';
import { addLimit, removeLimit, tellLimits } from './limits';
import { tellLog } from './log';
import { tellMe } from './me';
import { takeNight } from './night';
import { lookAtNotices, tellNotices } from './notices';
import { changeNoticePage } from './notice-rows';
import { giveSlip } from './open';
import { postNoHomework, postNotice } from './post-notice';
import { closeClass, openClass, showOpening } from './opening';
import { changeRole, listPeople, removePerson, takeOffFactor, teach } from './people';
import { rollOver } from './rollover/roll';
import { tellRollover } from './rollover/tell';
import { undoRollover } from './rollover/undo';
import { endSchool } from './school-end';
import { tellStored } from './stored/tell';
import { keepReportText, tellReport } from './report';
import { tellSchoolFigures } from './school-figures';
import { beginFactor, confirmFactor, endFactor, renewRecoveryCodes, takeSecondStep } from './second-step';
import { accept, lookAtLink, setUp } from './setup';
import { mintSlips, takeBackSlips } from './slips';
import { tellSurveys } from './surveys';
import { changeSurveyEnd, withdrawSurvey } from './survey-desk/dates';
import { keepSurvey } from './survey-desk/keep';
import { openSurvey } from './survey-desk/open';
import { removeSurvey } from './survey-desk/remove';
import { replySurvey, sortSurveyText } from './survey-desk/reply';
import { tellSurveyResults } from './survey-desk/results';
import { tellDeskSurveys } from './survey-desk/tell';

/** Everything that is answered under /v1, and to whom. What has no row here does not exist. */
export const ROUTES: readonly Route[] = [
  // Families: nobody knows who asks.
  openRow(keyPath, 'anonymous', { question: keyQuestion, handle: tellKeys }),
  openRow(classPath, 'anonymous', { question: classQuestion, handle: tellClass }),
  openRow(openPath, 'anonymous', { question: openQuestion, handle: giveSlip }),
  openRow(enrolPath, 'enrol', { question: enrolQuestion, handle: enrol }),
  openRow(issuePath, 'enrol', { question: issueQuestion, handle: issue }),
  openRow(figuresPath, 'anonymous', { question: figuresQuestion, handle: tellFigures }),
  openRow(noticesPath, 'anonymous', { question: noticesQuestion, handle: tellNotices }),
  letterRow(nightPath, { question: nightAddress, handle: takeNight }),
  openRow(surveysPath, 'anonymous', { question: surveysQuestion, handle: tellSurveys }),
  letterRow(answersPath, { question: answersAddress, handle: takeAnswers }),
  // One-time links.
  openRow(linkLookPath, 'link', { question: linkLookQuestion, handle: lookAtLink }),
  openRow(setupPath, 'link', { question: setupQuestion, handle: setUp }),
  openRow(acceptPath, 'link', { question: acceptQuestion, handle: accept }),
  // One's own account.
  openRow(signInPath, 'sign-in', { question: signInQuestion, handle: signIn }),
  openRow(secondStepPath, 'sign-in', { question: secondStepQuestion, handle: takeSecondStep }),
  openRow(beginFactorPath, 'account', { question: beginFactorQuestion, handle: beginFactor }),
  openRow(confirmFactorPath, 'account', { question: confirmFactorQuestion, handle: confirmFactor }),
  openRow(endFactorPath, 'account', { question: endFactorQuestion, handle: endFactor }),
  openRow(recoveryCodesPath, 'account', { question: recoveryCodesQuestion, handle: renewRecoveryCodes }),
  openRow(signOutPath, 'account', { question: signOutQuestion, handle: signOut }),
  openRow(changePasswordPath, 'account', { question: changePasswordQuestion, handle: changePassword }),
  sessionRow(sessionsPath, tellSessions),
  openRow(revokeOthersPath, 'account', { question: revokeOthersQuestion, handle: endOtherSessions }),
  openRow(revokeSessionPath, 'account', { question: revokeSessionQuestion, handle: endSession }),
  // The school's desk.
  lookRow(mePath, 'signed-in', tellMe),
  lookRow(classesPath, 'signed-in', listClasses),
  memberRow(addClassesPath, 'admin', { question: addClassesQuestion, handle: addClasses }),
  memberRow(changeClassPath, 'admin', { question: changeClassQuestion, handle: changeClass }),
  lookRow(peoplePath, 'admin', listPeople),
  memberRow(invitePath, 'admin', { question: inviteQuestion, handle: invite }),
  memberRow(revokeInvitePath, 'admin', { question: revokeInviteQuestion, handle: revokeInvite }),
  memberRow(removePersonPath, 'admin', { question: removePersonQuestion, handle: removePerson }),
  memberRow(teachPath, 'admin', { question: teachQuestion, handle: teach }),
  memberRow(changeRolePath, 'admin', { question: changeRoleQuestion, handle: changeRole }),
  memberRow(takeOffFactorPath, 'admin', { question: takeOffFactorQuestion, handle: takeOffFactor }),
  memberRow(logPath, 'inspector', { question: logQuestion, handle: tellLog }),
  memberRow(schoolFiguresPath, 'overseer', {
    question: schoolFiguresQuestion,
    handle: tellSchoolFigures,
    isPacked: true,
  }),
  // A school year's begin, what is stored, and a school's end.
  lookRow(rolloverPath, 'admin', tellRollover),
  memberRow(rollPath, 'admin', { question: rollQuestion, handle: rollOver }),
  memberRow(undoRollPath, 'admin', { question: undoRollQuestion, handle: undoRollover }),
  lookRow(storedPath, 'inspector', tellStored),
  memberRow(endSchoolPath, 'admin', { question: endSchoolQuestion, handle: endSchool }),
  memberRow(reportPath, 'overseer', { question: reportQuestion, handle: tellReport }),
  memberRow(reportTextPath, 'admin', { question: reportTextQuestion, handle: keepReportText }),
  // What holds at the school: limits and days.
  lookRow(limitsPath, 'signed-in', tellLimits),
  memberRow(addLimitPath, 'admin', { question: addLimitQuestion, handle: addLimit }),
  memberRow(removeLimitPath, 'admin', { question: removeLimitQuestion, handle: removeLimit }),
  lookRow(daysPath, 'signed-in', tellSchoolDays),
  memberRow(changeDaysPath, 'admin', { question: changeDaysQuestion, handle: changeDays }),
  classRow(changeClassDaysPath, 'class-teacher', {
    question: changeClassDaysQuestion,
    handle: changeClassDays,
  }),
  lookRow(alertsPath, 'signed-in', tellAlerts),
  memberRow(changeAlertPath, 'admin', { question: changeAlertQuestion, handle: changeAlert }),
  // A class, for whoever teaches it.
  classRow(mintSlipsPath, 'class-teacher', { question: mintSlipsQuestion, handle: mintSlips }),
  classRow(revokeSlipsPath, 'class-teacher', { question: revokeSlipsQuestion, handle: takeBackSlips }),
  classRow(openingPath, 'class-teacher', { question: openingQuestion, handle: showOpening }),
  classRow(openClassPath, 'class-teacher', { question: openClassQuestion, handle: openClass }),
  classRow(closeClassPath, 'class-teacher', { question: closeClassQuestion, handle: closeClass }),
  // 作业公示.
  classRow(noticeDeskPath, 'class-reader', { question: noticeDeskQuestion, handle: lookAtNotices }),
  classesRow(postNoticePath, 'teacher', { question: postNoticeQuestion, handle: postNotice }),
  classRow(noHomeworkPath, 'class-teacher', { question: noHomeworkQuestion, handle: postNoHomework }),
  classRow(noticePagePath, 'class-teacher', { question: noticePageQuestion, handle: changeNoticePage }),
  // Surveys.
  lookRow(deskSurveysPath, 'signed-in', tellDeskSurveys),
  memberRow(keepSurveyPath, 'admin', { question: keepSurveyQuestion, handle: keepSurvey }),
  memberRow(removeSurveyPath, 'admin', { question: removeSurveyQuestion, handle: removeSurvey }),
  memberRow(openSurveyPath, 'admin', { question: openSurveyQuestion, handle: openSurvey }),
  memberRow(withdrawSurveyPath, 'admin', { question: withdrawSurveyQuestion, handle: withdrawSurvey }),
  memberRow(changeSurveyEndPath, 'admin', { question: changeSurveyEndQuestion, handle: changeSurveyEnd }),
  memberRow(surveyResultsPath, 'colleague', { question: surveyResultsQuestion, handle: tellSurveyResults }),
  memberRow(surveyTextPath, 'admin', { question: surveyTextQuestion, handle: sortSurveyText }),
  memberRow(replySurveyPath, 'admin', { question: replySurveyQuestion, handle: replySurvey }),
];
