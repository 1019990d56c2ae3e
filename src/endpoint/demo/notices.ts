import { SINGLE_SUBJECTS } from '../../core/figure';
import { addNights, type Night } from '../../core/night';
import type { NoticePart, PartRevision } from '../../core/notice-parts';
import type { Task } from '../../core/notice';
import { hourOn, type ClassEvening } from '../../core/open-evening';
import type { House } from '../house';
import { note } from '../audit';
import { addRevision, ensureNoticePage, newNoticeId, revisionsOf } from '../notice-rows';
import { eveningAt } from '../tenant';
import type { Taught } from './classes';
import { chanceFor, homeworkOf, nightNumber } from './homework';
import { SCHOOL } from './school';
import { tasksOf } from './tasks';
import { SYSTEM, ZONE } from './time';

const POSTED_AT = 16;
const MINUTE_MS = 60_000;
/** Until a class hears that something of its homework was changed. */
const CHANGED_AFTER_MS = 65 * MINUTE_MS;
/** One evening of so many (percent) something is changed, and one nobody posts. */
const CHANGED = 6;
const FORGOTTEN = 4;

type Posting = { part: NoticePart; tasks: Task[] };

function postings(schoolClass: Taught, evening: ClassEvening): Posting[] {
  if (homeworkOf(schoolClass, evening).kind === 'none') return [{ part: 'no-homework', tasks: [] }];
  const tasks = tasksOf(schoolClass, evening);
  return SINGLE_SUBJECTS.flatMap((part) => {
    const own = tasks.filter(({ subject }) => subject === part);
    return own.length > 0 ? [{ part, tasks: own }] : [];
  });
}

/** Posted first with something more, which was taken off when it turned out too much. */
function withMore(tasks: readonly Task[]): Task[] {
  return tasks.map((task, index) =>
    index === 0 && task.minutes !== null
      ? { ...task, text: `${task.text}，再加一页`, minutes: task.minutes + 10 }
      : task,
  );
}

/** What was posted of an evening, revision by revision; nothing where it was forgotten. */
export function revisionsFor(schoolClass: Taught, evening: ClassEvening): PartRevision[] {
  const { night } = evening;
  const chance = chanceFor(schoolClass, nightNumber(night), 5);
  const isBegin = night === schoolClass.begins;
  if (chance.happens(FORGOTTEN) && !isBegin) return [];
  const isChanged = chance.happens(CHANGED) || (isBegin && schoolClass.changes === true);
  const shownFrom = hourOn(night, POSTED_AT, ZONE) + chance.whole(5, 50) * MINUTE_MS;
  const plain = { night, isStanding: true, revision: 1, shownFrom };
  return postings(schoolClass, evening).flatMap(({ part, tasks }): PartRevision[] =>
    isChanged && part === 'math'
      ? [
          { ...plain, part, tasks: withMore(tasks) },
          { ...plain, part, tasks, revision: 2, shownFrom: shownFrom + CHANGED_AFTER_MS },
        ]
      : [{ ...plain, part, tasks }],
  );
}

type Kept = Pick<House, 'keeping'>;
type Posts = { house: Kept; classes: readonly Taught[] };

/**
 * Posts the notices of the demo's classes evening by evening, as their teachers would: those of evenings at which it is
 * past four. The demo family's teacher is an evening ahead, with one that waits for its time. What a visitor has posted
 * stands. Answers how to go on to an instant (epoch ms).
 */
export function openNotices({ house, classes }: Posts): (now: number) => Promise<void> {
  const next = new Map(classes.map((each) => [each.id, each.since]));
  return async (now) => {
    for (const each of classes) {
      const from = next.get(each.id) ?? each.since;
      const { due, then } = dueFrom(from, now);
      next.set(each.id, then);
      const ahead = each.isAhead ? [eveningAt({ system: SYSTEM }, {}, then)] : [];
      await post({ house, schoolClass: each, now }, [...due, ...ahead]);
    }
  };
}

/** The evenings from one on at which it is past four; and the first after them. */
function dueFrom(from: Night, now: number): { due: ClassEvening[]; then: Night } {
  const due: ClassEvening[] = [];
  let evening = eveningAt({ system: SYSTEM }, {}, from);
  while (hourOn(evening.night, POSTED_AT, ZONE) <= now) {
    due.push(evening);
    evening = eveningAt({ system: SYSTEM }, {}, addNights(evening.last, 1));
  }
  return { due, then: evening.night };
}

type Posted = { house: Kept; schoolClass: Taught; now: number };

async function post(
  { house: { keeping }, schoolClass, now }: Posted,
  evenings: readonly ClassEvening[],
): Promise<void> {
  const [from, to] = [evenings[0]?.night, evenings.at(-1)?.night];
  if (from === undefined || to === undefined) return;
  const of = { school_id: SCHOOL, class_id: schoolClass.id };
  const noticeId = newNoticeId();
  // Read where it is written: a visitor posts at the same time.
  await keeping.commitMain(async (writes) => {
    const before = await revisionsOf(writes, { school: SCHOOL, class: schoolClass.id, from, to });
    const isPosted = new Set(before.map(({ night }) => night));
    const fresh = evenings.filter(({ night }) => !isPosted.has(night));
    if (fresh.length === 0) return;
    await ensureNoticePage(writes, of, noticeId);
    for (const evening of fresh) {
      const revisions = revisionsFor(schoolClass, evening);
      for (const revision of revisions) await addRevision(writes, of, revision);
      const [first] = revisions;
      // The log tells of the evening the demo begins on, and of those after it: of a whole term nothing else would be seen.
      if (!first || first.shownFrom > now || evening.night < schoolClass.begins) continue;
      const about = { class: schoolClass.name, night: evening.night };
      const doer = { ...schoolClass.hand, school_id: SCHOOL };
      await note(writes, doer, { act: 'notice-posted', about, at: new Date(first.shownFrom) });
    }
  });
}
