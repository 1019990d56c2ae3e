import { setImmediate as breathe } from 'node:timers/promises';
import { classEvening, closesAt } from '../../core/open-evening';
import { nextTokenBlock, tokenBlockOf } from '../../core/token-block';
import { addNights, type Night } from '../../core/night';
import { lastNightOf, termsOf, yearOfTerm, type Term } from '../../core/term';
import { nightIn } from '../../core/zone';
import type { House } from '../house';
import { calendarOf, type SchoolRow } from '../tenant';
import type { KeyName, TermKeys } from './keys';

/**
 * Deletes what no evening needs any more: the keys of terms, and which dates a seat has its tokens for (PRIVACY.md,
 * step 5), a day or two after the last has closed: a clock may be wrong, and a key is gone for good. Safe to run at any
 * time, twice, and from two processes. A key that cannot be deleted keeps no other; why, is thrown at the end.
 */
export async function sweepTokens({
  keeping,
  keys,
  clock,
}: Pick<House, 'keeping' | 'keys' | 'clock'>): Promise<void> {
  const now = await keys.agreedTime(clock().getTime());
  const names = namesByClass(await keys.names());
  const failed: unknown[] = [];
  for (const school of await keeping.main.selectFrom('school').selectAll().execute()) {
    const before = firstBlockNeeded(school, now);
    const closes = termCloses(school);
    const isOver = (term: Term) => now >= closes(term);
    for (const each of await classesOf(keeping, school)) {
      await breathe();
      await deleteIssued(keeping, each, before);
      for (const name of names.get(each) ?? [])
        await deleteIfOver(keys, name, isOver).catch((error: unknown) => failed.push(error));
    }
  }
  if (failed.length > 0) throw failed[0];
}

function namesByClass(names: readonly KeyName[]): ReadonlyMap<string, KeyName[]> {
  const byClass = new Map<string, KeyName[]>();
  for (const name of names) byClass.set(name.class, [...(byClass.get(name.class) ?? []), name]);
  return byClass;
}

async function classesOf({ main }: House['keeping'], { school_id }: SchoolRow): Promise<string[]> {
  const rows = await main.selectFrom('class').select('class_id').where('school_id', '=', school_id).execute();
  return rows.map((row) => row.class_id);
}

/** A secret goes with its term; the public halves with the school year, for the slips of both terms show them. */
async function deleteIfOver(keys: TermKeys, name: KeyName, isOver: (term: Term) => boolean): Promise<void> {
  const [, spring] = termsOf(yearOfTerm(name.term));
  if (isOver(spring)) await keys.deleteKey(name);
  else if (isOver(name.term)) await keys.deleteSecret(name);
}

/** When (epoch ms) the last evening, or block of free days, that began in a term has closed; each term is reckoned once. */
function termCloses({ zone, system }: SchoolRow): (term: Term) => number {
  const calendar = calendarOf(system);
  const known = new Map<Term, number>();
  return (term) => {
    const closes = known.get(term) ?? closesAt(classEvening(lastNightOf(term, calendar), calendar), zone);
    known.set(term, closes);
    return closes;
  };
}

/** The first date of the earliest token block of which an evening is still open. */
function firstBlockNeeded({ zone, system }: SchoolRow, now: number): Night {
  const calendar = calendarOf(system);
  const isOpen = (block: Night) =>
    now < closesAt(classEvening(addNights(nextTokenBlock(block), -1), calendar), zone);
  let first = tokenBlockOf(nightIn(zone, new Date(now)));
  // A summer's total is open for three blocks.
  for (let before = previous(first); isOpen(before); before = previous(before)) first = before;
  return first;
}

function previous(block: Night): Night {
  return tokenBlockOf(addNights(block, -1));
}

/** Read first: most hours there is nothing, and a commit of nothing is still one. Surveys' rows come after all dates. */
async function deleteIssued(
  { open, commitOpen }: House['keeping'],
  classId: string,
  before: Night,
): Promise<void> {
  const found = await open
    .selectFrom('issued')
    .select('night')
    .where('class', '=', classId)
    .where('night', '<', before)
    .limit(1)
    .executeTakeFirst();
  if (!found) return;
  await commitOpen((writes) =>
    writes.deleteFrom('issued').where('class', '=', classId).where('night', '<', before).execute(),
  );
}
