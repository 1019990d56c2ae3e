import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import { gradeOfEntry } from '../core/class-name';
import { schoolYear, type Grade } from '../core/grade';
import { limitFor } from '../core/limit';
import type { Night } from '../core/night';
import { shownNotices } from '../core/notice-parts';
import { plannedNights } from '../core/planned-night';
import type { Scope } from '../core/presets';
import type { MainTables } from './database/tables';
import type { SchoolFigures, schoolFiguresQuestion } from '../wire/school-figures';
import { tellDays } from './days';
import { classesOf } from './class-list';
import { answer, refuse, type Reply } from './door/reply';
import type { Member } from './door/route';
import { figuresOf, firstFigure } from './figures';
import type { House, Visit } from './house';
import { revisionsOfClasses } from './notice-rows';
import { classesNamed } from './rollover/then';
import { familiesOf } from './seats';
import {
  gradeOfClass,
  limitChoiceOf,
  schoolCalled,
  schoolDaysOf,
  schoolTime,
  type ClassRow,
  type SchoolRow,
} from './tenant';

/** What was published of every class one oversees, by grade and class number. */
export async function tellSchoolFigures(
  { from, to }: z.infer<typeof schoolFiguresQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const { main, open } = house.keeping;
  const school = await schoolCalled(main, member.school_id);
  if (!school) return refuse('not-allowed');
  const { night, year } = schoolTime(school, house.clock);
  const then = to < night ? to : night;
  const rows = await classesThen(house, member, { night, then });
  const classes = rows.map(({ class_id }) => class_id);
  const families = await familiesOf(open, classes, year);
  const figures = await figuresOf(house.keeping, { school: member.school_id, classes, from, to });
  const revisions = await revisionsOfClasses(main, { school: member.school_id, classes, from, to });
  const now = house.clock().getTime();
  const since = await firstFigure(house.keeping, { school: member.school_id, classes });
  return answer({
    ...(since !== undefined && { since }),
    calendar: tellDays(schoolDaysOf(school)),
    classes: rows.map((row) => {
      const told = { evenings: [], weeks: [], ...figures.get(row.class_id) };
      const shown = shownNotices(revisions.get(row.class_id) ?? [], now);
      return {
        class: row.class_id,
        name: row.name,
        grade: gradeOfClass(row, then),
        families: families.get(row.class_id) ?? '0-4',
        ...told,
        planned: plannedNights(shown, told.evenings, (each) =>
          scopeOn(each, school, gradeOfEntry(row.entry_year, each)),
        ),
      };
    }),
  } satisfies SchoolFigures);
}

/** The classes the school had then, by the names of the time: those that have left since too, but for a lead of today. */
async function classesThen(
  { keeping: { main } }: House,
  member: Member,
  { night, then }: { night: Night; then: Night },
): Promise<ClassRow[]> {
  const year = schoolYear(then);
  const left = member.role === 'lead' ? [] : await leftSince(main, member.school_id, year);
  const rows = [...(await classesOf(main, member, night)), ...left];
  const named = await classesNamed(main, rows, year);
  return named
    .filter(({ entry_year }) => entry_year <= year)
    .sort(
      (one, other) =>
        other.entry_year - one.entry_year || one.name.localeCompare(other.name, 'zh', { numeric: true }),
    );
}

async function leftSince(reads: Kysely<MainTables>, schoolId: string, year: number): Promise<ClassRow[]> {
  return reads
    .selectFrom('class')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('left_year', '>', year)
    .orderBy('name')
    .execute();
}

/** What counts in a grade on a night by the school's limit. */
function scopeOn(night: Night, school: SchoolRow, grade: Grade): Scope {
  return limitFor(limitChoiceOf(school, night), { grade, school: school.system, kind: 'school' }).scope;
}
