import type { Kysely, Selectable } from 'kysely';
import type * as z from 'zod/mini';
import type { PartRevision } from '../core/notice-parts';
import type { Task } from '../core/notice';
import type { noticePageQuestion } from '../wire/notice-desk';
import { note } from './audit';
import { randomCode } from './codes';
import type { MainTables } from './database/tables';
import { answer, CHANGED, type Reply } from './door/reply';
import type { AtClass } from './door/route';
import type { Visit } from './house';

type Reads = Kysely<MainTables>;
type Nights = { school: string; class: string; from: string; to: string };
type OfClass = { school_id: string; class_id: string };
export type PageRow = Selectable<MainTables['notice_page']>;

/** Every revision of a class's notices in some nights, those that are not shown yet too. */
export async function revisionsOf(reads: Reads, where: Nights): Promise<PartRevision[]> {
  const of = { school: where.school, classes: [where.class], from: where.from, to: where.to };
  return (await revisionsOfClasses(reads, of)).get(where.class) ?? [];
}

/** The same of some classes, by class. */
export async function revisionsOfClasses(
  reads: Reads,
  where: Omit<Nights, 'class'> & { classes: readonly string[] },
): Promise<Map<string, PartRevision[]>> {
  const byClass = new Map<string, PartRevision[]>(where.classes.map((id) => [id, []]));
  if (byClass.size === 0) return byClass;
  const rows = await reads
    .selectFrom('notice_part')
    .selectAll()
    .where('school_id', '=', where.school)
    .where('class_id', 'in', where.classes)
    .where('night', '>=', where.from)
    .where('night', '<=', where.to)
    .orderBy('night')
    .execute();
  for (const { class_id, night, part, revision, shown_from, is_standing, tasks } of rows)
    byClass.get(class_id)?.push({
      night,
      part,
      revision,
      shownFrom: shown_from,
      isStanding: is_standing === 1,
      tasks: JSON.parse(tasks) as Task[],
    });
  return byClass;
}

/** Writes one revision more. */
export async function addRevision(writes: Reads, of: OfClass, revision: PartRevision): Promise<void> {
  const { night, part, shownFrom, isStanding, tasks } = revision;
  await writes
    .insertInto('notice_part')
    .values({
      school_id: of.school_id,
      class_id: of.class_id,
      night,
      part,
      revision: revision.revision,
      shown_from: shownFrom,
      is_standing: isStanding ? 1 : 0,
      tasks: JSON.stringify(tasks),
    })
    .execute();
}

/** 80 random bits, told by nothing of the class. */
export const newNoticeId = () => randomCode(16);

/** The public page of a class; none before anything was posted. */
export async function noticePageOf(reads: Reads, of: OfClass): Promise<PageRow | undefined> {
  return reads
    .selectFrom('notice_page')
    .selectAll()
    .where('school_id', '=', of.school_id)
    .where('class_id', '=', of.class_id)
    .executeTakeFirst();
}

/** Gives a class its public page where it has none yet. */
export async function ensureNoticePage(writes: Reads, of: OfClass, noticeId: string): Promise<void> {
  await writes
    .insertInto('notice_page')
    .values({ school_id: of.school_id, class_id: of.class_id, notice_id: noticeId, is_open: 1 })
    .onConflict((conflict) => conflict.columns(['school_id', 'class_id']).doNothing())
    .execute();
}

const PAGE_ACTS = {
  open: 'notice-page-opened',
  close: 'notice-page-closed',
  renew: 'notice-page-renewed',
} as const;

/** Opens or closes a class's public page, or gives it another address: the old one is then nobody's. */
export async function changeNoticePage(
  { act }: z.infer<typeof noticePageQuestion>,
  { house }: Visit,
  { member, schoolClass }: AtClass,
): Promise<Reply> {
  const fresh = newNoticeId();
  await house.keeping.commitMain(async (writes) => {
    await ensureNoticePage(writes, schoolClass, fresh);
    await writes
      .updateTable('notice_page')
      .set(act === 'renew' ? { notice_id: fresh } : { is_open: act === 'open' ? 1 : 0 })
      .where('school_id', '=', schoolClass.school_id)
      .where('class_id', '=', schoolClass.class_id)
      .execute();
    const noted = { act: PAGE_ACTS[act], about: { class: schoolClass.name }, at: house.clock() };
    await note(writes, member, noted);
  });
  return answer(CHANGED);
}
