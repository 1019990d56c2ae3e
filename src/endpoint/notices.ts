import type * as z from 'zod/mini';
import { SINGLE_SUBJECTS } from '../core/figure';
import { NOTICE_PARTS, shownNotices, shownParts, type PartRevision } from '../core/notice-parts';
import type { NoticesQuestion } from '../wire/notice';
import type { DeskPart, NoticeDesk, noticeDeskQuestion } from '../wire/notice-desk';
import { answer, refuse, type Reply } from './door/reply';
import type { AtClass } from './door/route';
import type { Visit } from './house';
import { noticePageOf, revisionsOf } from './notice-rows';
import { classKnown } from './tenant';

/** What is shown of a class's notices, to whoever holds its id. */
export async function tellNotices(
  { class: classId, from, to }: NoticesQuestion,
  { house }: Visit,
): Promise<Reply> {
  const known = await classKnown(house.keeping.main, classId);
  if (!known) return refuse('class-unknown');
  const where = { school: known.school.school_id, class: classId, from, to };
  const revisions = await revisionsOf(house.keeping.main, where);
  return answer({ class: classId, notices: shownNotices(revisions, house.clock().getTime()) });
}

/** A class's notices as its teachers see them: the latest of each part, whether it is shown yet or not. */
export async function lookAtNotices(
  { class: classId, from, to }: z.infer<typeof noticeDeskQuestion>,
  { house, reached }: Visit,
  at: AtClass,
): Promise<Reply> {
  const { school_id } = at.schoolClass;
  const revisions = await revisionsOf(house.keeping.main, { school: school_id, class: classId, from, to });
  const nights = [...new Set(revisions.map(({ night }) => night))];
  const page = await noticePageOf(house.keeping.main, at.schoolClass);
  const told: NoticeDesk = {
    class: classId,
    mine: mayPost(at),
    nights: nights.map((night) => ({
      night,
      parts: latestParts(revisions.filter((each) => each.night === night)),
    })),
    ...(page && { page: { link: pageLink(reached, page.notice_id), isOpen: page.is_open === 1 } }),
  };
  return answer(told);
}

/** What somebody may post in a class; an auditor reads and writes nothing. */
function mayPost({ member, subjects }: AtClass): NoticeDesk['mine'] {
  if (member.role === 'auditor') return [];
  if (subjects === 'all') return 'all';
  return SINGLE_SUBJECTS.filter((subject) => subjects.includes(subject));
}

/** As if all that was posted were shown: the last revision of each part, and what it replaced. */
function latestParts(revisions: readonly PartRevision[]): DeskPart[] {
  const end = Math.max(0, ...revisions.map(({ shownFrom }) => shownFrom));
  const shown = shownParts(revisions, end);
  return shown
    .sort((one, other) => NOTICE_PARTS.indexOf(one.part) - NOTICE_PARTS.indexOf(other.part))
    .map(({ part, revision, shownFrom, isStanding, tasks, before }) => ({
      part,
      revision,
      shownFrom,
      isStanding,
      tasks: [...tasks],
      ...(before && { before: [...before.tasks] }),
    }));
}

/** Where whoever has its address reads a class's notices. */
export function pageLink(reached: URL, noticeId: string): string {
  return `${reached.href.replace(/\/$/, '')}/notice/${noticeId}`;
}
