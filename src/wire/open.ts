import * as z from 'zod/mini';
import { classId, code } from './shapes';

/** An opened class gives each phone one of its remaining slips. */
export const openPath = '/v1/open';
export const openQuestion = z.strictObject({ class: classId, door: code });
export const openAnswer = z.object({ code });
