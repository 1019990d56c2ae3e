import type * as z from 'zod/mini';
import type { Subject } from '../../core/subject';
import type { Role } from '../../wire/me';
import type { Visit } from '../house';
import type { ClassRow } from '../tenant';
import type { Reply } from './reply';

/**
 * Who may ask. `anonymous` and `enrol`: families, told apart by nothing; the first refuses every credential, the
 * second a cookie only. `link` and `sign-in`: whoever is not signed in yet. `account`: a session. `signed-in`,
 * `admin`: a person of a school; `colleague`: one of the school that owns what the question names. `overseer`: who looks at more than classes taught: admin, auditor, and a lead, whom
 * the handler shows the own grade. `inspector`: who sees all of the school, admin and auditor. About the class named
 * in the question: `class-teacher` an admin, the lead of its grade or its class teacher; `teacher` whoever
 * teaches a subject there too; `class-reader` an auditor too.
 */
export const POLICIES = [
  'anonymous',
  'enrol',
  'link',
  'sign-in',
  'account',
  'signed-in',
  'colleague',
  'admin',
  'overseer',
  'inspector',
  'class-teacher',
  'teacher',
  'class-reader',
] as const;
export type Policy = (typeof POLICIES)[number];

/** A signed-in person of a school. */
export type Member = {
  person: string;
  name: string;
  school_id: string;
  role: Role;
  /** A lead's. */
  grade: number | null;
};
/** Somebody at a class of the own school; `subjects` are those a subject teacher has there. */
export type AtClass = { member: Member; schoolClass: ClassRow; subjects: 'all' | readonly Subject[] };
type ClassPolicy = Extract<Policy, 'class-teacher' | 'teacher' | 'class-reader'>;

type Place = { method: 'GET' | 'POST' | 'PUT'; path: string };
/** `isPacked`: its answers go over the line compressed (pack.ts says which may). */
type Weight = { isPacked?: true };
/** One row of the table: nothing under /v1 is answered that has none. */
export type Route = Place &
  Weight & { policy: Policy; question: z.ZodMiniType | undefined } & (
    | { standing: 'anybody'; handle: (question: never, visit: Visit) => Promise<Reply> }
    | { standing: 'member'; handle: (question: never, visit: Visit, member: Member) => Promise<Reply> }
    | { standing: 'class'; handle: (question: never, visit: Visit, at: AtClass) => Promise<Reply> }
    | {
        standing: 'classes';
        handle: (question: never, visit: Visit, at: readonly AtClass[]) => Promise<Reply>;
      }
  );

type Row<Question, Standing extends unknown[]> = {
  question: z.ZodMiniType<Question>;
  handle: (question: Question, visit: Visit, ...standing: Standing) => Promise<Reply>;
};

type OpenPolicy = Extract<Policy, 'anonymous' | 'enrol' | 'link' | 'sign-in' | 'account'>;

/** A question by POST from whoever it is. */
export function openRow<Question>(path: string, policy: OpenPolicy, row: Row<Question, []>): Route {
  return { method: 'POST', path, policy, standing: 'anybody', ...row };
}

/** One evening's letter, or the answers to a survey, by PUT: whoever sends it twice has sent it once. */
export function letterRow<Question>(path: string, row: Row<Question, []>): Route {
  return { method: 'PUT', path, policy: 'anonymous', standing: 'anybody', ...row };
}

type MemberPolicy = Extract<Policy, 'signed-in' | 'colleague' | 'admin' | 'overseer' | 'inspector'>;

/** A question by POST from a person of a school. */
export function memberRow<Question>(
  path: string,
  policy: MemberPolicy,
  row: Row<Question, [Member]> & Weight,
): Route {
  return { method: 'POST', path, policy, standing: 'member', ...row };
}

/** A question by POST about one class, which is loaded by school and id before the handler sees it. */
export function classRow<Question extends { class: string }>(
  path: string,
  policy: ClassPolicy,
  row: Row<Question, [AtClass]>,
): Route {
  return { method: 'POST', path, policy, standing: 'class', ...row };
}

/** A question by POST about several classes at once, in the order it names them: who may not ask of one is refused. */
export function classesRow<Question extends { classes: readonly { class: string }[] }>(
  path: string,
  policy: ClassPolicy,
  row: Row<Question, [readonly AtClass[]]>,
): Route {
  return { method: 'POST', path, policy, standing: 'classes', ...row };
}

/** What a person of a school may look at by GET. */
export function lookRow(
  path: string,
  policy: MemberPolicy,
  look: (visit: Visit, member: Member) => Promise<Reply>,
): Route {
  const handle = (_nothing: never, visit: Visit, member: Member) => look(visit, member);
  return { method: 'GET', path, policy, question: undefined, standing: 'member', handle };
}

/** What a session may look at by GET. */
export function sessionRow(path: string, look: (visit: Visit) => Promise<Reply>): Route {
  const handle = (_nothing: never, visit: Visit) => look(visit);
  return { method: 'GET', path, policy: 'account', question: undefined, standing: 'anybody', handle };
}
