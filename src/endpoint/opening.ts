import type { Kysely, Selectable, Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { checkTextOf } from '../wire/token';
import {
  MAX_OPEN_HOURS,
  type closeClassQuestion,
  type openClassQuestion,
  type openingQuestion,
  type Opening,
} from '../wire/opening';
import { note } from './audit';
import type { Clock } from './clock';
import { hashOf, randomCode } from './codes';
import type { MainTables } from './database/tables';
import { answer, refuse, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { House, Visit } from './house';
import { revokeDoor, seatsLeft, seatsOf } from './seats';
import { schoolCalled, schoolTime, type ClassRow } from './tenant';

type OpeningRow = Selectable<MainTables['opening']>;
type AtClass = { member: Member; schoolClass: ClassRow };

const HOUR_MS = 60 * 60 * 1000;

/** The door a class was last opened by; its time may be over. */
export async function doorOf(reads: Kysely<MainTables>, at: ClassRow): Promise<OpeningRow | undefined> {
  return reads
    .selectFrom('opening')
    .selectAll()
    .where('school_id', '=', at.school_id)
    .where('class_id', '=', at.class_id)
    .executeTakeFirst();
}

/** The end of a door whose slips are being taken back: whoever was interrupted there goes on with it. */
const TAKEN_BACK = 0;

export function isStanding({ until }: OpeningRow, clock: Clock): boolean {
  return until > clock().getTime();
}

/** Shows the door again while it stands. */
export async function showOpening(
  _question: z.infer<typeof openingQuestion>,
  { house }: Visit,
  at: AtClass,
): Promise<Reply> {
  const row = await doorOf(house.keeping.main, at.schoolClass);
  if (!row || !isStanding(row, house.clock)) return answer({ opening: null });
  return tellOpening(house, row, at);
}

/**
 * Opens a class. A door that still stands is regenerated, which takes back all it gave: whoever makes a new QR
 * does not trust the old one (PRIVACY.md, step 1).
 */
export async function openClass(
  { until }: z.infer<typeof openClassQuestion>,
  { house }: Visit,
  at: AtClass,
): Promise<Reply> {
  const ahead = until - house.clock().getTime();
  if (ahead <= 0 || ahead > MAX_OPEN_HOURS * HOUR_MS) return refuse('question-malformed');
  const ending = { now: house.clock(), isTakenBack: isDistrusted(house) };
  const before = await house.keeping.commitMain((writes) => endDoor(writes, at.schoolClass, ending));
  if (before?.until === TAKEN_BACK) await takeBack(house, before);
  const { school_id, class_id } = at.schoolClass;
  const row = { school_id, class_id, door: randomCode(16), until };
  await house.keeping.commitMain(async (writes) => {
    await removeDoor(writes, at.schoolClass);
    await writes.insertInto('opening').values(row).execute();
    const about = { class: at.schoolClass.name };
    await note(writes, at.member, { act: 'class-opened', about, at: house.clock() });
  });
  return tellOpening(house, row, at);
}

export async function closeClass(
  { revoke }: z.infer<typeof closeClassQuestion>,
  { house }: Visit,
  { member, schoolClass }: AtClass,
): Promise<Reply> {
  const noted = { act: 'class-closed', about: { class: schoolClass.name }, at: house.clock() } as const;
  const before = await house.keeping.commitMain(async (writes) => {
    const door = await endDoor(writes, schoolClass, { now: noted.at, isTakenBack: () => revoke });
    if (door) await note(writes, member, noted);
    return door;
  });
  if (!before || !revoke) return answer({ revoked: 0 });
  const revoked = await takeBack(house, before);
  await house.keeping.commitMain((writes) => removeDoor(writes, schoolClass));
  return answer({ revoked });
}

async function takeBack(house: House, { class_id, door }: OpeningRow): Promise<number> {
  return house.keeping.commitOpen((writes) => revokeDoor(writes, class_id, hashOf(door)));
}

async function removeDoor(writes: Kysely<MainTables>, at: ClassRow): Promise<void> {
  await writes
    .deleteFrom('opening')
    .where('school_id', '=', at.school_id)
    .where('class_id', '=', at.class_id)
    .execute();
}

/** A door that stands is not trusted any more when another is asked for, nor one that was not trusted before. */
function isDistrusted({ clock }: House): (door: OpeningRow) => boolean {
  return (door) => isStanding(door, clock) || door.until === TAKEN_BACK;
}

/**
 * From here on the door gives nothing. Its row stays, because it says which slips it gave, and whether they are to be
 * taken back: whoever does that and is interrupted can do it again.
 */
async function endDoor(
  writes: Transaction<MainTables>,
  at: ClassRow,
  { now, isTakenBack }: { now: Date; isTakenBack: (door: OpeningRow) => boolean },
): Promise<OpeningRow | undefined> {
  const door = await doorOf(writes, at);
  if (!door) return undefined;
  const until = isTakenBack(door) ? TAKEN_BACK : Math.min(door.until, now.getTime());
  await writes
    .updateTable('opening')
    .set({ until })
    .where('school_id', '=', at.school_id)
    .where('class_id', '=', at.class_id)
    .execute();
  return { ...door, until };
}

async function tellOpening(house: House, row: OpeningRow, { member, schoolClass }: AtClass): Promise<Reply> {
  const school = await schoolCalled(house.keeping.main, member.school_id);
  if (!school) return refuse('class-unknown');
  const { year, term } = schoolTime(school, house.clock);
  const { keyHashes } = await house.keys.keysOf(row.class_id, year);
  const seats = await seatsOf(house.keeping.open, { class: row.class_id, year, size: schoolClass.size });
  const opening: Opening = {
    door: row.door,
    until: row.until,
    term,
    keyHashes: [keyHashes[0], keyHashes[1]],
    check: checkTextOf(row.class_id, keyHashes),
    ...(member.role === 'admin' && { seatsLeft: seatsLeft(seats, hashOf(row.door)) }),
  };
  return answer({ opening });
}
