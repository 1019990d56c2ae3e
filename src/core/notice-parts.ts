import { SINGLE_SUBJECTS, type SingleSubject } from './figure';
import type { Night } from './night';
import type { Notice, Task } from './notice';

/** What is posted and changed by itself: one subject's tasks, or that there is no homework at all (无作业日). */
export type NoticePart = SingleSubject | 'no-homework';
export const NOTICE_PARTS: readonly NoticePart[] = [...SINGLE_SUBJECTS, 'no-homework'];

/** A part as it was posted once. What is posted later is a revision more: nothing of a notice is written over. */
export type PartRevision = {
  night: Night;
  part: NoticePart;
  /** 1, 2, 3 … of this part on this night. */
  revision: number;
  /** Epoch ms from which families see it; never before it was posted. */
  shownFrom: number;
  /** False where it was taken back. */
  isStanding: boolean;
  tasks: readonly Task[];
};

/** A part as families see it; `before` is what they saw until it was changed. */
export type ShownPart = PartRevision & { before?: PartRevision };

function isSameTask(one: Task, other: Task): boolean {
  const keys = ['subject', 'text', 'kind', 'tier', 'minutes', 'isAtSchool'] as const;
  return keys.every((key) => one[key] === other[key]);
}

/** Whether two revisions say the same: posting it again is no change. */
export function isSamePart(
  one: Pick<PartRevision, 'isStanding' | 'tasks'>,
  other: Pick<PartRevision, 'isStanding' | 'tasks'>,
): boolean {
  return (
    one.isStanding === other.isStanding &&
    one.tasks.length === other.tasks.length &&
    one.tasks.every((task, index) => {
      const twin = other.tasks[index];
      return twin !== undefined && isSameTask(task, twin);
    })
  );
}

/** The last revision before one that anybody could see: what was replaced ahead of its time was never shown. */
function seenBefore(shown: PartRevision, earlier: readonly PartRevision[]): PartRevision | undefined {
  const latestFirst = [...earlier].sort((one, other) => other.revision - one.revision);
  return latestFirst.find(({ shownFrom, revision }) => {
    const replacedAt = Math.min(
      shown.shownFrom,
      ...latestFirst.filter((each) => each.revision > revision).map((each) => each.shownFrom),
    );
    return shownFrom < replacedAt;
  });
}

/** One part as it is seen at an instant; undefined while nothing of it is shown yet. */
function shownOf(revisions: readonly PartRevision[], now: number): ShownPart | undefined {
  const shown = revisions
    .filter(({ shownFrom }) => shownFrom <= now)
    .reduce<PartRevision | undefined>(
      (last, each) => (last && last.revision > each.revision ? last : each),
      undefined,
    );
  if (!shown) return undefined;
  const earlier = revisions.filter(({ revision }) => revision < shown.revision);
  const before = seenBefore(shown, earlier);
  return before && !isSamePart(before, shown) ? { ...shown, before } : shown;
}

/** The parts of one class's night as families see them at an instant (epoch ms), in the order of the subjects. */
export function shownParts(revisions: readonly PartRevision[], now: number): ShownPart[] {
  return NOTICE_PARTS.flatMap((part) => {
    const shown = shownOf(
      revisions.filter((each) => each.part === part),
      now,
    );
    return shown ? [shown] : [];
  });
}

function noticeOf(night: Night, parts: readonly ShownPart[]): Notice {
  const standing = parts.filter(({ isStanding }) => isStanding);
  const changes = parts.flatMap(({ before, shownFrom }) => (before ? [shownFrom] : []));
  return {
    night,
    isNoHomework: standing.some(({ part }) => part === 'no-homework'),
    tasks: standing.flatMap(({ tasks }) => [...tasks]),
    ...(changes.length > 0 && { changedAt: Math.max(...changes) }),
  };
}

/**
 * The notices of one class as families see them at an instant (epoch ms), oldest night first. One whose parts were all
 * taken back is there without tasks, so that whoever keeps a copy drops it.
 */
export function shownNotices(revisions: readonly PartRevision[], now: number): Notice[] {
  const nights = [...new Set(revisions.map(({ night }) => night))].sort();
  return nights.flatMap((night) => {
    const parts = shownParts(
      revisions.filter((each) => each.night === night),
      now,
    );
    return parts.length > 0 ? [noticeOf(night, parts)] : [];
  });
}
