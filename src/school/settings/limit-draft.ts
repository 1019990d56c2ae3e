import { CUSTOM_MAX_MINUTES, limitFor, usualLimit, type SchoolLimit } from '../../core/limit';
import type { Grade, School } from '../../core/grade';
import { textToMinutes } from '../../core/minutes';
import type { Night } from '../../core/night';
import type { PresetId, Scope } from '../../core/presets';
import { isProblem, type Problem } from '../../core/problem';
import { gradesOf } from './say';

/** A limit while it is typed: the school's own numbers are text until they are read. */
export type LimitDraft = {
  preset: PresetId | 'by-grade';
  scope: Scope;
  texts: Partial<Record<Grade, string>>;
  atSchool: 'counts' | 'apart';
  from: Night;
  source: string;
};

/** What a form begins with: the usual rule's numbers, to be changed. */
export function freshDraft(school: School, from: Night): LimitDraft {
  const { preset } = usualLimit(school);
  const texts = Object.fromEntries(
    gradesOf(school).map((grade) => {
      const { minutes } = limitFor({ preset }, { grade, school, kind: 'school' });
      return [grade, minutes === null ? '' : String(minutes)];
    }),
  );
  return { preset, scope: 'written', texts, atSchool: 'counts', from, source: '' };
}

const SCHOOL_GRADES: readonly Grade[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

function minutesIn(text: string): number | null | Problem {
  if (text.trim() === '') return null;
  const minutes = textToMinutes(text);
  return isProblem(minutes) || minutes > CUSTOM_MAX_MINUTES ? { kind: 'limit-not-a-number' } : minutes;
}

/** The limit as it was meant, or what is wrong with its numbers. An empty field is the usual rule of that grade. */
export function draftToLimit({ preset, scope, texts, atSchool }: LimitDraft): SchoolLimit | Problem {
  const apart = atSchool === 'apart' ? ({ atSchool } as const) : {};
  if (preset !== 'by-grade') return { preset, ...apart };
  const minutes = SCHOOL_GRADES.map((grade) => minutesIn(texts[grade] ?? ''));
  const problem = minutes.find(isProblem);
  if (problem) return problem;
  return { preset, scope, minutes: minutes as (number | null)[], ...apart };
}
