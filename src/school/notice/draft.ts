import type { SingleSubject } from '../../core/figure';
import type { Night } from '../../core/night';
import type { Task } from '../../core/notice';
import { MOST_PLANNED_MINUTES } from '../../wire/notice';

/** A task as it is being typed: the minutes may be no number yet. */
export type DraftTask = Omit<Task, 'minutes'> & { key: string; minutes: string };
/** All that is typed for one class's night. `pasted` is what stands in the field and is not split yet. */
export type Draft = { tasks: DraftTask[]; pasted: string };

const keyOf = (classId: string, night: Night) => `lamplight.notice.${classId}.${night}`;

/** What was typed in this tab before and not posted; a page drawn anew, or signed in again, finds it. */
export function keptDraft(classId: string, night: Night): Draft | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(classId, night));
    return kept === null ? undefined : (JSON.parse(kept) as Draft);
  } catch {
    return undefined;
  }
}

export function keepDraft(classId: string, night: Night, draft: Draft | undefined): void {
  try {
    if (draft) sessionStorage.setItem(keyOf(classId, night), JSON.stringify(draft));
    else sessionStorage.removeItem(keyOf(classId, night));
  } catch {
    // A browser without room or leave for it keeps the draft as long as the page is open.
  }
}

/** Keys tell lines apart while they are typed in. */
let made = 0;
export function draftOf(task: Task): DraftTask {
  made += 1;
  return {
    ...task,
    key: `${String(made)}.${task.text}`,
    minutes: task.minutes === null ? '' : String(task.minutes),
  };
}

export function emptyTask(subject: SingleSubject): DraftTask {
  return draftOf({ subject, text: '', kind: 'written', tier: 'required', minutes: null, isAtSchool: false });
}

/** Minutes as typed: none, a number, or undefined where it is neither. */
export function typedMinutes(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  const minutes = Number(plain);
  return /^\d{1,3}$/.test(plain) && minutes <= MOST_PLANNED_MINUTES ? minutes : undefined;
}

/** What is typed so far as tasks; a line without words is none, and minutes that are no number count as unknown. */
export function tasksOf(drafts: readonly DraftTask[]): Task[] {
  return drafts
    .filter(({ text }) => text.trim() !== '')
    .map(({ key: _key, minutes, text, ...rest }) => ({
      ...rest,
      text: text.trim(),
      minutes: typedMinutes(minutes) ?? null,
    }));
}

export function isTypedWrong(drafts: readonly DraftTask[]): boolean {
  return drafts.some(({ minutes }) => typedMinutes(minutes) === undefined);
}
