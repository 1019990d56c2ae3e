import type { Kysely, Selectable } from 'kysely';
import { gradeOfEntry } from '../core/class-name';
import type { Night } from '../core/night';
import type { SchoolClass } from '../wire/classes';
import { namesOf } from './account-rows';
import type { MainTables, OpenTables } from './database/tables';
import { answer, refuse, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { House, Visit } from './house';
import { isStanding } from './opening';
import { familiesOf } from './seats';
import { subjectsTold } from './taught';
import { classesHere, schoolCalled, schoolTime, type ClassRow } from './tenant';

type Found = {
  member: Member;
  teachers: { class_id: string; person: string; subjects: string }[];
  names: Map<string, string>;
  openings: Map<string, Selectable<MainTables['opening']>>;
  families: Awaited<ReturnType<typeof familiesOf>>;
  seats: Map<string, { printed: number; used: number }>;
};

/** The classes of the school for admin and auditor, of the own grade for a lead, and those a teacher teaches; seats are counted for admins only. */
export async function listClasses({ house }: Visit, member: Member): Promise<Reply> {
  const school = await schoolCalled(house.keeping.main, member.school_id);
  if (!school) return refuse('not-allowed');
  const { night, year } = schoolTime(school, house.clock);
  const rows = await classesOf(house.keeping.main, member, night);
  const found = await lookUp(house, member, { ids: rows.map(({ class_id }) => class_id), year });
  const classes = rows.map((row) =>
    toSchoolClass(row, found, { house, grade: gradeOfEntry(row.entry_year, night) }),
  );
  return answer({ classes });
}

/** The classes a member sees, by grade and class number. */
export async function classesOf(
  reads: Kysely<MainTables>,
  member: Member,
  night: Night,
): Promise<ClassRow[]> {
  const all = await classesHere(reads, member.school_id);
  const gradeNow = (row: ClassRow) => gradeOfEntry(row.entry_year, night);
  const sorted = all.sort(
    (one, other) =>
      gradeNow(one) - gradeNow(other) || one.name.localeCompare(other.name, 'zh', { numeric: true }),
  );
  if (member.role === 'admin' || member.role === 'auditor') return sorted;
  if (member.role === 'lead') return sorted.filter((row) => gradeNow(row) === member.grade);
  const taught = await reads
    .selectFrom('teaching')
    .select('class_id')
    .where('school_id', '=', member.school_id)
    .where('person', '=', member.person)
    .execute();
  return sorted.filter((row) => taught.some(({ class_id }) => class_id === row.class_id));
}

async function lookUp(
  { keeping }: House,
  member: Member,
  { ids, year }: { ids: readonly string[]; year: number },
): Promise<Found> {
  const teachers = await keeping.main
    .selectFrom('teaching')
    .select(['class_id', 'person', 'subjects'])
    .where('school_id', '=', member.school_id)
    .execute();
  const openings = await keeping.main
    .selectFrom('opening')
    .selectAll()
    .where('school_id', '=', member.school_id)
    .execute();
  return {
    member,
    teachers,
    names: await namesOf(keeping.main, [...new Set(teachers.map(({ person }) => person))]),
    openings: new Map(openings.map((row) => [row.class_id, row])),
    families: await familiesOf(keeping.open, ids, year),
    seats: await countSeats(keeping.open, member.role === 'admin' ? ids : [], year),
  };
}

/** Slips of paper made, and slips spent of either kind. A class without any has none of both. */
async function countSeats(reads: Kysely<OpenTables>, ids: readonly string[], year: number) {
  const seats = new Map(ids.map((id) => [id, { printed: 0, used: 0 }]));
  if (ids.length === 0) return seats;
  const slips = await reads
    .selectFrom('slip')
    .select(['class', 'used', 'door_hash'])
    .where('class', 'in', ids)
    .where('year', '=', year)
    .execute();
  for (const slip of slips) {
    const of = seats.get(slip.class);
    if (!of) continue;
    if (slip.door_hash === null) of.printed += 1;
    of.used += slip.used;
  }
  return seats;
}

function toSchoolClass(
  row: ClassRow,
  { member, teachers, names, openings, families, seats }: Found,
  { house, grade }: { house: House; grade: number },
): SchoolClass {
  const opening = openings.get(row.class_id);
  const counted = seats.get(row.class_id);
  const here = teachers.filter(({ class_id }) => class_id === row.class_id);
  const mine = member.role === 'teacher' && here.find(({ person }) => person === member.person);
  return {
    id: row.class_id,
    name: row.name,
    grade,
    size: row.size,
    families: families.get(row.class_id) ?? '0-4',
    ...(counted && { seats: counted }),
    teachers: here.map(({ person, subjects }) => ({
      person,
      name: names.get(person) ?? '',
      ...subjectsTold(subjects),
    })),
    ...(mine && subjectsTold(mine.subjects)),
    ...(opening && isStanding(opening, house.clock) && { openUntil: opening.until }),
  };
}
