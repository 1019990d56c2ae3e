import { createHash } from 'node:crypto';
import type { Contribution } from '../../src/core/contribution';
import {
  answered,
  freshLetter,
  keepTheirs,
  nextSending,
  replaceTheirs,
  send,
  want,
  withhold,
  type Letter,
  type LetterAnswer,
  type Sending,
} from '../../src/core/letter';
import type { Night } from '../../src/core/night';
import { classCalendar, classEvening, type ClassEvening } from '../../src/core/open-evening';
import { addNights, nightsBetween, nightsFrom } from '../../src/core/night';
import { enrolAnswer, enrolPath } from '../../src/wire/enrol';
import { keyAnswer, keyPath } from '../../src/wire/key';
import { nightLetter, nightPath, nightTaken } from '../../src/wire/night';
import { enrolmentAuth, fromText, keyHash, toText } from '../../src/wire/token';
import { ask, type Line, type Question, type Said } from './ask';
import { chanceFor, planFor, type Plan, type Rates } from './habits';
import type { Counts, FamilyTold } from './orders';
import { SYSTEM } from './school';

export type Ticket = { n: string; t: string };
export type Phone = { letters: Map<Night, Letter>; tickets: Map<Night, Ticket> };

/** A child's family: one secret, one phone or two, and what it believes the endpoint keeps. */
export type Family = {
  told: FamilyTold;
  secret: Uint8Array;
  isIn: boolean;
  publicKeys: readonly Uint8Array[];
  phones: Phone[];
  plans: Map<Night, Plan>;
  believed: Map<Night, Sending>;
  /** The first letter of each evening as it went. */
  firstLetters: Map<Night, string>;
};

/** What all families of a worker share. */
export type World = {
  line: Line;
  seed: number;
  rates: Rates;
  from: Night;
  counts: Counts;
};

export const CALENDAR = classCalendar(SYSTEM, { fridayCounts: false });

export function makeFamily(told: FamilyTold, seed: number, secondPhones: number): Family {
  const chance = chanceFor(seed, told.name, 'family');
  const phone = (): Phone => ({ letters: new Map(), tickets: new Map() });
  return {
    told,
    secret: createHash('sha256')
      .update(`${String(seed)}|${told.name}|secret`)
      .digest(),
    isIn: false,
    publicKeys: [],
    phones: chance.happens(secondPhones) ? [phone(), phone()] : [phone()],
    plans: new Map(),
    believed: new Map(),
    firstLetters: new Map(),
  };
}

export function count({ counts }: World, name: string, times = 1): void {
  counts[name] = (counts[name] ?? 0) + times;
}

export function asking(world: World, question: Question): Promise<Said> {
  return ask(world.line, question, () => count(world, 'busy503'));
}

/** Looks at the class's keys, and spends the slip. */
export async function join(world: World, family: Family): Promise<void> {
  const { class: of, code } = family.told;
  const key = await asking(world, { path: keyPath, body: JSON.stringify({ class: of.id }) });
  const { keys } = keyAnswer.parse(key.body);
  if (keys.map(keyHash).join() !== of.keyHashes.join())
    throw new Error('The endpoint’s keys are not the slip’s.');
  family.publicKeys = keys.map(fromText);
  const auth = toText(enrolmentAuth(family.secret, of.id));
  const body = JSON.stringify({ code, auth });
  const said = await asking(world, { path: enrolPath, body });
  if (said.status !== 200) {
    count(world, `enrol ${String(said.status)}`);
    return;
  }
  enrolAnswer.parse(said.body);
  family.isIn = true;
  count(world, 'enrolled');
}

/** The evenings of the class that are over by today, and not so long ago that nothing comes of them any more. */
function eveningsUntil(today: Night, from: Night): ClassEvening[] {
  const evenings = nightsFrom(addNights(today, -60), today)
    .map((night) => classEvening(night, CALENDAR))
    .filter(({ night, last }) => night >= from && last <= today && nightsBetween(last, today) <= 10);
  return [...new Map(evenings.map((evening) => [evening.night, evening])).values()];
}

/** Everything this family's phones send on one evening. */
export async function sendDue(world: World, family: Family, today: Night): Promise<void> {
  if (!family.isIn) return;
  for (const evening of eveningsUntil(today, world.from)) {
    const plan = planOf(world, family, evening);
    await sendEvening(world, family, { evening, plan, days: nightsBetween(evening.last, today) });
  }
}

function planOf({ seed, rates }: World, family: Family, evening: ClassEvening): Plan {
  const found = family.plans.get(evening.night);
  if (found) return found;
  const chance = chanceFor(seed, family.told.name, evening.night);
  const child = {
    grade: family.told.class.grade,
    calendar: CALENDAR,
    hasSecondPhone: family.phones.length > 1,
  };
  const made = planFor(chance, child, { evening, rates });
  family.plans.set(evening.night, made);
  return made;
}

type Due = { evening: ClassEvening; plan: Plan; days: number };

async function sendEvening(
  world: World,
  family: Family,
  { evening: { night }, plan, days }: Due,
): Promise<void> {
  const [first, second] = family.phones;
  if (!first) return;
  if (days === plan.delay) {
    change(first, night, (letter) => want(letter, plan.first));
    await settle(world, family, { phone: first, night, plan });
  }
  if (plan.then && days === plan.delay + plan.then.days) {
    const { then } = plan;
    change(first, night, (letter) => (then.kind === 'withdraw' ? withhold(letter) : want(letter, then.to)));
    await settle(world, family, { phone: first, night, plan });
    await replay(world, family, { night, plan });
  }
  if (second && plan.second && days === plan.delay) {
    const says: Contribution | null = plan.second.says;
    change(second, night, (letter) => want(letter, says));
    await settle(world, family, { phone: second, night, plan });
  }
}

function change(phone: Phone, night: Night, by: (letter: Letter) => Letter): void {
  phone.letters.set(night, by(phone.letters.get(night) ?? freshLetter(null)));
}

type At = { phone: Phone; night: Night; plan: Plan };

/** Sends until this phone has nothing more to say of the evening; a parent who is asked answers at once. */
async function settle(world: World, family: Family, at: At): Promise<void> {
  const { phone, night } = at;
  for (;;) {
    const sending = nextSending(phone.letters.get(night) ?? freshLetter(null));
    if (!sending) return;
    if (!phone.tickets.has(night)) {
      count(world, 'without token');
      return;
    }
    change(phone, night, (letter) => send(letter, sending));
    const answer = await deliver(world, family, { ...at, sending });
    change(phone, night, (letter) => answered(letter, answer));
    if (answer.kind === 'stored') note(world, family, { night, sending });
    if (answer.kind === 'taken') change(phone, night, parentSays(at.plan));
  }
}

/** What a parent says who is asked whose figures shall stand. */
function parentSays({ second }: Plan): (letter: Letter) => Letter {
  return second?.answer === 'replace' ? replaceTheirs : keepTheirs;
}

/** An old letter undoes nothing: it is told what stands. */
async function replay(
  world: World,
  { believed, firstLetters }: Family,
  { night, plan }: Pick<At, 'night' | 'plan'>,
): Promise<void> {
  const body = firstLetters.get(night);
  if (!plan.isReplayed || body === undefined || (believed.get(night)?.r ?? 0) < 2) return;
  const { status } = await asking(world, { method: 'PUT', path: nightPath, body });
  count(world, status === 409 || status === 410 ? 'replayed' : `replay ${String(status)}`);
}

async function deliver(
  world: World,
  { told, firstLetters }: Family,
  { phone, night, plan, sending }: At & { sending: Sending },
): Promise<LetterAnswer> {
  const ticket = phone.tickets.get(night);
  if (!ticket) throw new Error('A letter goes only with its token.');
  const body = nightLetter({ c: told.class.id, d: night, ...ticket, ...sending });
  if (sending.r === 1 && !firstLetters.has(night)) firstLetters.set(night, body);
  const put = () => asking(world, { method: 'PUT', path: nightPath, body });
  if (plan.isRepeated && sending.r === 1) {
    // The answer to the first is lost on the way.
    await put();
    count(world, 'repeated');
  }
  return answerOf(world, await put());
}

function answerOf(world: World, { status, body }: Said): LetterAnswer {
  if (status === 204) return { kind: 'stored' };
  if (status === 409) {
    count(world, 'taken409');
    return { kind: 'taken', rev: nightTaken.parse(body).rev };
  }
  if (status === 410) {
    count(world, 'closed410');
    return { kind: 'closed' };
  }
  count(world, `night ${String(status)}`);
  return { kind: 'refused', problem: { kind: 'endpoint-unreachable' } };
}

function note(world: World, family: Family, { night, sending }: { night: Night; sending: Sending }): void {
  if (sending.v === null) count(world, 'withdrawn');
  else count(world, sending.r === 1 ? 'contributed' : 'corrected');
  if (sending.r > (family.believed.get(night)?.r ?? 0)) family.believed.set(night, sending);
}
