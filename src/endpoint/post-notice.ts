import type { Kysely, Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { addNights, type Night } from '../core/night';
import { isSamePart, NOTICE_PARTS, type NoticePart, type PartRevision } from '../core/notice-parts';
import { nightIn } from '../core/zone';
import type { Task } from '../core/notice';
import { MOST_TASKS } from '../wire/notice';
import type { noHomeworkQuestion, PostNotice } from '../wire/notice-desk';
import { note } from './audit';
import type { MainTables } from './database/tables';
import { answer, CHANGED, refuse, type Refusal, type Reply } from './door/reply';
import type { AtClass } from './door/route';
import type { House, Visit } from './house';
import { addRevision, ensureNoticePage, newNoticeId, revisionsOf } from './notice-rows';
import { schoolCalled, type ClassRow } from './tenant';

type Writes = Kysely<MainTables>;
/** The revisions that a change makes, and what the log calls it. */
type Judged = { write: PartRevision[]; act: 'notice-posted' | 'notice-changed' | 'notice-taken-back' };
type Seen = PostNotice['classes'][number]['seen'];
/** What is to stand of one part from now on. */
type Wanted = { part: NoticePart; isStanding: boolean; tasks: readonly Task[] };
/** One class's evening to be changed: what its teacher saw of it, and what is wanted instead. */
type Change = Timing & { schoolClass: ClassRow; night: Night; seen: Seen; wanted: Wanted[] };
/** Epoch ms. */
type Timing = { now: number; shownFrom: number };

/** Corrected is what families still have before them; posted ahead what a term can hold. */
const OLDEST = 7;
const FURTHEST = 60;
const DAY_MS = 86_400_000;

/** Posts some subjects' tasks for one night, in all the classes named or in none. */
export async function postNotice(
  question: PostNotice,
  { house }: Visit,
  standings: readonly AtClass[],
): Promise<Reply> {
  const foreign = standings.some(
    ({ subjects }) => subjects !== 'all' && !question.subjects.every((each) => subjects.includes(each)),
  );
  if (foreign) return refuse('not-allowed');
  const { night, subjects, tasks } = question;
  const timing = await timingOf(house, standings, question);
  if (!timing) return refuse('question-malformed', { field: 'night' });
  const wanted = subjects.map((part) => {
    const own = tasks.filter(({ subject }) => subject === part);
    return { part, isStanding: own.length > 0, tasks: own };
  });
  const changes = standings.map((at, index) => ({
    at,
    change: {
      ...timing,
      schoolClass: at.schoolClass,
      night,
      seen: question.classes[index]?.seen ?? {},
      wanted,
    },
  }));
  return commitChanges(house, changes);
}

type Changes = readonly { at: AtClass; change: Change }[];

/** All of them, or none. */
async function commitChanges({ keeping }: House, changes: Changes): Promise<Reply> {
  const fresh = changes.map(newNoticeId);
  return keeping.commitMain(async (writes) => {
    const all: (Judged & Change & { at: AtClass })[] = [];
    for (const { at, change } of changes) {
      const judged = await judge(writes, change, at.subjects);
      if ('kind' in judged) return judged;
      all.push({ ...judged, ...change, at });
    }
    for (const [index, each] of all.entries()) {
      await ensureNoticePage(writes, each.schoolClass, fresh[index] ?? '');
      for (const revision of each.write) await addRevision(writes, each.schoolClass, revision);
      await noteNotice(writes, each.at, each);
    }
    return answer(CHANGED);
  });
}

/** Whose notice of which evening, and never its words: those have revisions of their own. What was no change is not noted. */
async function noteNotice(
  writes: Transaction<MainTables>,
  { member, schoolClass }: AtClass,
  { write, act, night, now }: Judged & Pick<Change, 'night' | 'now'>,
): Promise<void> {
  if (write.length === 0) return;
  await note(writes, member, { act, about: { class: schoolClass.name, night }, at: new Date(now) });
}

/** When it begins to be seen; undefined where the night is not one to be posted for. */
async function timingOf(
  { keeping, clock }: House,
  standings: readonly Pick<AtClass, 'schoolClass'>[],
  { night, shownFrom: asked }: Pick<PostNotice, 'night' | 'shownFrom'>,
): Promise<Timing | undefined> {
  const school = await schoolCalled(keeping.main, standings[0]?.schoolClass.school_id ?? '');
  if (!school) return undefined;
  const now = clock().getTime();
  const tonight = nightIn(school.zone, clock());
  if (night < addNights(tonight, -OLDEST) || night > addNights(tonight, FURTHEST)) return undefined;
  const shownFrom = Math.max(now, asked ?? now);
  return shownFrom > now + FURTHEST * DAY_MS ? undefined : { now, shownFrom };
}

/** The revisions that a change makes, or why it cannot be. Nothing is written here: of several classes all or none. */
async function judge(writes: Writes, change: Change, mine: AtClass['subjects']): Promise<Judged | Refusal> {
  const { night, seen, schoolClass } = change;
  const { school_id, class_id } = schoolClass;
  const before = await revisionsOf(writes, { school: school_id, class: class_id, from: night, to: night });
  const latest = latestOf(before);
  const wanted = clearedFor(change.wanted, latest);
  if (wanted.some(({ part }) => part === 'no-homework') && mine !== 'all')
    return refuse('notice-no-homework');
  const write = wanted.filter((each) => !isAlready(each, change, latest));
  const other = write.find(({ part }) => (seen[part] ?? 0) !== (latest.get(part)?.revision ?? 0));
  if (other) return refuse('notice-changed', { field: other.part });
  if (countAfter(latest, write) > MOST_TASKS) return refuse('notice-too-long');
  return {
    act: actOf(latest, write),
    write: write.map((each) => ({
      ...each,
      night,
      shownFrom: change.shownFrom,
      revision: (latest.get(each.part)?.revision ?? 0) + 1,
    })),
  };
}

/** The evening's first notice, its last taken back, or whatever is between. */
function actOf(latest: Latest, write: readonly Wanted[]): Judged['act'] {
  const stood = [...latest.values()].filter(({ isStanding }) => isStanding);
  const written = new Set(write.map(({ part }) => part));
  if (stood.length === 0) return 'notice-posted';
  const stays = [
    ...write.filter(({ isStanding }) => isStanding),
    ...stood.filter(({ part }) => !written.has(part)),
  ];
  return stays.length === 0 ? 'notice-taken-back' : 'notice-changed';
}

type Latest = ReadonlyMap<NoticePart, PartRevision>;

function latestOf(revisions: readonly PartRevision[]): Latest {
  const inOrder = revisions.toSorted((one, other) => one.revision - other.revision);
  return new Map(inOrder.map((each) => [each.part, each]));
}

/** Homework on a no-homework day ends that day; such a day ends whatever homework was posted. */
function clearedFor(wanted: readonly Wanted[], latest: Latest): Wanted[] {
  const standing = NOTICE_PARTS.filter((part) => latest.get(part)?.isStanding);
  const isEvening = (part: NoticePart) => part !== 'no-homework';
  const hasHomework = wanted.some(({ part, isStanding }) => isEvening(part) && isStanding);
  const hasNone = wanted.some(({ part, isStanding }) => !isEvening(part) && isStanding);
  const ended = standing.filter((part) => (isEvening(part) ? hasNone : hasHomework));
  return [...wanted, ...ended.map((part) => ({ part, isStanding: false, tasks: [] }))];
}

/**
 * Whether it stands like that already, or was never there: an answer that was lost on its way may be asked for again,
 * and a subject looked at and left as it was is no change. One that waits for its time may be given another.
 */
function isAlready(wanted: Wanted, { now, shownFrom }: Timing, latest: Latest): boolean {
  const last = latest.get(wanted.part);
  if (!last) return !wanted.isStanding;
  return isSamePart(last, wanted) && (last.shownFrom <= now || last.shownFrom === shownFrom);
}

function countAfter(latest: Latest, write: readonly Wanted[]): number {
  const after = new Map<NoticePart, readonly Task[]>();
  for (const [part, { tasks }] of latest) after.set(part, tasks);
  for (const { part, tasks } of write) after.set(part, tasks);
  return [...after.values()].reduce((count, tasks) => count + tasks.length, 0);
}

/** Posts or takes back a no-homework day (无作业日) of one class. */
export async function postNoHomework(
  { night, seen, stands }: z.infer<typeof noHomeworkQuestion>,
  { house }: Visit,
  at: AtClass,
): Promise<Reply> {
  const timing = await timingOf(house, [at], { night });
  if (!timing) return refuse('question-malformed', { field: 'night' });
  const wanted: Wanted[] = [{ part: 'no-homework', isStanding: stands, tasks: [] }];
  const change = { ...timing, schoolClass: at.schoolClass, night, seen, wanted };
  return commitChanges(house, [{ at, change }]);
}
