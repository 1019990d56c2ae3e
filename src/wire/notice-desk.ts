import * as z from 'zod/mini';
import { SINGLE_SUBJECTS, type SingleSubject } from '../core/figure';
import { NOTICE_PARTS, type NoticePart } from '../core/notice-parts';
import { figuresDates } from './figures';
import { MOST_TASKS, task } from './notice';
import { classId, night } from './shapes';

// 作业公示 at the school's desk.

const subject = z.enum(SINGLE_SUBJECTS as [SingleSubject, ...SingleSubject[]]);
const part = z.enum(NOTICE_PARTS as [NoticePart, ...NoticePart[]]);

/** POST: the notices of some nights as a teacher of the class sees them, those set for later too. */
export const noticeDeskPath = '/v1/school/notices';
export const noticeDeskQuestion = figuresDates(z.strictObject({ class: classId, from: night, to: night }));

/** The latest revision of one part. */
const deskPart = z.object({
  part,
  revision: z.int(),
  /** Epoch ms from which families see it. */
  shownFrom: z.number(),
  /** False where it was taken back. */
  isStanding: z.boolean(),
  tasks: z.array(task),
  /** What families saw before it, where it is a change. */
  before: z.optional(z.array(task)),
});
export type DeskPart = z.infer<typeof deskPart>;

/** The public page of a class. Absent until something was posted. */
const page = z.object({ link: z.string(), isOpen: z.boolean() });

export const noticeDeskAnswer = z.object({
  class: classId,
  /** What the asker may post here: a class teacher everything, the no-homework day too. */
  mine: z.union([z.literal('all'), z.array(subject)]),
  nights: z.array(z.object({ night, parts: z.array(deskPart) })),
  page: z.optional(page),
});
export type NoticeDesk = z.infer<typeof noticeDeskAnswer>;

/** The revisions one looked at: 0, or left out, where there was none. */
const seen = z.partialRecord(part, z.int().check(z.gte(0)));

/** A text that a teacher wrote: one line without what cannot be seen, or turns the direction of the rest. */
const EVIL = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const postedTask = z.strictObject({
  ...task.shape,
  text: task.shape.text.check(
    z.trim(),
    z.minLength(1),
    z.refine((text) => !EVIL.test(text)),
  ),
});

const MOST_CLASSES = 30;

/**
 * POST: replaces the tasks of some subjects for one night in several classes, in all of them or in none; a subject
 * without tasks is taken back. 409 notice-changed where somebody else changed one of these subjects meanwhile (`field`
 * says which), notice-no-homework where the class teacher posted a no-homework day, 400 notice-too-long.
 */
export const postNoticePath = '/v1/school/notices/post';
export const postNoticeQuestion = z
  .strictObject({
    night,
    classes: z.array(z.strictObject({ class: classId, seen })).check(
      z.minLength(1),
      z.maxLength(MOST_CLASSES),
      z.refine((classes) => new Set(classes.map((each) => each.class)).size === classes.length),
    ),
    subjects: z.array(subject).check(z.minLength(1), z.maxLength(SINGLE_SUBJECTS.length)),
    tasks: z.array(postedTask).check(z.maxLength(MOST_TASKS)),
    /** Epoch ms from which families see it; left out: at once. */
    shownFrom: z.optional(z.int().check(z.gte(0))),
  })
  .check(
    z.refine(({ subjects, tasks }) => tasks.every((each) => subjects.includes(each.subject)), {
      path: ['subjects'],
    }),
  );
export type PostNotice = z.infer<typeof postNoticeQuestion>;

/** POST: posts a no-homework day, which takes back whatever was posted; or takes it back itself. 409 notice-changed. */
export const noHomeworkPath = '/v1/school/notices/no-homework';
export const noHomeworkQuestion = z.strictObject({ class: classId, night, seen, stands: z.boolean() });

/** POST: the public page of a class: anybody's who has its link, joined families' alone, or under another address. */
export const noticePagePath = '/v1/school/notices/page';
export const noticePageQuestion = z.strictObject({ class: classId, act: z.enum(['open', 'close', 'renew']) });
