import type { Work } from '../../core/entry';
import { SUBJECTS, usualSubjects } from '../../core/subject';
import { subjectKey, type SubjectKey } from '../../core/total';
import type { GradeRow } from '../store/rows';
import type { Child } from '../store/views';

/** What one large key on today's page stands for. */
export type SubjectButton = Pick<Work, 'subject' | 'subjectName' | 'kind'>;

/** Homework not split by subject. */
export const MIXED: SubjectButton = { subject: 'mixed', kind: 'written' };
/** Reading, reciting, chores: logged beside written work, never compared where the rule is for written work. */
export const READING: SubjectButton = { subject: 'other', kind: 'other' };

/** `math`, or `other:书法` for a parent's own name; undefined for garbage. */
export function keyToButton(key: SubjectKey): SubjectButton | undefined {
  const [head = '', ...rest] = key.split(':');
  const subject = SUBJECTS.find((each) => each === head);
  if (!subject) return undefined;
  const name = rest.join(':');
  return name === '' ? { subject, kind: 'written' } : { subject, subjectName: name, kind: 'written' };
}

/** The subject keys of a child: the parent's own choice, or its grade's usual ones. */
export function buttonsOf(child: Child, { grade, school }: GradeRow): SubjectButton[] {
  const keys = child.subjects ?? usualSubjects(grade, school);
  return keys.map(keyToButton).filter((button) => button !== undefined);
}

const OTHER: SubjectButton = { subject: 'other', kind: 'written' };

/** All keys a sitting can be filed under: unsplit, the child's own, and whatever it is filed under now. */
export function buttonsFor(child: Child, grade: GradeRow, current: SubjectButton): SubjectButton[] {
  const buttons = [MIXED, ...buttonsOf(child, grade), OTHER, READING];
  const isListed = buttons.some((button) => buttonKey(button) === buttonKey(current));
  return isListed ? buttons : [...buttons, current];
}

/** One name for each key a choice can offer: reading and the like is not the written `other`. */
export function buttonKey(button: SubjectButton): string {
  const isReading = button.subject === 'other' && button.kind === 'other' && button.subjectName === undefined;
  return isReading ? 'reading' : subjectKey(button);
}
