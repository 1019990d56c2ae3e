import * as z from 'zod/mini';
import { LONGEST_MINUTES } from '../../../core/entry';
import { SCHOOLS } from '../../../core/grade';
import { CUSTOM_MAX_MINUTES } from '../../../core/limit';
import { isNight } from '../../../core/night';
import { PRESETS, type PresetId } from '../../../core/presets';
import { CHECK_TEXT, CLASS_ID, FAMILY_SECRET } from '../../../core/slip';
import { FLAGS, KINDS, PLACES, SETTERS, SUBJECTS } from '../../../core/subject';
import { TERM } from '../../../core/term';
import type { EnrolmentRow } from '../class-rows';
import type { AliasRow, ChildRow, EntryRow, EveningRow, GradeRow, OverrideRow } from '../rows';
import type { Diary, SeatPart } from './parcel';

/*
 * What a row of the family's own file looks like, field by field and in the order in which the fields are written.
 * Strict: what this version does not know it refuses. A field added to a row and forgotten here does not compile.
 */

// Our pages allow no code made from text; without this the library would try, and each try is a report.
z.config({ jitless: true });

/** A text a parent wrote: 12 signs of many code units each (a family emoji has 11), and room. */
export const LONGEST_TEXT = 400;
/** Far beyond any number of taps, and far below where a counter would no longer count. */
export const HIGHEST_COUNTER = 1e12;
/** The farthest instant a Date can hold, ms. */
const FARTHEST_MS = 8.64e15;
const LONGEST_ID = 120;

type Shape<Row> = { [Key in keyof Row]-?: z.ZodMiniType };

const text = z.string().check(z.maxLength(LONGEST_TEXT));
const id = z.string().check(z.minLength(1), z.maxLength(LONGEST_ID));
const night = z.string().check(z.refine(isNight));
const instant = z.number().check(z.gte(-FARTHEST_MS), z.lte(FARTHEST_MS));
const place = z.number().check(z.gte(-HIGHEST_COUNTER), z.lte(2 * HIGHEST_COUNTER));
const grade = z.int().check(z.gte(0), z.lte(12));
const stretch = z.strictObject({ from: night, to: night });
const stamp = z.tuple([
  z.int().check(z.gte(0), z.lte(HIGHEST_COUNTER)),
  z.string().check(z.maxLength(LONGEST_ID)),
]);
const yes = z.exactOptional(z.literal(true));

const presets = PRESETS.map((preset) => preset.id) as [PresetId, ...PresetId[]];
/** Taken over from the class, and the school's word on work done at school. */
const ofSchool = { by: z.exactOptional(z.literal('school')), atSchool: z.exactOptional(z.literal('apart')) };
const limit = z.union([
  z.strictObject({ preset: z.enum(presets), ...ofSchool }),
  z.strictObject({
    preset: z.literal('custom'),
    scope: z.enum(['written', 'all']),
    minutes: z.int().check(z.gte(0), z.lte(CUSTOM_MAX_MINUTES)),
    ...ofSchool,
  }),
]);

const child = z.strictObject({
  id,
  nickname: text,
  order: place,
  fridayCounts: z.boolean(),
  subjects: z.exactOptional(z.array(text).check(z.maxLength(200))),
  breaks: z.exactOptional(z.array(stretch).check(z.maxLength(400))),
  yearsWithoutBreaks: z.exactOptional(z.array(z.int()).check(z.maxLength(200))),
  stamp,
  deleted: yes,
} satisfies Shape<ChildRow>) satisfies z.ZodMiniType<ChildRow>;

const gradeFrom = z.strictObject({
  child: id,
  from: night,
  grade,
  school: z.enum(SCHOOLS),
  limit,
  id,
  stamp,
  deleted: yes,
} satisfies Shape<GradeRow>) satisfies z.ZodMiniType<GradeRow>;

const entry = z.strictObject({
  night,
  child: id,
  minutes: z.int().check(z.gte(1), z.lte(LONGEST_MINUTES)),
  subject: z.enum(SUBJECTS),
  subjectName: z.exactOptional(text),
  kind: z.enum(KINDS),
  setBy: z.enum(SETTERS),
  place: z.enum(PLACES),
  flags: z.array(z.enum(FLAGS)).check(z.maxLength(20)),
  startedAt: z.exactOptional(instant),
  endedAt: z.exactOptional(instant),
  isBackFilled: z.exactOptional(z.boolean()),
  isGuess: z.exactOptional(z.boolean()),
  order: z.exactOptional(place),
  id,
  stamp,
  deleted: yes,
} satisfies Shape<EntryRow>) satisfies z.ZodMiniType<EntryRow>;

const evening = z.strictObject({
  night,
  child: id,
  said: z.enum(['no-homework', 'done-at-school']),
  id,
  stamp,
  deleted: yes,
} satisfies Shape<EveningRow>) satisfies z.ZodMiniType<EveningRow>;

const override = z.strictObject({
  night,
  child: id,
  kind: z.enum(['school', 'holiday', 'no-homework']),
  id,
  stamp,
  deleted: yes,
} satisfies Shape<OverrideRow>) satisfies z.ZodMiniType<OverrideRow>;

const alias = z.strictObject({
  child: id,
  same: id,
  // Of both ids.
  id: z.string().check(z.minLength(3), z.maxLength(2 * LONGEST_ID + 1)),
  stamp,
  deleted: yes,
} satisfies Shape<AliasRow>) satisfies z.ZodMiniType<AliasRow>;

/** The rows of a diary, table by table. */
export const ROW_SHAPES = {
  children: child,
  grades: gradeFrom,
  entries: entry,
  evenings: evening,
  overrides: override,
  aliases: alias,
} satisfies { [Table in keyof Diary]: z.ZodMiniType<Diary[Table][number]> };

/** What a school says of its days, as it was told. */
const saidDays = {
  fridayCounts: z.optional(z.boolean()),
  breaks: z.optional(z.array(stretch).check(z.maxLength(400))),
  yearsWithoutBreaks: z.optional(z.array(z.int()).check(z.maxLength(200))),
  overrides: z.optional(z.record(night, z.enum(['school', 'holiday', 'no-homework']))),
};

const seen = z.strictObject({
  class: z.string().check(z.regex(CLASS_ID)),
  name: text,
  school: text,
  contact: text,
  grade,
  system: z.enum(SCHOOLS),
  limit,
  limits: z.optional(
    z.strictObject({
      first: limit,
      changes: z.array(z.strictObject({ from: night, limit, source: text })).check(z.maxLength(400)),
    }),
  ),
  calendar: z.strictObject({
    ...saidDays,
    earlier: z.optional(z.array(z.strictObject({ ...saidDays, until: night })).check(z.maxLength(400))),
  }),
  zone: z.optional(text),
} satisfies Shape<EnrolmentRow['seen']>);

const keyHash = z.string().check(z.regex(/^[\w-]{43}$/));

const enrolment = z.strictObject({
  child: id,
  seen,
  term: z.string().check(z.regex(TERM)),
  keyHashes: z.tuple([keyHash, keyHash]),
  check: z.string().check(z.regex(CHECK_TEXT)),
  since: night,
  by: z.enum(['slip', 'door', 'family']),
  consent: z.strictObject({ version: z.int().check(z.gte(1), z.lte(1000)), night }),
} satisfies Shape<EnrolmentRow>) satisfies z.ZodMiniType<EnrolmentRow>;

/** A child's seat with the family secret: of a sealed file or a hand-over alone. */
export const SEAT_SHAPE = z.strictObject({
  enrolment,
  secret: z.string().check(z.regex(FAMILY_SECRET)),
} satisfies Shape<SeatPart>) satisfies z.ZodMiniType<SeatPart>;
