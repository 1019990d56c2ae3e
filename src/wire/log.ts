import * as z from 'zod/mini';
import { SUBJECTS } from '../core/subject';
import { ROLES } from './me';
import { grade, night } from './shapes';

/**
 * Everything the log of a school writes down, by what it is about. Each has its sentence in both languages (words `log`).
 * Never an answer, a code, a password, an address or a browser. Documents and tables are not in it: they are drawn on
 * the screen of whoever may read their figures anyway, and no endpoint sees that. Nor is a school's end, which takes the
 * log with it: what says so is the deletion proof (wire/stored).
 */
export const ACTS_ABOUT = {
  accounts: [
    'signed-in',
    'password-changed',
    'sessions-ended',
    'second-factor-on',
    'second-factor-off',
    'second-factor-taken-off',
    'recovery-codes-made',
    'recovery-code-used',
    'admin-link-used',
  ],
  people: [
    'invite-made',
    'invite-revoked',
    'invite-used',
    'role-changed',
    'class-given',
    'class-taken',
    'person-removed',
  ],
  classes: ['class-added', 'class-changed', 'slips-minted', 'slips-revoked', 'class-opened', 'class-closed'],
  notices: [
    'notice-posted',
    'notice-changed',
    'notice-taken-back',
    'notice-page-opened',
    'notice-page-closed',
    'notice-page-renewed',
  ],
  school: [
    'school-set-up',
    'limits-changed',
    'calendar-changed',
    'class-days-changed',
    'alerts-changed',
    'report-written',
    'rollover-done',
    'rollover-undone',
  ],
  surveys: [
    'survey-written',
    'survey-opened',
    'survey-withdrawn',
    'survey-end-changed',
    'survey-removed',
    'survey-texts-sorted',
    'survey-replied',
    'survey-shown',
    'survey-hidden',
  ],
} as const;

/** What the log can be looked through by. */
export const ABOUT = Object.keys(ACTS_ABOUT) as (keyof typeof ACTS_ABOUT)[];
type About = (typeof ABOUT)[number];
export type Act = (typeof ACTS_ABOUT)[About][number];
export const ACTS = Object.values(ACTS_ABOUT).flat() as readonly Act[];

/** What an act was about, by the names of the time; what is not told here is not written down. */
export const matter = z.object({
  /** A class's name. */
  class: z.optional(z.string()),
  /** The name of the person it was done to. */
  person: z.optional(z.string()),
  role: z.optional(z.enum(ROLES)),
  grade: z.optional(grade),
  subjects: z.optional(z.array(z.enum(SUBJECTS))),
  /** How many: slips, classes, sessions. */
  count: z.optional(z.int()),
  /** Of which evening a notice was; which last date a survey was given. */
  night: z.optional(night),
  /** What a survey is called. */
  survey: z.optional(z.string()),
});
export type Matter = z.infer<typeof matter>;

/** Lines of a page, and of a table that is downloaded: a school of sixty classes fills it in a year at most. */
export const LOG_LINES = { page: 100, table: 20_000 } as const;

/**
 * POST: what was done at the school's desk, latest first, a page at a time. `before` is the id of the last line one has;
 * kept for twelve months. Admins and auditors.
 */
export const logPath = '/v1/school/log';
export const logQuestion = z.strictObject({
  about: z.optional(z.enum(ABOUT)),
  before: z.optional(z.string().check(z.maxLength(40))),
  lines: z.enum(['page', 'table']),
});
const logLine = z.object({
  id: z.string(),
  /** Epoch ms. */
  at: z.number(),
  /** Who did it, as the name was then. */
  name: z.string(),
  act: z.enum(ACTS),
  about: matter,
});
export type LogLine = z.infer<typeof logLine>;
/** `hasMore`: there are lines before the last of these. */
export const logAnswer = z.object({ lines: z.array(logLine), hasMore: z.boolean() });
