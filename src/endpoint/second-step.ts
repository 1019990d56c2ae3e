import type * as z from 'zod/mini';
import { plainName } from '../core/account';
import type { Problem } from '../core/problem';
import { readProof } from '../core/recovery-code';
import type {
  BegunFactor,
  beginFactorQuestion,
  confirmFactorQuestion,
  endFactorQuestion,
  recoveryCodesQuestion,
  secondStepQuestion,
} from '../wire/account';
import { leaveBefore } from './account';
import { memberOf, noteOfAccount } from './doer';
import { answer, DONE, refuse, type Refusal, type Reply } from './door/reply';
import type { House, Visit } from './house';
import type { Unproved } from './second-factor';
import { schoolCalled } from './tenant';

const WHY_NOT: Record<Unproved['kind'], Problem['kind']> = {
  wrong: 'proof-wrong',
  spent: 'proof-spent',
  over: 'second-step-over',
  'too-often': 'sign-in-too-often',
};

/** Each account has so many tries, whoever makes them. */
async function waitFor({ paces }: House, person: string): Promise<Refusal | undefined> {
  const wait = await paces.secondsUntilProof(person);
  return wait > 0 ? refuse('sign-in-too-often', { retryAfter: wait }) : undefined;
}

/** The password was right a moment ago; with this the person is in. */
export async function takeSecondStep(
  question: z.infer<typeof secondStepQuestion>,
  { house, headers }: Visit,
): Promise<Reply> {
  const proof = readProof(question.proof);
  if (!proof) return refuse('proof-unreadable', { field: 'proof' });
  const person = await house.accounts.secondFactor.awaited(headers);
  if (person === undefined) return refuse('second-step-over');
  const refusal = await waitFor(house, person);
  if (refusal) return refusal;
  const found = await house.accounts.secondFactor.enter(headers, proof);
  if (found.kind !== 'proved') return refuse(WHY_NOT[found.kind]);
  await house.paces.forgetProofs(person);
  await leaveBefore(house, headers);
  if (proof.kind === 'recovery') await noteOfAccount(house, person, { act: 'recovery-code-used' });
  await noteOfAccount(house, person, { act: 'signed-in' });
  return answer(DONE, found.cookies);
}

type Own = { person: string; name: string };

/** Whoever acts on the own second factor, while tries are left. */
async function ownAccount({ house, headers }: Visit, is: 'on' | 'off'): Promise<Own | Refusal> {
  const session = await house.accounts.sessionOf(headers);
  if (!session) return refuse('not-signed-in');
  if (session.hasSecondFactor !== (is === 'on')) return refuse(`second-factor-${is === 'on' ? 'off' : 'on'}`);
  return (await waitFor(house, session.person)) ?? session;
}

/** A secret for the app and ten recovery codes, told this once; nothing is asked for yet. */
export async function beginFactor(
  { password }: z.infer<typeof beginFactorQuestion>,
  visit: Visit,
): Promise<Reply> {
  const { house, headers } = visit;
  const own = await ownAccount(visit, 'off');
  if ('kind' in own) return own;
  const begun = await house.accounts.secondFactor.begin(headers, password);
  if (!begun) return refuse('sign-in-wrong', { field: 'password' });
  await house.paces.forgetProofs(own.person);
  return answer({ ...begun, address: await addressFor(house, own, begun.secret) } satisfies BegunFactor);
}

/** What the QR says: the app lists it under the school and the name. */
async function addressFor({ keeping }: House, { person, name }: Own, secret: string): Promise<string> {
  const member = await memberOf(keeping.main, person);
  const school = await schoolCalled(keeping.main, member?.school_id ?? '');
  const issuer = `灯下 ${school?.name ?? ''}`.trim();
  const label = [issuer, plainName(name)].map(encodeURIComponent).join(':');
  return `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer }).toString().replaceAll('+', '%20')}`;
}

/** The app has shown that it holds the secret: from here on it is asked for. */
export async function confirmFactor(
  question: z.infer<typeof confirmFactorQuestion>,
  visit: Visit,
): Promise<Reply> {
  const { house, headers } = visit;
  const own = await ownAccount(visit, 'off');
  if ('kind' in own) return own;
  const proof = readProof(question.proof);
  if (proof?.kind !== 'digits') return refuse('proof-unreadable', { field: 'proof' });
  const found = await house.accounts.secondFactor.confirm(headers, { ...proof, person: own.person });
  if (found.kind !== 'proved') return refuse(WHY_NOT[found.kind], { field: 'proof' });
  await house.paces.forgetProofs(own.person);
  await noteOfAccount(house, own.person, { act: 'second-factor-on' });
  return answer(DONE, found.cookies);
}

/** The password and the factor together, so that an unlocked screen is not enough. */
async function ownByBoth(
  visit: Visit,
  question: { password: string; proof: string },
): Promise<Own | Refusal> {
  const own = await ownAccount(visit, 'on');
  if ('kind' in own) return own;
  const proof = readProof(question.proof);
  if (!proof) return refuse('proof-unreadable', { field: 'proof' });
  const known = { person: own.person, password: question.password, proof };
  const unproved = await visit.house.accounts.secondFactor.unproved(visit.headers, known);
  if (unproved === 'password') return refuse('sign-in-wrong', { field: 'password' });
  if (unproved) return refuse(WHY_NOT[unproved.kind], { field: 'proof' });
  await visit.house.paces.forgetProofs(own.person);
  return own;
}

/** From here on the password is enough. */
export async function endFactor(question: z.infer<typeof endFactorQuestion>, visit: Visit): Promise<Reply> {
  const own = await ownByBoth(visit, question);
  if ('kind' in own) return own;
  const cookies = await visit.house.accounts.secondFactor.end(visit.headers, question.password);
  await noteOfAccount(visit.house, own.person, { act: 'second-factor-off' });
  return answer(DONE, cookies);
}

/** Ten other recovery codes; those before stop. */
export async function renewRecoveryCodes(
  question: z.infer<typeof recoveryCodesQuestion>,
  visit: Visit,
): Promise<Reply> {
  const own = await ownByBoth(visit, question);
  if ('kind' in own) return own;
  const codes = await visit.house.accounts.secondFactor.renewCodes(visit.headers, question.password);
  await noteOfAccount(visit.house, own.person, { act: 'recovery-codes-made' });
  return answer({ codes });
}
