import type { Kysely, Transaction } from 'kysely';
import type * as z from 'zod/mini';
import { classNameKey, entryYearOf, gradeOfEntry, plainClassName, understandClass } from '../core/class-name';
import type { Night } from '../core/night';
import type { AddClassesAnswer, addClassesQuestion, changeClassQuestion } from '../wire/classes';
import { note } from './audit';
import { randomCode } from './codes';
import type { MainTables } from './database/tables';
import { answer, CHANGED, refuse, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { Visit } from './house';
import { fitSeats } from './seats';
import { classesHere, classOfSchool, schoolCalled, schoolTime, type ClassRow } from './tenant';

type Line = AddClassesAnswer['lines'][number];
type Asked = z.infer<typeof addClassesQuestion>['classes'];

/** Some classes at once: told as they were understood, and written only when every line is fine. */
export async function addClasses(
  { classes, dryRun }: z.infer<typeof addClassesQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const { school_id } = member;
  const school = await schoolCalled(house.keeping.main, school_id);
  if (!school) return refuse('not-allowed');
  const { night, year } = schoolTime(school, house.clock);
  if (dryRun) {
    const lines = understandAll(classes, night, await namesIn(house.keeping.main, school_id));
    return answer({ isWritten: false, lines } satisfies AddClassesAnswer);
  }
  const told = await house.keeping.commitMain(async (writes) => {
    const lines = understandAll(classes, night, await namesIn(writes, school_id));
    if (lines.some(({ kind }) => kind === 'problem')) return { isWritten: false, lines };
    const [first] = classes;
    const about = { count: lines.length, ...(lines.length === 1 && first && { class: first.name.trim() }) };
    await note(writes, member, { act: 'class-added', about, at: house.clock() });
    return { isWritten: true, lines: await writeAll(writes, lines, { school_id, night, year }) };
  });
  return answer(told satisfies AddClassesAnswer);
}

async function namesIn(reads: Kysely<MainTables>, schoolId: string): Promise<{ id: string; key: string }[]> {
  const rows = await classesHere(reads, schoolId);
  return rows.map(({ class_id, name }) => ({ id: class_id, key: classNameKey(name) }));
}

/** Each line by itself, and none with the name of a class that is there or stands above it. */
function understandAll(classes: Asked, night: Night, there: readonly { key: string }[]): Line[] {
  const taken = new Set(there.map(({ key }) => key));
  return classes.map((typed) => {
    const line = understandClass(typed, night);
    if (line.kind === 'problem') return line;
    const key = classNameKey(line.name);
    if (taken.has(key)) return { kind: 'problem', problem: 'class-name-taken', field: 'name' };
    taken.add(key);
    return line;
  });
}

async function writeAll(
  writes: Transaction<MainTables>,
  lines: readonly Line[],
  { school_id, night, year }: { school_id: string; night: Night; year: number },
): Promise<Line[]> {
  const written: Line[] = [];
  for (const line of lines) {
    if (line.kind === 'problem') continue;
    const id = await newClassId(writes);
    const entry_year = entryYearOf(line.grade, night);
    const row = { school_id, class_id: id, name: line.name, entry_year, size: line.size, year };
    await writes.insertInto('class').values(row).execute();
    written.push({ ...line, id });
  }
  return written;
}

/** Unique over the endpoint: the same id in another school would be the same door. */
export async function newClassId(writes: Transaction<MainTables>): Promise<string> {
  for (;;) {
    const id = randomCode(10);
    const found = await writes
      .selectFrom('class')
      .select('class_id')
      .where('class_id', '=', id)
      .executeTakeFirst();
    if (!found) return id;
  }
}

/** Name, grade or size of one class; slips nobody spent stop where a smaller class has no seat for them. */
export async function changeClass(
  { class: classId, draft }: z.infer<typeof changeClassQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const { school_id } = member;
  const school = await schoolCalled(house.keeping.main, school_id);
  const before = await classOfSchool(house.keeping.main, school_id, classId);
  if (!school || !before) return refuse('class-unknown');
  if (before.left_year !== null) return refuse('class-left');
  const { night, year } = schoolTime(school, house.clock);
  const asked = { name: draft.name, grade: String(draft.grade), size: String(draft.size) };
  const line = understandClass(asked, night);
  if (line.kind === 'problem') return refuse(line.problem, { field: line.field });
  const there = await namesIn(house.keeping.main, school_id);
  if (there.some(({ id, key }) => id !== classId && key === classNameKey(line.name))) {
    return refuse('class-name-taken', { field: 'name' });
  }
  const fit = () =>
    house.keeping.commitOpen((writes) => fitSeats(writes, { class: classId, year, size: line.size }));
  if (!(await fit())) return refuse('class-size-below-used', { field: 'size' });
  const entry_year = changedEntry(before, draft.grade, night);
  const name = plainClassName(draft.name);
  await house.keeping.commitMain(async (writes) => {
    await writes
      .updateTable('class')
      .set({ name, size: draft.size, entry_year })
      .where('school_id', '=', school_id)
      .where('class_id', '=', classId)
      .execute();
    await note(writes, member, { act: 'class-changed', about: { class: name }, at: house.clock() });
  });
  // What was minted by the old size in between stops too; whoever mints from here on reads the new one.
  await fit();
  return answer(CHANGED);
}

/** A grade that is told as it was stays as it is: a class that has left the school is told in its last grade. */
function changedEntry(before: ClassRow, grade: number, night: Night): number {
  return gradeOfEntry(before.entry_year, night) === grade ? before.entry_year : entryYearOf(grade, night);
}
