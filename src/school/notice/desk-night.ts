import { SINGLE_SUBJECTS, type SingleSubject } from '../../core/figure';
import type { Night } from '../../core/night';
import type { Task } from '../../core/notice';
import type { DeskPart, NoticeDesk } from '../../wire/notice-desk';

/** The parts of one night at the desk. */
export function partsOn(desk: NoticeDesk, night: Night): DeskPart[] {
  return desk.nights.find((each) => each.night === night)?.parts ?? [];
}

/** The revisions one has before one's eyes, by which a change in the meantime is noticed. */
export function seenOf(parts: readonly DeskPart[]): Partial<Record<DeskPart['part'], number>> {
  return Object.fromEntries(parts.map(({ part, revision }) => [part, revision]));
}

/** What somebody may post in this class. */
export function subjectsOf({ mine }: NoticeDesk): readonly SingleSubject[] {
  return mine === 'all' ? SINGLE_SUBJECTS : mine;
}

export function standingTasks(parts: readonly DeskPart[]): Task[] {
  return parts.filter(({ isStanding }) => isStanding).flatMap(({ tasks }) => tasks);
}

export function isNoHomeworkDay(parts: readonly DeskPart[]): boolean {
  return parts.some(({ part, isStanding }) => part === 'no-homework' && isStanding);
}

/** The tasks one posted last before a night: to begin from. */
export function tasksBefore(desk: NoticeDesk, night: Night): Task[] {
  const mine = subjectsOf(desk);
  const earlier = desk.nights
    .filter((each) => each.night < night)
    .sort((one, other) => other.night.localeCompare(one.night));
  const own = earlier.map(({ parts }) =>
    standingTasks(parts).filter(({ subject }) => mine.includes(subject)),
  );
  return own.find((tasks) => tasks.length > 0) ?? [];
}

/** When the last of a night's parts is shown, where that is still to come (epoch ms). */
export function waitsUntil(parts: readonly DeskPart[], now: number): number | undefined {
  const ahead = parts.filter(({ shownFrom }) => shownFrom > now).map(({ shownFrom }) => shownFrom);
  return ahead.length > 0 ? Math.max(...ahead) : undefined;
}
