import { isQuestion, type Element, type Note, type Question } from '../../core/survey';

/** What stands on one screen of a phone: a question, and the notes just before it; notes at the end stand alone. */
export type FormScreen = { notes: Note[]; question: Question | undefined };

/** The screens of what is visible now, in order. */
export function screensOf(elements: readonly Element[]): FormScreen[] {
  const screens: FormScreen[] = [];
  let notes: Note[] = [];
  for (const element of elements) {
    if (isQuestion(element)) {
      screens.push({ notes, question: element });
      notes = [];
    } else notes.push(element);
  }
  return notes.length > 0 ? [...screens, { notes, question: undefined }] : screens;
}

/** The screen of a question; of one that an answer has hidden, or of none, the first. */
export function placeOf(screens: readonly FormScreen[], name: string | undefined): number {
  return Math.max(
    0,
    screens.findIndex(({ question }) => question?.name === name),
  );
}
