import type { Kysely, Selectable } from 'kysely';
import { nightIn } from '../core/zone';
import { gradeOfEntry } from '../core/class-name';
import { firstNightOf, schoolYear, type Grade } from '../core/grade';
import { lastNightOf, nightOfClass, termOf, termsOf, type Term } from '../core/term';
import type { Calendar } from '../core/calendar';
import type { Night } from '../core/night';
import { limitChoiceOn, type LimitSince, type SchoolLimits } from '../core/limit-since';
import type { SchoolLimit } from '../core/limit';
import { classEvening, closesAt, type ClassEvening } from '../core/open-evening';
import {
  calendarOfClass,
  NO_SCHOOL_DAYS,
  type ClassDays,
  type SchoolDays,
  type ToldDays,
} from '../core/school-days';
import { limitChoice } from '../wire/limit';
import type { Clock } from './clock';
import type { MainTables } from './database/tables';

export type SchoolRow = Selectable<MainTables['school']>;
export type ClassRow = Selectable<MainTables['class']>;

/** When it is at a school: the night by which grades are told, the school year of its slips, and the term. */
export type SchoolTime = { night: Night; year: number; term: Term };

/** @see nightOfClass for August. */
export function schoolTime(school: Pick<SchoolRow, 'zone'> & DaysOfSchool, clock: Clock): SchoolTime {
  const night = nightOfClass(nightIn(school.zone, clock()));
  return { night, year: schoolYear(night), term: termOf(night, calendarOf(school)) };
}

/** A class's grade on a night; one that has left is told in its last. */
export function gradeOfClass(row: Pick<ClassRow, 'entry_year' | 'left_year'>, night: Night): Grade {
  const last = row.left_year === null ? night : firstNightOf(row.left_year - 1);
  return gradeOfEntry(row.entry_year, last < night ? last : night);
}

/** Whether what let families in for a school year is stopped: the class went on to another, or left. */
export function isStopped(row: Pick<ClassRow, 'year' | 'left_year'>, year: number): boolean {
  return row.left_year !== null || year < row.year;
}

export type DaysOfSchool = Pick<SchoolRow, 'system'> & { days?: string };
export type DaysOfClass = { days?: string };

/** What is known of a school's days; with a class, of that class's. Terms are the school's alone. */
export function calendarOf(school: DaysOfSchool, schoolClass: DaysOfClass = {}): Calendar {
  return calendarOfClass(school.system, daysIn(school.days), daysIn(schoolClass.days));
}

function daysIn(text = '{}'): ToldDays {
  return JSON.parse(text) as ToldDays;
}

/** What a school says of its days, whole. */
export function schoolDaysOf({ days }: Pick<SchoolRow, 'days'>): SchoolDays {
  return { ...NO_SCHOOL_DAYS, ...(JSON.parse(days) as Partial<SchoolDays>) };
}

/** What a class says beside it. */
export function classDaysOf({ days }: Pick<ClassRow, 'days'>): ClassDays {
  return { overrides: {}, ...(JSON.parse(days) as Partial<ClassDays>) };
}

/** What a school compares with, from its beginning on. */
export function limitsOf(school: Pick<SchoolRow, 'limit_choice' | 'limits'>): SchoolLimits {
  const first = limitChoice.parse(JSON.parse(school.limit_choice));
  return { first, changes: JSON.parse(school.limits) as LimitSince[] };
}

/** The limit a school compares with on a night. */
export function limitChoiceOf(school: Pick<SchoolRow, 'limit_choice' | 'limits'>, night: Night): SchoolLimit {
  const { first, changes } = limitsOf(school);
  return limitChoiceOn(night, first, changes);
}

/** A summer's block takes a millisecond to find, and anybody may ask for it: few are asked for at one time. */
const evenings = new Map<string, ClassEvening>();
const MOST_EVENINGS = 500;

/** The evening a night belongs to in a class. */
export function eveningAt(school: DaysOfSchool, schoolClass: DaysOfClass, night: Night): ClassEvening {
  const name = [school.system, school.days ?? '', schoolClass.days ?? '', night].join(' ');
  const found = evenings.get(name) ?? classEvening(night, calendarOf(school, schoolClass));
  if (evenings.size >= MOST_EVENINGS) evenings.clear();
  evenings.set(name, found);
  return found;
}

/** When (epoch ms) the last evening of a school year closes, its summer’s total. */
export function yearCloses(school: DaysOfSchool & Pick<SchoolRow, 'zone'>, year: number): number {
  const calendar = calendarOf(school);
  return closesAt(classEvening(lastNightOf(termsOf(year)[1], calendar), calendar), school.zone);
}

export async function schoolCalled(
  reads: Kysely<MainTables>,
  schoolId: string,
): Promise<SchoolRow | undefined> {
  return reads.selectFrom('school').selectAll().where('school_id', '=', schoolId).executeTakeFirst();
}

/** A class of this school; an id of another school's class finds nothing. */
export async function classOfSchool(
  reads: Kysely<MainTables>,
  schoolId: string,
  classId: string,
): Promise<ClassRow | undefined> {
  return reads
    .selectFrom('class')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('class_id', '=', classId)
    .executeTakeFirst();
}

/** The classes of this school that have not left it. */
export async function classesHere(reads: Kysely<MainTables>, schoolId: string): Promise<ClassRow[]> {
  return reads
    .selectFrom('class')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('left_year', 'is', null)
    .orderBy('class_id')
    .execute();
}

/** How large a class is now: it may have been made smaller since its row was read. */
export async function sizeNow(reads: Kysely<MainTables>, before: ClassRow): Promise<number> {
  const now = await classOfSchool(reads, before.school_id, before.class_id);
  return now?.size ?? before.size;
}

/** A class by its id alone, which is unguessable: whoever holds it may read what the class shows to families. */
export async function classKnown(
  reads: Kysely<MainTables>,
  classId: string,
): Promise<{ school: SchoolRow; schoolClass: ClassRow } | undefined> {
  const schoolClass = await reads
    .selectFrom('class')
    .selectAll()
    .where('class_id', '=', classId)
    .executeTakeFirst();
  const school = await schoolCalled(reads, schoolClass?.school_id ?? '');
  return schoolClass && school && { school, schoolClass };
}
