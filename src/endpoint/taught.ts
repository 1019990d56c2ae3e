import { SUBJECTS, type Subject } from '../core/subject';
import { refuse, type Refusal } from './door/reply';
import type { ClassRow } from './tenant';

/** Subjects as a row of `teaching` or `link` keeps them. */
export function subjectsToText(subjects: readonly Subject[] = []): string {
  return SUBJECTS.filter((subject) => subjects.includes(subject)).join(' ');
}

/** What a subject teacher has; undefined for a class teacher, who has all of them. */
export function subjectsIn(text: string): Subject[] | undefined {
  return text === '' ? undefined : (text.split(' ') as Subject[]);
}

/** The same as a part of an answer, which says nothing of a class teacher's. */
export function subjectsTold(text: string): { subjects?: Subject[] } {
  const subjects = subjectsIn(text);
  return subjects ? { subjects } : {};
}

/** Why nobody can be given a class; undefined where it can be taught. */
export function whyNotTaught(schoolClass: ClassRow | undefined): Refusal | undefined {
  if (!schoolClass) return refuse('class-unknown');
  return schoolClass.left_year === null ? undefined : refuse('class-left');
}
