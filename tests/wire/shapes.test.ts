import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import * as account from '../../src/wire/account';
import * as alerts from '../../src/wire/alerts';
import { classAnswer, classPath, classQuestion } from '../../src/wire/class';
import * as answers from '../../src/wire/answers';
import * as classes from '../../src/wire/classes';
import * as days from '../../src/wire/days';
import * as demo from '../../src/wire/demo';
import { enrolAnswer, enrolPath, enrolQuestion } from '../../src/wire/enrol';
import { figuresAnswer, figuresPath, figuresQuestion } from '../../src/wire/figures';
import { issueAnswer, issuePath, issueQuestion } from '../../src/wire/issue';
import * as limit from '../../src/wire/limit';
import { logAnswer, logPath, logQuestion } from '../../src/wire/log';
import { keyAnswer, keyPath, keyQuestion } from '../../src/wire/key';
import { meAnswer, mePath } from '../../src/wire/me';
import { noticesAnswer, noticesPath, noticesQuestion } from '../../src/wire/notice';
import * as notices from '../../src/wire/notice-desk';
import { nightPath, nightQuestion, nightTaken } from '../../src/wire/night';
import { openAnswer, openPath, openQuestion } from '../../src/wire/open';
import * as opening from '../../src/wire/opening';
import * as people from '../../src/wire/people';
import * as report from '../../src/wire/report';
import * as rollover from '../../src/wire/rollover';
import * as schoolFigures from '../../src/wire/school-figures';
import * as stored from '../../src/wire/stored';
import { refusal } from '../../src/wire/refusal';
import * as setup from '../../src/wire/setup';
import * as slips from '../../src/wire/slips';
import * as surveys from '../../src/wire/survey-desk';
import joining from './letters/2026-11-22.json';
import evenings from './letters/2026-11-23.json';
import figures from './letters/2026-11-24.json';
import posted from './letters/2026-11-27.json';
import school from './letters/2026-11-28.json';
import surveyed from './letters/2026-12-03.json';

/** Without an answer where there was nothing to say (204). */
type Letter = { path: string; question?: unknown; answer?: object };
type Evening = { v: { s: Record<string, number | null> } | null };
type Schemas = { question?: z.ZodMiniType; answer: z.ZodMiniType };

/** Messages as each released version wrote them; a new version adds its letters and mends none. */
const LETTERS: Letter[] = [joining, evenings, figures, posted, school, surveyed].flatMap(
  ({ letters }) => letters as Letter[],
);

const SCHEMAS: Record<string, Schemas> = {
  [keyPath]: { question: keyQuestion, answer: keyAnswer },
  [classPath]: { question: classQuestion, answer: classAnswer },
  [openPath]: { question: openQuestion, answer: openAnswer },
  [enrolPath]: { question: enrolQuestion, answer: enrolAnswer },
  [issuePath]: { question: issueQuestion, answer: issueAnswer },
  [demo.demoClockPath]: { question: demo.demoClockQuestion, answer: demo.demoClockAnswer },
  [demo.demoForwardPath]: { question: demo.demoClockQuestion, answer: demo.demoClockAnswer },
  [demo.demoSlipPath]: { question: demo.demoSlipQuestion, answer: demo.demoSlipAnswer },
  [figuresPath]: { question: figuresQuestion, answer: figuresAnswer },
  [nightPath]: { question: nightQuestion, answer: nightTaken },
  [noticesPath]: { question: noticesQuestion, answer: noticesAnswer },
  [notices.noticeDeskPath]: { question: notices.noticeDeskQuestion, answer: notices.noticeDeskAnswer },
  [notices.postNoticePath]: { question: notices.postNoticeQuestion, answer: classes.changed },
  [notices.noHomeworkPath]: { question: notices.noHomeworkQuestion, answer: classes.changed },
  [notices.noticePagePath]: { question: notices.noticePageQuestion, answer: classes.changed },
  [setup.linkLookPath]: { question: setup.linkLookQuestion, answer: setup.linkLookAnswer },
  [setup.setupPath]: { question: setup.setupQuestion, answer: setup.setupAnswer },
  [setup.acceptPath]: { question: setup.acceptQuestion, answer: setup.acceptAnswer },
  [account.signInPath]: { question: account.signInQuestion, answer: account.signInAnswer },
  [account.secondStepPath]: { question: account.secondStepQuestion, answer: account.done },
  [account.beginFactorPath]: { question: account.beginFactorQuestion, answer: account.beginFactorAnswer },
  [account.confirmFactorPath]: { question: account.confirmFactorQuestion, answer: account.done },
  [account.endFactorPath]: { question: account.endFactorQuestion, answer: account.done },
  [account.recoveryCodesPath]: {
    question: account.recoveryCodesQuestion,
    answer: account.recoveryCodesAnswer,
  },
  [account.revokeSessionPath]: { question: account.revokeSessionQuestion, answer: account.done },
  [account.signOutPath]: { question: account.signOutQuestion, answer: account.done },
  [account.changePasswordPath]: { question: account.changePasswordQuestion, answer: account.done },
  [account.sessionsPath]: { answer: account.sessionsAnswer },
  [account.revokeOthersPath]: { question: account.revokeOthersQuestion, answer: account.done },
  [mePath]: { answer: meAnswer },
  [classes.classesPath]: { answer: classes.classesAnswer },
  [classes.addClassesPath]: { question: classes.addClassesQuestion, answer: classes.addClassesAnswer },
  [classes.changeClassPath]: { question: classes.changeClassQuestion, answer: classes.changed },
  [people.peoplePath]: { answer: people.peopleAnswer },
  [people.invitePath]: { question: people.inviteQuestion, answer: people.inviteAnswer },
  [people.revokeInvitePath]: { question: people.revokeInviteQuestion, answer: classes.changed },
  [people.removePersonPath]: { question: people.removePersonQuestion, answer: classes.changed },
  [people.teachPath]: { question: people.teachQuestion, answer: classes.changed },
  [people.changeRolePath]: { question: people.changeRoleQuestion, answer: classes.changed },
  [people.takeOffFactorPath]: { question: people.takeOffFactorQuestion, answer: classes.changed },
  [logPath]: { question: logQuestion, answer: logAnswer },
  [alerts.alertsPath]: { answer: alerts.alertsAnswer },
  [alerts.changeAlertPath]: { question: alerts.changeAlertQuestion, answer: classes.changed },
  [days.daysPath]: { answer: days.daysAnswer },
  [answers.surveysPath]: { question: answers.surveysQuestion, answer: answers.surveysAnswer },
  [answers.answersPath]: { question: answers.answersQuestion, answer: nightTaken },
  [days.changeDaysPath]: { question: days.changeDaysQuestion, answer: days.changeDaysAnswer },
  [days.changeClassDaysPath]: { question: days.changeClassDaysQuestion, answer: days.changeDaysAnswer },
  [limit.limitsPath]: { answer: limit.limitsAnswer },
  [limit.addLimitPath]: { question: limit.addLimitQuestion, answer: classes.changed },
  [limit.removeLimitPath]: { question: limit.removeLimitQuestion, answer: classes.changed },
  [report.reportPath]: { question: report.reportQuestion, answer: report.reportAnswer },
  [report.reportTextPath]: { question: report.reportTextQuestion, answer: report.reportTextAnswer },
  [rollover.rolloverPath]: { answer: rollover.rolloverAnswer },
  [rollover.rollPath]: { question: rollover.rollQuestion, answer: classes.changed },
  [rollover.undoRollPath]: { question: rollover.undoRollQuestion, answer: classes.changed },
  [schoolFigures.schoolFiguresPath]: {
    question: schoolFigures.schoolFiguresQuestion,
    answer: schoolFigures.schoolFiguresAnswer,
  },
  [stored.storedPath]: { answer: stored.storedAnswer },
  [stored.endSchoolPath]: { question: stored.endSchoolQuestion, answer: stored.endSchoolAnswer },
  [slips.mintSlipsPath]: { question: slips.mintSlipsQuestion, answer: slips.mintSlipsAnswer },
  [slips.revokeSlipsPath]: { question: slips.revokeSlipsQuestion, answer: slips.revokeSlipsAnswer },
  [surveys.deskSurveysPath]: { answer: surveys.deskSurveysAnswer },
  [surveys.keepSurveyPath]: { question: surveys.keepSurveyQuestion, answer: surveys.keptSurveyAnswer },
  [surveys.removeSurveyPath]: { question: surveys.removeSurveyQuestion, answer: classes.changed },
  [surveys.openSurveyPath]: { question: surveys.openSurveyQuestion, answer: surveys.deskSurveyAnswer },
  [surveys.withdrawSurveyPath]: {
    question: surveys.withdrawSurveyQuestion,
    answer: surveys.deskSurveyAnswer,
  },
  [surveys.changeSurveyEndPath]: {
    question: surveys.changeSurveyEndQuestion,
    answer: surveys.deskSurveyAnswer,
  },
  [surveys.surveyResultsPath]: {
    question: surveys.surveyResultsQuestion,
    answer: surveys.surveyResultsAnswer,
  },
  [surveys.surveyTextPath]: { question: surveys.surveyTextQuestion, answer: classes.changed },
  [surveys.replySurveyPath]: { question: surveys.replySurveyQuestion, answer: surveys.deskSurveyAnswer },
  [opening.openingPath]: { question: opening.openingQuestion, answer: opening.openingAnswer },
  [opening.openClassPath]: { question: opening.openClassQuestion, answer: opening.openingAnswer },
  [opening.closeClassPath]: { question: opening.closeClassQuestion, answer: opening.closeClassAnswer },
};

function schemasOf(path: string): Schemas {
  const found = SCHEMAS[path];
  if (!found) throw new Error(`Nothing in wire is called ${path} any more.`);
  return found;
}

test('every path of wire has left a letter', () => {
  const rooms = import.meta.glob<Record<string, unknown>>('../../src/wire/*.ts', { eager: true });
  const paths = Object.values(rooms).flatMap((room) =>
    Object.entries(room).flatMap(([name, value]) => (name.endsWith('Path') ? [String(value)] : [])),
  );
  expect(paths.length).toBeGreaterThan(20);
  expect([...new Set(LETTERS.map(({ path }) => path))].sort()).toEqual(paths.sort());
});

test.each(LETTERS.map((letter) => [letter.path, letter] as const))(
  'a letter to %s still reads',
  (path, letter) => {
    const { question, answer } = schemasOf(path);
    if (letter.question !== undefined) expect(z.safeParse(question!, letter.question).error).toBeUndefined();
    if (letter.answer === undefined) return;
    const schema = 'problem' in letter.answer ? refusal : answer;
    expect(z.safeParse(schema, letter.answer).error).toBeUndefined();
    if ('rev' in letter.answer) expect(z.safeParse(answer, letter.answer).error).toBeUndefined();
  },
);

test('what an older endpoint did not say is read as what held there, and a new one says all of it', () => {
  const read = (path: string) => LETTERS.filter((letter) => letter.path === path).map(({ answer }) => answer);
  const told = (path: string, field: string) =>
    read(path).map((answer) => JSON.stringify(answer).includes(`"${field}":`));
  for (const [path, field] of [
    [mePath, 'hasSecondFactor'],
    [people.peoplePath, 'hasSecondFactor'],
    [account.sessionsPath, 'used'],
  ] as const)
    expect([path, told(path, field).at(0), told(path, field).at(-1)]).toEqual([path, false, true]);
  expect(meAnswer.parse(read(mePath)[0]).hasSecondFactor).toBe(false);
});

describe('a question is read strictly', () => {
  const asked = LETTERS.filter(({ question }) => question !== undefined);

  test.each(asked.map(({ path, question }) => [path, question] as const))(
    '%s takes no field more',
    (path, question) => {
      const more = { ...(question as object), nickname: '小明' };
      expect(z.safeParse(schemasOf(path).question!, more).success).toBe(false);
    },
  );
});

test('what a phone sends to join names nobody: class, door, code and password are all there is', () => {
  const families = LETTERS.filter(({ path }) => [keyPath, classPath, openPath, enrolPath].includes(path));
  const fields = families.flatMap(({ question }) => Object.keys(question as object));
  expect([...new Set(fields)].sort()).toEqual(['auth', 'class', 'code', 'door']);
});

test('what a phone sends of an evening is its token, its revision and minutes', () => {
  const letters = LETTERS.filter(({ path }) => path === nightPath).map(({ question }) => question as Evening);
  const fields = letters.flatMap(({ v, ...rest }) => [...Object.keys(rest), ...Object.keys(v ?? {})]);
  expect([...new Set(fields)].sort()).toEqual(['a', 'c', 'd', 'n', 'o', 'r', 's', 't']);
  const minutes = letters.flatMap(({ v }) => Object.values(v?.s ?? {}));
  expect(minutes.length).toBeGreaterThan(20);
  expect(minutes.every((each) => each === null || typeof each === 'number')).toBe(true);
});
