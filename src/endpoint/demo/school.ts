import { usualLimit } from '../../core/limit';
import { entryYearOf } from '../../core/class-name';
import { addNights, type Night } from '../../core/night';
import { insertAccount } from '../account-rows';
import { hashOf } from '../codes';
import type { House } from '../house';
import { schoolTime } from '../tenant';
import { DEMO_CLASSES, type DemoClass, type Seated } from './classes';
import { SYSTEM, ZONE } from './time';

const SCHOOL = 'dem0schoo1000000';
const ADMIN = '教导处';

/** No password has it: nobody signs in to the demo. */
const NO_HASH = 'none';

/** Who stands at the demo's desks: account id and name. */
export type Persons = Record<'admin' | 'teacher', { person: string; name: string }>;

function seated(schoolClass: DemoClass, { first, last }: { first: Night; last: Night }): Seated {
  const since = schoolClass.weeksAgo === undefined ? first : addNights(last, -7 * schoolClass.weeksAgo);
  return { ...schoolClass, since: since < first ? first : since };
}

/** Writes the demo's school: its classes, who teaches them, and the families that joined. */
export async function writeSchool(
  house: Pick<House, 'keeping' | 'clock'>,
  nights: { first: Night; last: Night },
): Promise<{ persons: Persons; classes: readonly Seated[] }> {
  const classes = DEMO_CLASSES.map((each) => seated(each, nights));
  await house.keeping.commitMain((writes) =>
    writes
      .insertInto('school')
      .values({
        school_id: SCHOOL,
        name: '演示学校',
        system: SYSTEM,
        limit_choice: JSON.stringify(usualLimit(SYSTEM)),
        contact: '教导处（演示）',
        zone: ZONE,
      })
      .execute(),
  );
  const admin = await writePerson(house, { name: ADMIN, role: 'admin' });
  const teachers: { person: string; name: string }[] = [];
  for (const each of classes) teachers.push(await writeClass(house, each, nights.last));
  await writeFamilies(house, classes);
  const [teacher] = teachers;
  if (!teacher) throw new Error('The demo has no class.');
  return { persons: { admin, teacher }, classes };
}

async function writePerson(
  { keeping, clock }: Pick<House, 'keeping' | 'clock'>,
  { name, role }: { name: string; role: 'admin' | 'teacher' },
): Promise<{ person: string; name: string }> {
  const person = await keeping.commitMain(async (writes) => {
    const id = await insertAccount(writes, keeping.engine, { name, hash: NO_HASH, at: clock() });
    await writes.insertInto('member').values({ school_id: SCHOOL, person: id, role }).execute();
    return id;
  });
  return { person, name };
}

async function writeClass(
  house: Pick<House, 'keeping' | 'clock'>,
  { id, name, grade, size, teacher }: Seated,
  last: Night,
): Promise<{ person: string; name: string }> {
  const hand = await writePerson(house, { name: teacher, role: 'teacher' });
  await house.keeping.commitMain(async (writes) => {
    const row = { school_id: SCHOOL, class_id: id, name, entry_year: entryYearOf(grade, last), size };
    await writes.insertInto('class').values(row).execute();
    await writes
      .insertInto('teaching')
      .values({ school_id: SCHOOL, class_id: id, person: hand.person })
      .execute();
  });
  return hand;
}

/** Each family's seat and its spent slip; nobody holds the codes. */
async function writeFamilies(
  { keeping, clock }: Pick<House, 'keeping' | 'clock'>,
  classes: readonly Seated[],
): Promise<void> {
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
