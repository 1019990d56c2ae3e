import { usualLimit } from '../../core/limit';
import { nightDay } from '../../core/calendar';
import { entryYearOf } from '../../core/class-name';
import type { LimitSince } from '../../core/limit-since';
import { addNights, mondayOf, type Night } from '../../core/night';
import { insertAccount } from '../account-rows';
import { hashOf } from '../codes';
import type { House } from '../house';
import { subjectsToText } from '../taught';
import { calendarOf, schoolTime } from '../tenant';
import { DEMO_CLASSES, type DemoClass, type Hand, type Seated, type Taught } from './classes';
import { PERSONS, type DemoPerson } from './persons';
import { SYSTEM, ZONE } from './time';

export const SCHOOL = 'dem0schoo1000000';

/** No password has it: nobody signs in to the demo. */
const NO_HASH = 'none';

/** Who stands at the demo's desks. */
export type Persons = Record<'admin' | 'teacher', Hand>;
type Kept = Pick<House, 'keeping' | 'clock'>;
/** The first evening the demo tells of, and the one it begins on. */
type Nights = { first: Night; last: Night };

const AWAY_IN = 6;
/** Weeks until the school's own numbers hold. */
const LIMIT_IN = 2;
const WEEK = 7;

/** A school night to come on which a class is away. */
function awayDays(last: Night): string {
  const calendar = calendarOf({ system: SYSTEM });
  const nights = Array.from({ length: 4 * WEEK }, (_, index) => addNights(last, AWAY_IN + index));
  const night = nights.find((each) => nightDay(each, calendar).kind === 'school');
  return JSON.stringify(night === undefined ? {} : { overrides: { [night]: 'no-homework' } });
}

function seated(schoolClass: DemoClass, { first, last }: Nights): Seated {
  const since = schoolClass.weeksAgo === undefined ? first : addNights(last, -WEEK * schoolClass.weeksAgo);
  const days = schoolClass.isAway ? awayDays(last) : '{}';
  return { ...schoolClass, since: since < first ? first : since, begins: last, days };
}

/** What the school decided for a Monday to come: less in grades 3 and 4. */
export function laterLimit(last: Night): LimitSince {
  const year = last.slice(0, 4);
  return {
    from: mondayOf(addNights(last, WEEK * LIMIT_IN)),
    limit: {
      preset: 'by-grade',
      scope: 'written',
      minutes: [0, 0, 50, 50, 60, 60, 80, 90, 90, null, null, null],
    },
    source: `《演示学校作业管理办法》第六条，${year}年修订，经教职工大会讨论通过`,
  };
}

/** Writes the demo's school: its classes, who works there, and the families that joined. */
export async function writeSchool(
  house: Kept,
  nights: Nights,
): Promise<{ persons: Persons; classes: readonly Taught[] }> {
  await house.keeping.commitMain((writes) =>
    writes
      .insertInto('school')
      .values({
        school_id: SCHOOL,
        name: '演示学校',
        system: SYSTEM,
        limit_choice: JSON.stringify(usualLimit(SYSTEM)),
        limits: JSON.stringify([laterLimit(nights.last)]),
        contact: '教导处（演示）',
        zone: ZONE,
      })
      .execute(),
  );
  const classes: Taught[] = [];
  for (const each of DEMO_CLASSES) classes.push(await writeClass(house, seated(each, nights)));
  const hands: Hand[] = [];
  for (const each of PERSONS) hands.push(await writePerson(house, each));
  await writeFamilies(house, classes);
  const [admin, teacher] = [hands[0], classes[0]?.hand];
  if (!admin || !teacher) throw new Error('The demo has no class.');
  return { persons: { admin, teacher }, classes };
}

async function writePerson(
  { keeping, clock }: Kept,
  { name, role, grade, teaches }: DemoPerson,
): Promise<Hand> {
  const person = await keeping.commitMain(async (writes) => {
    const id = await insertAccount(writes, keeping.engine, { name, hash: NO_HASH, at: clock() });
    const row = { school_id: SCHOOL, person: id, role, ...(grade !== undefined && { grade }) };
    await writes.insertInto('member').values(row).execute();
    for (const { class: class_id, subjects } of teaches ?? [])
      await writes
        .insertInto('teaching')
        .values({ school_id: SCHOOL, class_id, person: id, subjects: subjectsToText(subjects) })
        .execute();
    return id;
  });
  return { person, name };
}

async function writeClass(house: Kept, schoolClass: Seated): Promise<Taught> {
  const { id, name, grade, size, days, begins, teacher } = schoolClass;
  const entry_year = entryYearOf(grade, begins);
  await house.keeping.commitMain((writes) =>
    writes
      .insertInto('class')
      .values({ school_id: SCHOOL, class_id: id, name, entry_year, size, days })
      .execute(),
  );
  const hand = await writePerson(house, { name: teacher, role: 'teacher', teaches: [{ class: id }] });
  return { ...schoolClass, hand };
}

/** Each family's seat and its spent slip; nobody holds the codes. */
async function writeFamilies({ keeping, clock }: Kept, classes: readonly Seated[]): Promise<void> {
  const { year } = schoolTime({ zone: ZONE, system: SYSTEM }, clock);
  await keeping.commitOpen(async (writes) => {
    for (const { id, families } of classes) {
      const seats = Array.from({ length: families }, (_, index) => ({ class: id, serial: index + 1, year }));
      const nameOf = (serial: number) => hashOf(`demo ${id} ${String(serial)}`);
      await writes
        .insertInto('slip')
        .values(seats.map((seat) => ({ ...seat, code_hash: nameOf(seat.serial), used: 1, door_hash: null })))
        .execute();
      await writes
        .insertInto('enrolment')
        .values(seats.map((seat) => ({ ...seat, auth_hash: nameOf(seat.serial) })))
        .execute();
    }
  });
}
