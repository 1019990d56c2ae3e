import { lastSchoolNight } from '../../core/calendar';
import { addNights, nightsBetween, type Night } from '../../core/night';
import { classEvening, closesAt, opensAt } from '../../core/open-evening';
import { firstEveningOf, termOf } from '../../core/term';
import { nightIn } from '../../core/zone';
import type { Clock } from '../clock';
import { calendarOf } from '../tenant';

/** The demo school is in China. */
export const ZONE = 'Asia/Shanghai';
export const SYSTEM = 'cn63';

const HOUR_MS = 60 * 60_000;
/** From the opening of an evening (10:00) to 20:30, when families sit over their homework. */
const TILL_HOMEWORK_MS = 10.5 * HOUR_MS;
const MINUTE_MS = 60_000;
/** A term younger than this (nights) has little to show: then the one before is shown to its end. */
const YOUNG_TERM = 28;

const calendar = calendarOf({ system: SYSTEM });

/** The evening on which the demo begins: the last known school night whose term has something to tell. */
export function demoEvening(at: Date): Night {
  const last = lastSchoolNight(nightIn(ZONE, at), calendar);
  const first = firstEveningOf(termOf(last, calendar), calendar);
  return nightsBetween(first, last) < YOUNG_TERM ? lastSchoolNight(addNights(first, -1), calendar) : last;
}

/** The first evening the demo tells of. */
export function firstDemoEvening(last: Night): Night {
  return classEvening(firstEveningOf(termOf(last, calendar), calendar), calendar).night;
}

const eveningAt = (now: number) => classEvening(nightIn(ZONE, new Date(now)), calendar);

/** When (epoch ms) the evening it is at an instant has closed, and a minute more: 快进到后天 06:00. */
export function nextClose(now: number): number {
  return closesAt(eveningAt(now), ZONE) + MINUTE_MS;
}

/** From when (epoch ms) letters to the evening it is at an instant are taken: after a forward it is morning, and too early. */
export function eveningOpens(now: number): number {
  return opensAt(eveningAt(now), ZONE);
}

/** The demo's time: it runs on by itself and can only be turned forward. */
export type DemoTime = {
  clock: Clock;
  /** How often it was turned. */
  turn: () => number;
  /** Turns it to an instant (epoch ms). */
  turnTo: (now: number) => void;
};

/** Begins at 20:30 of an evening; `passed` is the ms of a steady clock. */
export function makeDemoTime(evening: Night, passed: () => number): DemoTime {
  let since = { now: opensAt({ night: evening, last: evening }, ZONE) + TILL_HOMEWORK_MS, at: passed() };
  let turns = 0;
  const now = () => Math.round(since.now + passed() - since.at);
  return {
    clock: () => new Date(now()),
    turn: () => turns,
    turnTo: (to) => {
      since = { now: Math.max(to, now()), at: passed() };
      turns += 1;
    },
  };
}
