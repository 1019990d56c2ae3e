import type { NightKind } from '../../core/calendar';
import { FIGURE_BANDS, LEAST_TOLD, SINGLE_SUBJECTS } from '../../core/figure';
import { GRADES } from '../../core/grade';
import { isNight, weekday } from '../../core/night';
import { CLASS_ID } from '../../core/slip';
import type { FigureRow, FigureWeekRow } from './figure-rows';
import { isTextOf } from './sound';

/*
 * Published figures as a hand, a damaged phone or a strange endpoint may leave them: what nobody can read is not shown,
 * and does not stand in the way of the figure as it was published.
 */

const KINDS: readonly NightKind[] = ['school', 'weekend', 'holiday', 'vacation', 'no-homework'];
/** A mean of free days is of all of them together; nobody does homework for longer than this (minutes). */
const MOST_MINUTES = 100 * 60;

function isThere(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isMinutes(value: unknown): boolean {
  if (value === 'under-8') return true;
  return Number.isInteger(value) && Number(value) >= LEAST_TOLD && Number(value) <= MOST_MINUTES;
}

function isNumberOfLimit(value: unknown): boolean {
  return value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_MINUTES);
}

/** A limit of a newer app has an id nobody knows here; how it is reckoned with is known all the same. */
function isLimitThen(value: unknown): boolean {
  if (!isThere(value)) return false;
  const { id, scope, unit, minutes, strength } = value;
  const areTexts = typeof id === 'string' && typeof strength === 'string';
  const isOfUse = isTextOf(/^(written|all)$/, scope) && isTextOf(/^(day|week)$/, unit);
  return areTexts && isOfUse && isNumberOfLimit(minutes);
}

type Standing = Pick<FigureRow, 'class' | 'grade' | 'limit' | 'minutes'>;

function isStanding({ class: classId, grade, limit, minutes }: Standing): boolean {
  return isTextOf(CLASS_ID, classId) && GRADES.includes(grade) && isLimitThen(limit) && isMinutes(minutes);
}

function areSubjects(value: unknown): boolean {
  if (!isThere(value)) return false;
  return SINGLE_SUBJECTS.every((subject) => value[subject] === undefined || isMinutes(value[subject]));
}

function isStretch({ night, last }: FigureRow): boolean {
  return isNight(night) && isNight(last) && night <= last;
}

/** Whether an evening's figure is one that an endpoint publishes. */
export function isSoundFigure(row: FigureRow): boolean {
  const { kind, isKnown, band, atSchool, subjects } = row;
  return (
    isStanding(row) &&
    isStretch(row) &&
    KINDS.includes(kind) &&
    typeof isKnown === 'boolean' &&
    FIGURE_BANDS.includes(band) &&
    isMinutes(atSchool) &&
    areSubjects(subjects)
  );
}

/** Whether a week's figure is one that an endpoint publishes. */
export function isSoundFigureWeek(row: FigureWeekRow): boolean {
  return isStanding(row) && isNight(row.week) && weekday(row.week) === 1;
}
