import type { Kysely, Selectable } from 'kysely';
import { nightIn } from '../core/zone';
import { schoolYear } from '../core/grade';
import { nightOfClass, termOf, type Term } from '../core/term';
import type { Calendar } from '../core/calendar';
import type { Night } from '../core/night';
import { classCalendar, classEvening, type ClassEvening } from '../core/open-evening';
import type { Clock } from './clock';
import type { MainTables } from './database/tables';

export type SchoolRow = Selectable<MainTables['school']>;
export type ClassRow = Selectable<MainTables['class']>;

/** When it is at a school: the night by which grades are told, the school year of its slips, and the term. */
export type SchoolTime = { night: Night; year: number; term: Term };

/** @see nightOfClass for August. */
export function schoolTime({ zone, system }: Pick<SchoolRow, 'zone' | 'system'>, clock: Clock): SchoolTime {
  const night = nightOfClass(nightIn(zone, clock()));
  return { night, year: schoolYear(night), term: termOf(night, calendarOf(system)) };
}

/** What is known of a school's days; its own breaks and Fridays come with a later version. */
export function calendarOf(system: SchoolRow['system']): Calendar {
  return classCalendar(system, { fridayCounts: false });
}

/** A summer's block takes a millisecond to find, and anybody may ask for it: few are asked for at one time. */
const evenings = new Map<string, ClassEvening>();
const MOST_EVENINGS = 500;

/** The evening a night belongs to at a school. */
export function eveningAt(system: SchoolRow['system'], night: Night): ClassEvening {
  const name = `${system} ${night}`;
  const found = evenings.get(name) ?? classEvening(night, calendarOf(system));
  if (evenings.size >= MOST_EVENINGS) evenings.clear();
  evenings.set(name, found);
  return found;
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
