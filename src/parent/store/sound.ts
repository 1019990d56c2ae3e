import type { Override } from '../../core/calendar';
import { LONGEST_MINUTES, type Said } from '../../core/entry';
import { GRADES, SCHOOLS } from '../../core/grade';
import { CUSTOM_MAX_MINUTES, usualLimit, type LimitChoice } from '../../core/limit';
import { isNight } from '../../core/night';
import { PRESETS } from '../../core/presets';
import { FLAGS, KINDS, PLACES, SETTERS, SUBJECTS } from '../../core/subject';
import type { Timer } from '../../core/timer';
import type { ChildRow, EntryRow, EveningRow, GradeRow, OverrideRow, Stamp } from './rows';

/*
 * A database can be edited by hand or damaged by a phone. A row nobody can read is kept where it is, left
 * out of every sum, and told to the parent; it never takes a screen down with it.
 */

const SAID: readonly Said[] = ['no-homework', 'done-at-school'];
const OVERRIDES: readonly Override[] = ['school', 'holiday', 'no-homework'];
/** The farthest instant a Date can hold, ms: anything beyond cannot be shown as a time. */
const FARTHEST_MS = 8.64e15;

function isOneOf(list: readonly unknown[], value: unknown): boolean {
  return list.includes(value);
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isInstant(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) <= FARTHEST_MS;
}

/** Absent, or as it should be. */
function isMissingOr(isRight: (value: unknown) => boolean, value: unknown): boolean {
  return value === undefined || isRight(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** A text of this pattern: whatever else stands there is not made into a text first, which may throw. */
export function isTextOf(pattern: RegExp, value: unknown): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function isListOf(isRight: (value: unknown) => boolean, value: unknown): boolean {
  return Array.isArray(value) && value.every(isRight);
}

function isStamp(value: unknown): boolean {
  return Array.isArray(value) && isWhole(value[0], 0, Number.MAX_SAFE_INTEGER) && isText(value[1]);
}

/** When a row was written, against the others of its phone; one whose stamp nobody can read was there before. */
function countOf(stamp: Stamp): number {
  return isStamp(stamp) ? stamp[0] : 0;
}

function isWork(row: Timer | EntryRow): boolean {
  return (
    isOneOf(SUBJECTS, row.subject) &&
    isMissingOr(isText, row.subjectName) &&
    isOneOf(KINDS, row.kind) &&
    isOneOf(SETTERS, row.setBy) &&
    isOneOf(PLACES, row.place) &&
    isListOf((flag) => isOneOf(FLAGS, flag), row.flags)
  );
}

/** Whether an entry read from the database is one we wrote. */
export function isSound(row: EntryRow): boolean {
  return (
    isText(row.id) &&
    isNight(row.night) &&
    isWhole(row.minutes, 1, LONGEST_MINUTES) &&
    isWork(row) &&
    isMissingOr(isInstant, row.startedAt) &&
    isMissingOr(isInstant, row.endedAt) &&
    isStamp(row.stamp)
  );
}

function isPause(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { from, to } = value as { from?: unknown; to?: unknown };
  return isInstant(from) && isMissingOr(isInstant, to);
}

/** Whether a running timer can be read and finished. */
export function isSoundTimer(row: Timer): boolean {
  return (
    isText(row.id) &&
    isNight(row.night) &&
    isWork(row) &&
    isInstant(row.startedAt) &&
    isListOf(isPause, row.pauses) &&
    isMissingOr(isInstant, row.confirmedAt) &&
    isMissingOr(isText, row.task)
  );
}

/** Whether the parent's word on an evening is one of those we know. */
export function isSoundEvening(row: EveningRow): boolean {
  return isNight(row.night) && isOneOf(SAID, row.said);
}

/** Whether the parent's word on the kind of an evening is one of those we know. */
export function isSoundOverride(row: OverrideRow): boolean {
  return isNight(row.night) && isOneOf(OVERRIDES, row.kind);
}

/** Whether a limit is one of those we know. */
export function isLimit(value: unknown): value is LimitChoice {
  if (typeof value !== 'object' || value === null) return false;
  const { preset, scope, minutes } = value as { preset?: unknown; scope?: unknown; minutes?: unknown };
  if (preset !== 'custom') return PRESETS.some(({ id }) => id === preset);
  return (scope === 'written' || scope === 'all') && isWhole(minutes, 0, CUSTOM_MAX_MINUTES);
}

/** The grade rows that can be read, oldest first written; a limit nobody knows becomes the school's usual one. */
export function soundGrades(rows: readonly GradeRow[]): GradeRow[] {
  return rows
    .filter((row) => isNight(row.from) && isOneOf(GRADES, row.grade) && isOneOf(SCHOOLS, row.school))
    .sort((one, other) => countOf(one.stamp) - countOf(other.stamp))
    .map((row) => (isLimit(row.limit) ? row : { ...row, limit: usualLimit(row.school) }));
}

function isBreak(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { from, to } = value as { from?: unknown; to?: unknown };
  return isNight(from) && isNight(to);
}

/** A list of the row, or nothing of it where somebody's hand left something else. */
function soundLists(row: ChildRow): Pick<ChildRow, 'breaks' | 'yearsWithoutBreaks' | 'subjects'> {
  const isRight = { breaks: isBreak, yearsWithoutBreaks: Number.isInteger, subjects: isText };
  const names = ['breaks', 'yearsWithoutBreaks', 'subjects'] as const;
  const sound = names.filter((name) => isListOf(isRight[name], row[name]));
  return Object.fromEntries(sound.map((name) => [name, row[name]] as const));
}

/** A child as it can be shown: what nobody can read of its row goes back to the usual. */
export function soundChild(child: ChildRow): ChildRow {
  const { breaks: _breaks, yearsWithoutBreaks: _years, subjects: _subjects, ...row } = child;
  return {
    ...row,
    ...soundLists(child),
    nickname: isText(row.nickname) ? row.nickname : '?',
    order: Number.isFinite(row.order) ? row.order : 0,
    // Whatever a hand put there: only a plain yes counts Fridays.
    fridayCounts: (row.fridayCounts as unknown) === true,
  };
}
