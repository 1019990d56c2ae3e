import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { nightDay } from '../../core/calendar';
import { contributionOf } from '../../core/contribution';
import { limitFor, usualLimit } from '../../core/limit';
import { addNights, type Night } from '../../core/night';
import { closesAt, type ClassEvening } from '../../core/open-evening';
import type { Kysely } from 'kysely';
import type { OpenTables } from '../database/tables';
import { writeLetter, type EveningLetter } from '../figure-rows';
import type { House } from '../house';
import { release } from '../release/close';
import { calendarOf, eveningAt } from '../tenant';
import type { Seated } from './classes';
import { familyEvening } from './evening';
import { SYSTEM, ZONE } from './time';

type Kept = Pick<House, 'keeping' | 'secrets'>;
export type Term = { house: Kept; classes: readonly Seated[]; first: Night };

/**
 * Tells the term evening by evening: what the demo's families write down of one, as letters in its rows, and then what
 * release makes of them. Answers how to go on to an instant (epoch ms); whoever asks meanwhile waits for both.
 */
export function openTerm({ house, classes, first }: Term): (now: number) => Promise<void> {
  let next = eveningAt({ system: SYSTEM }, {}, first);
  const goOn = async (now: number) => {
    for (; closesAt(next, ZONE) <= now; next = eveningAt({ system: SYSTEM }, {}, addNights(next.last, 1))) {
      const closed = new Date(closesAt(next, ZONE));
      for (const each of classes) await writeLetters(house, each, next);
      await release({ ...house, clock: () => closed });
    }
  };
  let round = Promise.resolve();
  return (now) => {
    round = round.catch(() => undefined).then(() => goOn(now));
    return round;
  };
}

async function writeLetters({ keeping }: Kept, schoolClass: Seated, evening: ClassEvening): Promise<void> {
  if (evening.night < schoolClass.since) return;
  const letters = lettersOf(schoolClass, evening);
  await keeping.commitOpen((writes) => writeAll(writes, letters));
  // Whoever asks something meanwhile is answered.
  await breathe();
}

async function writeAll(writes: Kysely<OpenTables>, letters: readonly EveningLetter[]): Promise<void> {
  for (const letter of letters) await writeLetter(writes, letter);
}

/** The evening's letters of a class, as its families' phones would make them of what they wrote down. */
function lettersOf(schoolClass: Seated, evening: ClassEvening): EveningLetter[] {
  const { kind } = nightDay(evening.night, calendarOf({ system: SYSTEM }, schoolClass));
  const limit = limitFor(usualLimit(SYSTEM), { grade: schoolClass.grade, school: SYSTEM, kind });
  return Array.from({ length: schoolClass.families }, (_, family) => family).flatMap((family) => {
    const diary = familyEvening(schoolClass, family, evening);
    const v = diary && contributionOf(diary, limit, evening);
    if (!v || 'kind' in v) return [];
    const nonce = createHash('sha256').update(`demo ${schoolClass.id} ${String(family)} ${evening.night}`);
    return [{ class: schoolClass.id, night: evening.night, nonce: nonce.digest(), sending: { r: 1, v } }];
  });
}
