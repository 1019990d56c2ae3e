import { nightDay } from './calendar';
import { PUBLISHED_WITHIN_MS, type ClassTime } from './class-week';
import type { PublishedEvening } from './figure';
import { minutesOver } from './figure-mean';
import { isRule } from './figure-verdict';
import { firstNightOf, schoolYear, type Grade } from './grade';
import { addNights, type Night } from './night';
import { closesAt } from './open-evening';
import { nightIn } from './zone';

/** When a school wants to be told of a class: its mean was over on `nights` of its last `span` school nights. */
export type AlertRule = { isOn: boolean; nights: number; span: number };
/** What a school said for a grade, or (null) for all grades that have no word of their own. */
export type GradeRule = AlertRule & { grade: Grade | null };

/** Nobody is alerted until the school says so. */
export const USUAL_RULE: AlertRule = { isOn: false, nights: 3, span: 5 };
/** About a month of school nights: farther back a class is told by its trend. */
export const LONGEST_SPAN = 20;

/** The evenings of the last school nights that were over, oldest first; `isRule` where a rule was, not a number of one's own. */
export type Alert = { over: Night[]; span: number; isRule: boolean };

/** The rule for a grade: its own, else the school's. */
export function ruleFor(grade: Grade, rules: readonly GradeRule[]): AlertRule {
  const own = rules.find((each) => each.grade === grade);
  return own ?? rules.find((each) => each.grade === null) ?? USUAL_RULE;
}

/** The last school nights of this school year that have closed, oldest first; fewer where there were not so many. */
export function lastClosedNights(count: number, { calendar, zone, now }: ClassTime): Night[] {
  const tonight = nightIn(zone, new Date(now));
  const first = firstNightOf(schoolYear(tonight));
  const nights: Night[] = [];
  for (let night = tonight; night >= first && nights.length < count; night = addNights(night, -1)) {
    if (nightDay(night, calendar).kind !== 'school') continue;
    if (closesAt({ night, last: night }, zone) + PUBLISHED_WITHIN_MS <= now) nights.push(night);
  }
  return nights.reverse();
}

/** Whether there is something to tell of a class; an evening of which nothing is published is not over. */
export function alertOf(
  evenings: readonly PublishedEvening[],
  rule: AlertRule,
  time: ClassTime,
): Alert | undefined {
  if (!rule.isOn) return undefined;
  const nights = lastClosedNights(rule.span, time);
  const over = evenings.filter((each) => nights.includes(each.night) && (minutesOver(each) ?? 0) > 0);
  if (over.length < rule.nights) return undefined;
  return {
    over: over.map(({ night }) => night).sort(),
    span: rule.span,
    isRule: over.every(({ limit }) => isRule(limit)),
  };
}
