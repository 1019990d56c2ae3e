import { createHash } from 'node:crypto';
import { contributionOf, type Contribution } from '../../src/core/contribution';
import { nightDay, type Calendar } from '../../src/core/calendar';
import { USUAL_WORK, type Entry, type Said, type Work } from '../../src/core/entry';
import type { Grade } from '../../src/core/grade';
import { limitFor } from '../../src/core/limit';
import { nightsBetween, nightsFrom } from '../../src/core/night';
import type { ClassEvening } from '../../src/core/open-evening';
import { usualSubjects } from '../../src/core/subject';
import { chanceOf, type Chance } from '../../src/core/chance';
import { LIMIT, SYSTEM } from './school';

/** What every simulated diary calls its child: it must never be met outside of one. */
export const NICKNAME = '小满点灯';

/** Shares of a hundred. */
export type Rates = { late: number; corrections: number; withdrawals: number };

/** What a family will do about one evening, drawn before anything of it happens. */
export type Plan = {
  /** What its diary says when the letter first goes; null: nothing may go. */
  first: Contribution | null;
  /** Days after the evening's last day. */
  delay: number;
  /** What the parent says once it was sent, on the same visit or the next. */
  then?: { kind: 'correct'; to: Contribution | null; days: number } | { kind: 'withdraw'; days: number };
  /** The other phone of the family has minutes of its own; whose shall stand when both were sent. */
  second?: { says: Contribution | null; answer: 'replace' | 'keep' };
  /** The answer is lost on the way, and the same letter goes again. */
  isRepeated: boolean;
  /** The first letter comes a second time after the change, from wherever it had lain. */
  isReplayed: boolean;
};

/** Chance by name: whatever another family or another evening does, this one is drawn the same. */
export function chanceFor(...names: (string | number)[]): Chance {
  return chanceOf(createHash('sha256').update(names.join('|')).digest().readUInt32BE(0) >>> 1);
}

type Child = { grade: Grade; calendar: Calendar; hasSecondPhone: boolean };

export function planFor(chance: Chance, child: Child, told: { evening: ClassEvening; rates: Rates }): Plan {
  const { evening, rates } = told;
  const said = () => contributionFor(chance, child, evening);
  const first = said();
  const plan: Plan = {
    first,
    delay: delayOf(chance, rates.late),
    isRepeated: chance.happens(2),
    isReplayed: chance.happens(50),
  };
  const change = chance.whole(0, 9999) / 100;
  const days = chance.whole(0, 1);
  if (change < rates.withdrawals) plan.then = { kind: 'withdraw', days };
  else if (change < rates.withdrawals + rates.corrections) plan.then = { kind: 'correct', to: said(), days };
  const isSeenByBoth = chance.happens(20);
  const answer = chance.one(['replace', 'keep'] as const);
  if (child.hasSecondPhone && isSeenByBoth) plan.second = { says: said(), answer };
  return plan;
}

/** PRIVACY.md, the attack benchmark: 62 % the same evening, 23 % the next day, 10 % on days 2 and 3, 5 % later. */
function delayOf(chance: Chance, late: number): number {
  if (chance.happens(late)) return chance.whole(4, 8);
  const roll = chance.whole(0, 94);
  if (roll < 62) return 0;
  return roll < 85 ? 1 : chance.whole(2, 3);
}

function contributionFor(chance: Chance, child: Child, evening: ClassEvening): Contribution | null {
  const kind = nightDay(evening.night, child.calendar).kind;
  const limit = limitFor(LIMIT, { grade: child.grade, school: SYSTEM, kind });
  const contribution = contributionOf(diaryOf(chance, child, evening), limit, evening);
  return 'kind' in contribution ? null : contribution;
}

function diaryOf(
  chance: Chance,
  { grade }: Child,
  { night, last }: ClassEvening,
): { entries: Entry[]; said: Said[] } {
  const mood = chance.whole(0, 99);
  // Nobody wrote anything down; nothing was set; done at school in minutes nobody knows.
  if (mood < 6) return { entries: [], said: [] };
  if (mood < 14) return { entries: [], said: ['no-homework'] };
  if (mood < 19) return { entries: [], said: ['done-at-school'] };
  const days = nightsFrom(night, last).length;
  const works = worksOf(chance, { grade, sittings: Math.min(days, 4) });
  const entries = works.map((work, index) => ({
    ...work,
    id: String(index),
    child: NICKNAME,
    night: nightsFrom(night, last)[index % days] ?? night,
  }));
  return { entries, said: [] };
}

type Sitting = Work & { minutes: number };

function worksOf(
  chance: Chance,
  { grade, sittings }: { grade: Grade; sittings: number },
): readonly Sitting[] {
  const place = chance.happens(25) ? 'after-school' : 'home';
  const usual = { ...USUAL_WORK, place } as const;
  const most = 10 + grade * 5;
  const works: Sitting[] = [];
  for (let sitting = 0; sitting < sittings; sitting += 1) {
    if (chance.happens(40)) works.push({ ...usual, subject: 'mixed', minutes: chance.whole(15, 3 * most) });
    else
      for (const subject of usualSubjects(grade, SYSTEM).slice(0, 4))
        if (chance.happens(70)) works.push({ ...usual, subject, minutes: chance.whole(4, most) });
  }
  // Reading, and what the parents add: told apart from what the school set.
  if (chance.happens(45))
    works.push({ ...USUAL_WORK, kind: 'other', subject: 'chinese', minutes: chance.whole(10, 30) });
  if (chance.happens(15))
    works.push({ ...USUAL_WORK, setBy: 'home', subject: 'math', minutes: chance.whole(10, 40) });
  return works;
}

/** Whether a letter of this evening is due on a date, so many days after its last. */
export function isDue({ last }: ClassEvening, days: number, today: string): boolean {
  return nightsBetween(last, today) === days;
}
