import { GRADES, SCHOOLS } from '../../core/grade';
import { isNight } from '../../core/night';
import { CHECK_TEXT, CLASS_ID } from '../../core/slip';
import { TERM } from '../../core/term';
import type { EnrolmentRow, Found, JoiningRow, JoiningState } from './class-rows';
import { isLimit, isTextOf } from './sound';

function isThere(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isSeen(value: unknown): boolean {
  if (!isThere(value)) return false;
  const { name, school, contact, grade, system, limit, calendar } = value;
  return (
    [name, school, contact].every(isText) &&
    isTextOf(CLASS_ID, value['class']) &&
    (GRADES as readonly unknown[]).includes(grade) &&
    (SCHOOLS as readonly unknown[]).includes(system) &&
    isLimit(limit) &&
    isThere(calendar)
  );
}

function isFound(value: Found): boolean {
  return isSeen(value.seen) && isTextOf(TERM, value.term) && isTextOf(CHECK_TEXT, value.check);
}

function isConsent(value: unknown): boolean {
  return isThere(value) && Number.isInteger(value['version']) && isNight(value['night']);
}

/** Whether a seat read from the database is one we wrote. */
export function isSoundEnrolment(row: EnrolmentRow): boolean {
  return isFound(row) && isNight(row.since) && isConsent(row.consent);
}

const STATES: readonly JoiningState['kind'][] = ['asked', 'found', 'confirmed', 'joined', 'refused'];

function isState(state: JoiningState): boolean {
  if (!isThere(state) || !STATES.includes(state.kind)) return false;
  if (state.kind === 'found' || state.kind === 'confirmed')
    return isThere(state.found) && isFound(state.found);
  return state.kind === 'joined' || isThere(state.way);
}

/** Whether an asking read from the database is one we wrote. */
export function isSoundJoining({ text, consent, state }: JoiningRow): boolean {
  return isText(text) && isConsent(consent) && isState(state);
}
