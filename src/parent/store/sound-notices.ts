import { isNight } from '../../core/night';
import { TIERS, type Notice, type Task } from '../../core/notice';
import { KINDS, SUBJECTS, type Subject } from '../../core/subject';
import type { NoticeRow } from './notice-rows';

/** What nobody plans for one task (minutes). */
const MOST_MINUTES = 24 * 60;

function isPlanned(minutes: unknown): boolean {
  return (
    minutes === null || (Number.isInteger(minutes) && Number(minutes) >= 0 && Number(minutes) <= MOST_MINUTES)
  );
}

/** By core's own list, without all that figures are: the first screen reads notices. */
function isSingle(subject: Subject): boolean {
  return SUBJECTS.includes(subject) && subject !== 'mixed';
}

function isTask(value: Task): boolean {
  if (typeof value !== 'object' || (value as unknown) === null) return false;
  const { subject, text, kind, tier, minutes, isAtSchool } = value;
  return (
    isSingle(subject) &&
    typeof text === 'string' &&
    KINDS.includes(kind) &&
    TIERS.includes(tier) &&
    isPlanned(minutes) &&
    typeof isAtSchool === 'boolean'
  );
}

/** Whether a notice asks for something, or says that there is nothing to do: else it was taken back. */
export function isStandingNotice({ tasks, isNoHomework }: Pick<Notice, 'tasks' | 'isNoHomework'>): boolean {
  return isNoHomework || tasks.length > 0;
}

/** Whether a notice read from the database is one that an endpoint shows; of what nobody can read nothing is shown. */
export function isSoundNotice(row: NoticeRow): boolean {
  return (
    typeof row.class === 'string' &&
    isNight(row.night) &&
    typeof row.isNoHomework === 'boolean' &&
    Array.isArray(row.tasks) &&
    row.tasks.every(isTask)
  );
}
