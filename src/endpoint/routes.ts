import {
  changePasswordPath,
  changePasswordQuestion,
  revokeOthersPath,
  revokeOthersQuestion,
  sessionsPath,
  signInPath,
  signInQuestion,
  signOutPath,
  signOutQuestion,
} from '../wire/account';
import { classPath, classQuestion } from '../wire/class';
import {
  addClassesPath,
  addClassesQuestion,
  changeClassPath,
  changeClassQuestion,
  classesPath,
} from '../wire/classes';
import { enrolPath, enrolQuestion } from '../wire/enrol';
import { figuresPath, figuresQuestion } from '../wire/figures';
import { issuePath, issueQuestion } from '../wire/issue';
import { keyPath, keyQuestion } from '../wire/key';
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
import {
  invitePath,
  inviteQuestion,
  peoplePath,
  removePersonPath,
  removePersonQuestion,
  revokeInvitePath,
  revokeInviteQuestion,
  teachPath,
  teachQuestion,
} from '../wire/people';
import {
  acceptPath,
  acceptQuestion,
  linkLookPath,
  linkLookQuestion,
  setupPath,
  setupQuestion,
} from '../wire/setup';
import { mintSlipsPath, mintSlipsQuestion, revokeSlipsPath, revokeSlipsQuestion } from '../wire/slips';
import { changePassword, endOtherSessions, signIn, signOut, tellSessions } from './account';
import { tellClass } from './class';
import { listClasses } from './class-list';
import { addClasses, changeClass } from './classes';
import { classRow, letterRow, lookRow, memberRow, openRow, sessionRow, type Route } from './door/route';
import { enrol } from './enrol';
import { tellFigures } from './figures';
import { issue } from './issue';
import { tellKeys } from './key';
import { tellMe } from './me';
import { takeNight } from './night';
import { giveSlip } from './open';
import { closeClass, openClass, showOpening } from './opening';
import { invite, listPeople, removePerson, revokeInvite, teach } from './people';
import { accept, lookAtLink, setUp } from './setup';
import { mintSlips, takeBackSlips } from './slips';

/** Everything that is answered under /v1, and to whom. What has no row here does not exist. */
export const ROUTES: readonly Route[] = [
  // Families: nobody knows who asks.
  openRow(keyPath, 'anonymous', { question: keyQuestion, handle: tellKeys }),
  openRow(classPath, 'anonymous', { question: classQuestion, handle: tellClass }),
  openRow(openPath, 'anonymous', { question: openQuestion, handle: giveSlip }),
  openRow(enrolPath, 'enrol', { question: enrolQuestion, handle: enrol }),
  openRow(issuePath, 'enrol', { question: issueQuestion, handle: issue }),
  openRow(figuresPath, 'anonymous', { question: figuresQuestion, handle: tellFigures }),
  letterRow(nightPath, { question: nightAddress, handle: takeNight }),
  // One-time links.
  openRow(linkLookPath, 'link', { question: linkLookQuestion, handle: lookAtLink }),
  openRow(setupPath, 'link', { question: setupQuestion, handle: setUp }),
  openRow(acceptPath, 'link', { question: acceptQuestion, handle: accept }),
  // One's own account.
  openRow(signInPath, 'sign-in', { question: signInQuestion, handle: signIn }),
  openRow(signOutPath, 'account', { question: signOutQuestion, handle: signOut }),
  openRow(changePasswordPath, 'account', { question: changePasswordQuestion, handle: changePassword }),
  sessionRow(sessionsPath, tellSessions),
  openRow(revokeOthersPath, 'account', { question: revokeOthersQuestion, handle: endOtherSessions }),
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
  // A class, for whoever teaches it.
  classRow(mintSlipsPath, { question: mintSlipsQuestion, handle: mintSlips }),
  classRow(revokeSlipsPath, { question: revokeSlipsQuestion, handle: takeBackSlips }),
  classRow(openingPath, { question: openingQuestion, handle: showOpening }),
  classRow(openClassPath, { question: openClassQuestion, handle: openClass }),
  classRow(closeClassPath, { question: closeClassQuestion, handle: closeClass }),
];
