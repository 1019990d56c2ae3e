import { useState } from 'react';
import { nightDay } from '../../core/calendar';
import type { Night } from '../../core/night';
import { classCalendar } from '../../core/open-evening';
import { plannedBeside } from '../../core/planned';
import type { ClassAnswer } from '../../wire/class';
import type { SchoolClass } from '../../wire/classes';
import type { NoticeDesk } from '../../wire/notice-desk';
import { isNoHomeworkDay, partsOn, standingTasks, subjectsOf } from './desk-night';
import { draftOf, keepDraft, keptDraft, tasksOf, type Draft } from './draft';

export type BoardProps = {
  of: SchoolClass;
  all: readonly SchoolClass[];
  night: Night;
  asked: { desk: NoticeDesk; facts: ClassAnswer };
  again: () => void;
};

/** The tasks of the others stand beside one's own, and count into the same sum. */
export function useBoard({ of, night, asked: { desk, facts } }: BoardProps) {
  const [draft, setDraft] = useState<Draft | undefined>(() => keptDraft(of.id, night));
  const parts = partsOn(desk, night);
  const mine = subjectsOf(desk);
  const standing = standingTasks(parts);
  const own = standing.filter(({ subject }) => mine.includes(subject));
  const others = standing.filter(({ subject }) => !mine.includes(subject));
  const written: Draft = draft ?? { tasks: own.map(draftOf), pasted: '' };
  const beside = plannedBeside([...tasksOf(written.tasks), ...others], facts.limit, {
    day: nightDay(night, classCalendar(facts.system, facts.calendar)),
    pupil: { grade: facts.grade, school: facts.system },
  });
  const change = (next: Draft | undefined) => {
    setDraft(next);
    keepDraft(of.id, night, next);
  };
  const isFree = isNoHomeworkDay(parts);
  const isPosted = standing.length > 0 || isFree;
  // What others posted is not one's own: a subject teacher still writes.
  const isDone = own.length > 0 || isFree;
  return { parts, own, others, isPosted, isDone, draft, written, beside, change };
}

export type BoardState = ReturnType<typeof useBoard>;
