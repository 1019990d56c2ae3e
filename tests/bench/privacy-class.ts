import { createHash } from 'node:crypto';
import { nightDay } from '../../src/core/calendar';
import type { Contribution } from '../../src/core/contribution';
import { addNights, type Night } from '../../src/core/night';
import { classCalendar } from '../../src/core/open-evening';
import type { SingleSubject } from '../../src/core/figure';
import { chanceOf, type Chance } from '../../src/core/chance';
import { minutesOf, mixedOf } from '../setup/contribution';

// Third-graders of one seed: what each of them really had, what became of it on a phone, and when it was sent.

export const EVENINGS = 90;
export const LIMIT = 60;
/** Four hours: no child of this world takes longer, and the attacker knows it. */
export const MOST_MINUTES = 240;
/** From a phone's sending at 21:00 to 06:00 two mornings later, and to the next morning's. */
export const DELAY_HOURS = { ours: 33, next: 9 };
const SUBJECTS = ['chinese', 'math', 'english', 'science', 'morality'] as const;
/** What a third-grader can have homework in, as everybody knows. */
export const TAUGHT: readonly SingleSubject[] = [...SUBJECTS, 'other'];

/** How a class is: families, how many of a hundred send an evening, how many of a hundred log 不分科. */
export type Plan = { name: string; size: number; participation: number; mixed: number };

/** A letter as it is sent, so many days after its evening; null takes the evening back. */
export type Sent = { child: number; day: number; r: number; v: Contribution | null };

/** `truth` is what each child of the class had, sent or not; in `sent` letters stand as they come. */
export type WorldEvening = { night: Night; isNothingSet: boolean; truth: number[]; sent: Sent[] };
export type WorldClass = Plan & { evenings: WorldEvening[] };

type Child = { level: number; rate: number; isMixed: boolean; isAfterSchool: boolean };
type Work = Partial<Record<SingleSubject, number>>;

/** Chance by name: one class or evening more changes no other. */
export function chanceNamed(...names: (string | number)[]): Chance {
  return chanceOf(createHash('sha256').update(names.join('|')).digest().readUInt32BE(0) >>> 1);
}

const stepped = (minutes: number) => Math.round(minutes / 5) * 5;
const sumOf = (work: Work) => Object.values(work).reduce((sum, minutes) => sum + minutes, 0);

/** The school nights of a year from 1 September 2025 on. */
export function schoolNights(count: number): Night[] {
  const calendar = classCalendar('cn63', { fridayCounts: false });
  const nights: Night[] = [];
  for (let night: Night = '2025-09-01'; nights.length < count; night = addNights(night, 1))
    if (nightDay(night, calendar).kind === 'school') nights.push(night);
  return nights;
}

export function worldClass(plan: Plan, evenings = EVENINGS): WorldClass {
  const children = Array.from({ length: plan.size }, (_, index) =>
    childOf(plan, chanceNamed(plan.name, 'child', index)),
  );
  return { ...plan, evenings: schoolNights(evenings).map((night) => eveningOf(plan, children, night)) };
}

function childOf(plan: Plan, chance: Chance): Child {
  return {
    // Slow children take three times as long as quick ones; most are in between.
    level: (50 + chance.whole(0, 50) + chance.whole(0, 50)) / 100 + (chance.happens(8) ? 0.6 : 0),
    rate: Math.min(100, Math.max(5, plan.participation + chance.whole(-10, 10))),
    isMixed: chance.happens(plan.mixed),
    isAfterSchool: chance.happens(35),
  };
}

/** What was set this evening: nothing on one in twenty, next to nothing on another, else two to five subjects. */
function setOf(chance: Chance): Work {
  const day = chance.whole(0, 99);
  if (day < 5) return {};
  if (day < 10) return { [chance.one(SUBJECTS)]: chance.whole(5, 12) };
  const weight = 0.6 + chance.whole(0, 80) / 100;
  const set: Work = { chinese: chance.whole(12, 28) * weight, math: chance.whole(10, 25) * weight };
  if (chance.happens(60)) set.english = chance.whole(8, 18) * weight;
  if (chance.happens(12)) set.science = chance.whole(5, 15) * weight;
  if (chance.happens(12)) set.morality = chance.whole(5, 15) * weight;
  return set;
}

function eveningOf(plan: Plan, children: Child[], night: Night): WorldEvening {
  const set = setOf(chanceNamed(plan.name, 'set', night));
  const had = children.map((child, index) => hadOf(child, set, chanceNamed(plan.name, index, night)));
  const sent = children.flatMap((child, index) =>
    sentOf(child, { child: index, work: had[index] ?? {} }, chanceNamed(plan.name, index, night, 'sent')),
  );
  // In the order of days; of one day in an order that is nobody's.
  const order = chanceNamed(plan.name, night, 'order');
  const shuffled = sent.map((each) => ({ each, at: each.day + order.whole(0, 999) / 1000 + each.r / 2 }));
  shuffled.sort((one, other) => one.at - other.at);
  return {
    night,
    isNothingSet: Object.keys(set).length === 0,
    truth: had.map(sumOf),
    sent: inTurn(shuffled.map(({ each }) => each)),
  };
}

/** A family's second letter never stands before its first. */
function inTurn(sent: Sent[]): Sent[] {
  const turns = new Map<number, Sent[]>();
  for (const each of sent) turns.set(each.child, [...(turns.get(each.child) ?? []), each]);
  for (const turn of turns.values()) turn.sort((one, other) => one.r - other.r);
  return sent.map(({ child }) => turns.get(child)!.shift()!);
}

function hadOf({ level }: Child, set: Work, chance: Chance): Work {
  // Done already in a break, or forgotten: nothing to do on an evening that was set.
  const mood = chance.happens(3) ? 0 : (70 + chance.whole(0, 30) + chance.whole(0, 30)) / 100;
  const work: Work = {};
  for (const [subject, minutes] of Object.entries(set) as [SingleSubject, number][])
    work[subject] = stepped(minutes * level * mood * (0.8 + chance.whole(0, 40) / 100));
  return sumOf(work) <= MOST_MINUTES ? work : {};
}

function contributionOf(child: Child, work: Work, chance: Chance): Contribution {
  const minutes = sumOf(work);
  const a = child.isAfterSchool ? stepped((minutes * chance.one([0, 0.5, 0.8, 1])) / 1) : 0;
  const isMixed = minutes > 0 && child.isMixed !== chance.happens(8);
  return { ...(isMixed ? mixedOf(minutes) : minutesOf(work)), a: Math.min(a, minutes) };
}

/** PRIVACY.md, the attack benchmark: 62 % the same evening, 23 % the next day, 10 % on days 2 and 3, 5 % later. */
function dayOf(chance: Chance): number {
  const roll = chance.whole(0, 99);
  if (roll < 62) return 0;
  if (roll < 85) return 1;
  return roll < 95 ? chance.whole(2, 3) : chance.whole(4, 8);
}

function sentOf(child: Child, { child: index, work }: { child: number; work: Work }, chance: Chance): Sent[] {
  if (!chance.happens(child.rate)) return [];
  const first: Sent = { child: index, day: dayOf(chance), r: 1, v: contributionOf(child, work, chance) };
  const day = first.day + chance.whole(0, 1);
  const change = chance.whole(0, 999);
  if (change < 5) return [first, { child: index, day, r: 2, v: null }];
  if (change >= 45) return [first];
  const more = { ...work, chinese: Math.max(0, (work.chinese ?? 0) + chance.one([-5, 5, 10, 15])) };
  const corrected = sumOf(more) <= MOST_MINUTES ? more : work;
  return [first, { child: index, day, r: 2, v: contributionOf(child, corrected, chance) }];
}

/** What stands of the first so many children when an evening closes after so many days. */
export function standing({ sent }: WorldEvening, { children, days }: { children: number; days: number }) {
  const byChild = new Map<number, Contribution | null>();
  for (const { child, day, v } of sent) if (child < children && day < days) byChild.set(child, v);
  return [...byChild].flatMap(([child, v]) => (v ? [{ child, v }] : []));
}
