import * as z from 'zod/mini';
import { accountEmail } from '../core/account';
import { SCHOOLS } from '../core/grade';
import { isZone } from '../core/zone';
import { ROLES } from './me';
import { limitChoice } from './limit';
import { taughtSubjects } from './people';
import { grade, line } from './shapes';

/** The secret of a one-time link: what follows the # of `/school/setup` and `/school/invite`. */
export const linkSecret = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{16}\.[0-9a-hjkmnp-tv-z]{32}$/));

/** At least 12 characters, as OWASP ASVS 5.0 asks where no second factor is; at most what is hashed without cost to us. */
export const password = z.string().check(z.minLength(12), z.maxLength(128));
/** What an account is kept under (core/account). */
export const accountAddress = z.string().check(z.regex(/^[0-9a-f]{2,512}@lamplight\.invalid$/));
/** What a person signs in with: any letters, spaces inside allowed, but none that could never sign in again. */
export const accountName = line(40).check(
  z.refine((name) => accountAddress.safeParse(accountEmail(name)).success),
);

/** A school begins: the page behind the link that the first start prints. */
export const setupPath = '/v1/setup';
export const setupQuestion = z.strictObject({
  link: linkSecret,
  school: z.strictObject({
    name: line(60),
    system: z.enum(SCHOOLS),
    limit: limitChoice,
    /** Whom parents ask about the data: a name, a telephone, an address. */
    contact: line(120),
    /** An IANA name: Asia/Shanghai. */
    zone: line(40).check(z.refine(isZone)),
  }),
  admin: z.strictObject({ name: accountName, password }),
});
export const setupAnswer = z.object({ school: z.string() });

/** What a one-time link is good for, before anybody types anything. */
export const linkLookPath = '/v1/link';
export const linkLookQuestion = z.strictObject({ link: linkSecret });
export const linkLookAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('setup') }),
  z.object({
    kind: z.literal('invite'),
    school: z.string(),
    role: z.enum(ROLES),
    className: z.optional(z.string()),
    /** A lead's; a subject teacher's; and by which system grades are named. */
    grade: z.optional(grade),
    subjects: taughtSubjects,
    /** Endpoints before it invite to no grade, so they name none. */
    system: z._default(z.enum(SCHOOLS), 'cn63'),
    /** Epoch ms; endpoints of before did not tell. */
    expiresAt: z.optional(z.number()),
  }),
  /** From `npm run admin-link`: a known name gets the new password. */
  z.object({ kind: z.literal('admin'), school: z.string() }),
]);
export type LinkLook = z.infer<typeof linkLookAnswer>;

/** An invited person chooses name and password, and is signed in. */
export const acceptPath = '/v1/link/accept';
export const acceptQuestion = z.strictObject({ link: linkSecret, name: accountName, password });
export const acceptAnswer = z.object({ school: z.string() });
