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
import { addClassesPath, changeClassPath } from '../../wire/classes';
import { invitePath, removePersonPath, revokeInvitePath, teachPath } from '../../wire/people';
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

const OF_ACCOUNTS: readonly Policy[] = ['link', 'sign-in', 'account'];
/**
 * Whoever took the demo's teacher away, or renamed its class, would do it to everybody; and classes without end would
 * fill the disk of a real school.
 */
const OF_EVERYBODY = [
  invitePath,
  revokeInvitePath,
  removePersonPath,
  teachPath,
  addClassesPath,
  changeClassPath,
];

/** What may be asked at a desk of the demo: everything but what makes, ends or changes accounts and classes. */
export const DESK_ROUTES: readonly Route[] = ROUTES.map((route) =>
  OF_ACCOUNTS.includes(route.policy) || OF_EVERYBODY.includes(route.path) ? refused(route) : route,
);

/** Whatever it asks. */
function refused({ method, path }: Route): Route {
  const handle = () => Promise.resolve(refuse('not-in-demo'));
  return { method, path, question: undefined, policy: 'signed-in', standing: 'anybody', handle };
}
