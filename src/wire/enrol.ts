import * as z from 'zod/mini';
import { bytes, classId, code, term } from './shapes';

/** A slip is spent: the endpoint keeps the hash of `auth` (32 bytes) and answers the same phone the same again. */
export const enrolPath = '/v1/enrol';
export const enrolQuestion = z.strictObject({ code, auth: bytes(32) });
export const enrolAnswer = z.object({ class: classId, term });
