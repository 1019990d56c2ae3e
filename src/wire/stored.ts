import * as z from 'zod/mini';

/**
 * Everything that is stored of a school, table by table (我们保存了什么): what is not named here is stored nowhere, which a
 * test asks both databases. Each has its sentence in the school's words.
 */
export const STORED = {
  /** Of the school's own: they begin with its id. */
  school: [
    'school',
    'class',
    'class_year',
    'member',
    'teaching',
    'link',
    'opening',
    'published_evening',
    'published_figure',
    'published_week',
    'audit',
    'notice_part',
    'notice_page',
    'report_text',
    'alert_rule',
    'survey',
    'survey_class',
    'published_survey',
    'survey_text',
    'rollover',
    'ending',
    'stored_count',
    'deletion',
  ],
  /** Of the accounts of its people. */
  accounts: ['user', 'account', 'session', 'twoFactor', 'verification'],
  /** Of its classes, in the open database: counted to ten, or by nobody. */
  families: ['slip', 'enrolment'],
  evenings: ['issued', 'figure_row', 'week_sum', 'evening', 'answer_row', 'survey_end'],
} as const;
export type Stored = (typeof STORED)[keyof typeof STORED][number];
export const ALL_STORED: readonly Stored[] = Object.values(STORED).flat();

/** Of nobody can be said how many: only that there are so many or more, to ten. */
export const COUNTED_TO = 10;

/** Why something was deleted: it was time, the year was over or taken back, somebody did it, the school ended. */
export const DELETED_BY = ['time', 'rollover', 'undo', 'act', 'school-end'] as const;
export type DeletedBy = (typeof DELETED_BY)[number];

/** GET: admins and auditors. */
export const storedPath = '/v1/school/stored';
export const storedAnswer = z.object({
  school: z.string(),
  contact: z.string(),
  /** Epoch ms of last night's count; absent before the first. */
  countedAt: z.optional(z.number()),
  tables: z.array(
    z.object({
      table: z.string(),
      /** Absent: never counted. Of seats and slips tens. */
      rows: z.optional(z.int()),
      /** When (epoch ms) something of it is deleted next, where that is by time. */
      next: z.optional(z.number()),
    }),
  ),
  /** The latest first. `what` a table of STORED, or `keys`, `evenings`. */
  deletions: z.array(z.object({ at: z.number(), what: z.string(), why: z.enum(DELETED_BY), rows: z.int() })),
});
export type StoredAnswer = z.infer<typeof storedAnswer>;

/** POST: the whole school is deleted, at once and for good. `name` is the school's, typed by whoever does it. */
export const endSchoolPath = '/v1/school/end';
export const endSchoolQuestion = z.strictObject({
  name: z.string().check(z.maxLength(200)),
  password: z.string().check(z.minLength(1), z.maxLength(128)),
});
/** The deletion proof: how many rows of each table. */
export const endSchoolAnswer = z.object({
  at: z.number(),
  deleted: z.array(z.object({ what: z.string(), rows: z.int() })),
});
export type SchoolEnded = z.infer<typeof endSchoolAnswer>;
