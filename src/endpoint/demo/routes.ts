import {
  demoClockPath,
  demoClockQuestion,
  demoForwardPath,
  demoSlipPath,
  demoSlipQuestion,
  type DemoClockAnswer,
  type DemoClockQuestion,
} from '../../wire/demo';
import { wayToFragment } from '../../core/slip';
import { logPath } from '../../wire/log';
import { noHomeworkPath, noticeDeskPath, postNoticePath } from '../../wire/notice-desk';
import { closeClassPath, openClassPath, openingPath } from '../../wire/opening';
import { reportPath } from '../../wire/report';
import { schoolFiguresPath } from '../../wire/school-figures';
import { mintSlipsPath, revokeSlipsPath } from '../../wire/slips';
import { keepSurveyPath, surveyResultsPath } from '../../wire/survey-desk';
import { answer, refuse, type Reply } from '../door/reply';
import { openRow, type Policy, type Route } from '../door/route';
import { isUnlogged } from '../door/guards';
import type { Visit } from '../house';
import { ROUTES } from '../routes';
import { giveDemoSlip } from './slip';

/** What the demo's own questions are answered with. */
export type DemoHand = {
  /** The class of the demo family. */
  class: string;
  /** From this seat on visitors sit; those before are the demo's own families'. */
  firstSeat: number;
  clock: (said: DemoClockQuestion) => DemoClockAnswer;
  forward: (said: DemoClockQuestion) => DemoClockAnswer;
};

/** What a demo family's page may ask: what every family's may, and the demo's clock and slips. */
export function familyRoutes(hand: DemoHand): readonly Route[] {
  const now = (said: DemoClockQuestion): Promise<Reply> => Promise.resolve(answer(hand.clock(said)));
  const forward = (said: DemoClockQuestion): Promise<Reply> => Promise.resolve(answer(hand.forward(said)));
  const slip = async (_nothing: object, { house }: Visit): Promise<Reply> =>
    answer({ fragment: wayToFragment(await giveDemoSlip(house, hand)) });
  return [
    ...ROUTES.filter(({ policy }) => isUnlogged(policy)),
    openRow(demoClockPath, 'anonymous', { question: demoClockQuestion, handle: now }),
    openRow(demoForwardPath, 'anonymous', { question: demoClockQuestion, handle: forward }),
    openRow(demoSlipPath, 'anonymous', { question: demoSlipQuestion, handle: slip }),
  ];
}

/** What is looked at by a question. */
const LOOKED_AT = [logPath, schoolFiguresPath, reportPath, noticeDeskPath, openingPath, surveyResultsPath];

/**
 * What a visitor may do at a desk: what a teacher does of an evening, and no more. Whoever took a teacher away, renamed a
 * class, changed what is compared with or which evenings there are, wrote into the report or a survey, or closed the notice's page would
 * do it to everybody who comes after; and classes without end would fill the disk of a real school.
 */
const DONE_AT_DESK = [
  postNoticePath,
  noHomeworkPath,
  mintSlipsPath,
  revokeSlipsPath,
  openClassPath,
  closeClassPath,
  keepSurveyPath,
];

const OF_ACCOUNTS: readonly Policy[] = ['link', 'sign-in', 'account'];

function isAllowed({ method, path, policy }: Route): boolean {
  if (isUnlogged(policy)) return true;
  if (OF_ACCOUNTS.includes(policy)) return false;
  return method === 'GET' || LOOKED_AT.includes(path) || DONE_AT_DESK.includes(path);
}

/** Revisions of notices that the demo holds at most: its own term has some two thousand, and visitors post without end. */
const MOST_REVISIONS = 20_000;
/** And this many surveys, of a quarter of a megabyte at most. */
const MOST_SURVEYS = 40;
const POSTING = [postNoticePath, noHomeworkPath];

/** What may be asked at a desk of the demo; what is named nowhere here is refused. `onDone` hears of what a visitor did. */
export function deskRoutes(onDone: () => void): readonly Route[] {
  return ROUTES.map((route) => {
    if (!isAllowed(route)) return refused(route);
    return DONE_AT_DESK.includes(route.path) ? doneRow(route, onDone) : route;
  });
}

/** Posting stops where it would fill the disk of a real school; whoever comes after the demo was made anew posts again. */
async function isFull({ house }: Visit, table: 'notice_part' | 'survey', most: number): Promise<boolean> {
  const found = await house.keeping.main
    .selectFrom(table)
    .select(({ fn }) => fn.countAll().as('rows'))
    .executeTakeFirst();
  return Number(found?.rows ?? 0) >= most;
}

function doneRow(route: Route, onDone: () => void): Route {
  const act = route.handle as (...asked: unknown[]) => Promise<Reply>;
  const handle = async (question: unknown, visit: Visit, ...standing: unknown[]): Promise<Reply> => {
    if (POSTING.includes(route.path) && (await isFull(visit, 'notice_part', MOST_REVISIONS)))
      return refuse('not-in-demo');
    if (route.path === keepSurveyPath && (await isFull(visit, 'survey', MOST_SURVEYS)))
      return refuse('not-in-demo');
    const reply = await act(question, visit, ...standing);
    if (reply.kind === 'answer') onDone();
    return reply;
  };
  return { ...route, handle };
}

/** Whatever it asks. */
function refused({ method, path }: Route): Route {
  const handle = () => Promise.resolve(refuse('not-in-demo'));
  return { method, path, question: undefined, policy: 'signed-in', standing: 'anybody', handle };
}
