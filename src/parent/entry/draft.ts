import type { Entry, Work } from '../../core/entry';
import { textToMinutes } from '../../core/minutes';
import { isProblem, type Problem } from '../../core/problem';
import type { Flag, Kind, Place, SetBy } from '../../core/subject';
import { MIXED, type SubjectButton } from './subject-buttons';

/** What a parent has filled in so far; the minutes stay as typed until they are saved. */
export type Draft = {
  button: SubjectButton;
  minutes: string;
  kind: Kind;
  setBy: SetBy;
  place: Place;
  flags: readonly Flag[];
};

export const EMPTY_DRAFT: Draft = {
  button: MIXED,
  minutes: '',
  kind: 'written',
  setBy: 'school',
  place: 'home',
  flags: [],
};

export function workToDraft(work: Work, minutes: string): Draft {
  const { subject, subjectName, kind, setBy, place, flags } = work;
  const button: SubjectButton =
    subjectName === undefined ? { subject, kind } : { subject, subjectName, kind };
  return { button, minutes, kind, setBy, place, flags };
}

/** What sort of work the draft describes. */
export function draftToWork({ button, kind, setBy, place, flags }: Draft): Work {
  const { subject, subjectName } = button;
  return { subject, ...(subjectName === undefined ? {} : { subjectName }), kind, setBy, place, flags };
}

/** What an entry says beside its work and minutes. */
export type About = Omit<Entry, keyof Work | 'minutes'>;

/** The draft as an entry, or what is wrong with its minutes. */
export function draftToEntry(draft: Draft, about: About): Entry | Problem {
  const minutes = textToMinutes(draft.minutes);
  return isProblem(minutes) ? minutes : { ...about, ...draftToWork(draft), minutes };
}

/** Adds to the minutes typed so far; what cannot be read as minutes counts as none. */
export function addMinutes(text: string, more: number): string {
  const minutes = textToMinutes(text);
  return String((isProblem(minutes) ? 0 : minutes) + more);
}
