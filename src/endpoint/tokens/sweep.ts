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
 * step 5). Safe to run at any time, twice, and from two processes.
 */
export async function sweepTokens({
  keeping,
  keys,
  clock,
}: Pick<House, 'keeping' | 'keys' | 'clock'>): Promise<void> {
  const now = clock().getTime();
  const names = await keys.names();
  for (const school of await keeping.main.selectFrom('school').selectAll().execute()) {
    const classes = await classesOf(keeping, school);
    await deleteKeys(
      keys,
      names.filter((name) => classes.has(name.class)),
      (term) => now >= termCloses(term, school),
    );
    const before = firstBlockNeeded(school, now);
    for (const each of classes) await deleteIssued(keeping, each, before);
  }
}

async function classesOf({ main }: House['keeping'], { school_id }: SchoolRow): Promise<ReadonlySet<string>> {
  const rows = await main.selectFrom('class').select('class_id').where('school_id', '=', school_id).execute();
  return new Set(rows.map((row) => row.class_id));
}

/** A secret goes with its term; the public halves with the school year, for the slips of both terms show them. */
async function deleteKeys(
  keys: TermKeys,
  names: readonly KeyName[],
  isOver: (term: Term) => boolean,
): Promise<void> {
  for (const name of names) {
    const [, spring] = termsOf(yearOfTerm(name.term));
    if (isOver(spring)) await keys.deleteKey(name);
    else if (isOver(name.term)) await keys.deleteSecret(name);
  }
}

/** When (epoch ms) the last evening, or block of free days, that began in a term has closed. */
function termCloses(term: Term, { zone, system }: SchoolRow): number {
  const calendar = calendarOf(system);
  return closesAt(classEvening(lastNightOf(term, calendar), calendar), zone);
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
  await breathe();
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
