import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import type { inviteQuestion, People, revokeInviteQuestion } from '../wire/people';
import type { Matter } from '../wire/log';
import { note } from './audit';
import type { MainTables } from './database/tables';
import { answer, CHANGED, refuse, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { Visit } from './house';
import { makeLink, type LinkRow } from './links';
import { noteDeletion } from './stored/deletion';
import { subjectsIn, subjectsToText, subjectsTold, whyNotTaught } from './taught';
import { classOfSchool } from './tenant';

/** Invites nobody has used yet. */
export async function invitesOf(
  reads: Kysely<MainTables>,
  schoolId: string,
  { className, now }: { className: Map<string, string>; now: Date },
): Promise<People['invites']> {
  const links = await reads
    .selectFrom('link')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('kind', '=', 'invite')
    .where('expires_at', '>', now.getTime())
    .orderBy('expires_at')
    .execute();
  return links.map(({ link_hash, role, class_id, grade, subjects, expires_at }) => {
    const name = className.get(class_id ?? '');
    return {
      invite: link_hash,
      role,
      expiresAt: expires_at,
      ...(name !== undefined && { className: name }),
      ...(grade !== null && { grade }),
      ...subjectsTold(subjects),
    };
  });
}

/** What the log says of a link: which role, and where. */
export function matterOf(
  { role, grade, subjects }: Pick<LinkRow, 'role' | 'grade' | 'subjects'>,
  className: string | undefined,
): Matter {
  return {
    role,
    ...(grade !== null && { grade }),
    ...(className !== undefined && { class: className }),
    ...(subjects !== '' && { subjects: subjectsIn(subjects) ?? [] }),
  };
}

/** A link for one person, told this once. */
export async function invite(
  question: z.infer<typeof inviteQuestion>,
  { house, own }: Visit,
  member: Member,
): Promise<Reply> {
  const classId = question.role === 'teacher' ? question.class : null;
  const schoolClass = await classOfSchool(house.keeping.main, member.school_id, classId ?? '');
  const refusal = classId === null ? undefined : whyNotTaught(schoolClass);
  if (refusal) return refusal;
  const wanted = {
    kind: 'invite',
    role: question.role,
    class_id: classId,
    grade: question.role === 'lead' ? question.grade : null,
    subjects: question.role === 'teacher' ? subjectsToText(question.subjects) : '',
  } as const;
  const about = matterOf(wanted, schoolClass?.name);
  const link = await makeLink(house, own, {
    ...wanted,
    schoolId: member.school_id,
    also: (writes) => note(writes, member, { act: 'invite-made', about, at: house.clock() }),
  });
  return answer(link);
}

/** An open invite stops. */
export async function revokeInvite(
  question: z.infer<typeof revokeInviteQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const isGone = await house.keeping.commitMain(async (writes) => {
    const link = await writes
      .selectFrom('link')
      .selectAll()
      .where('school_id', '=', member.school_id)
      .where('link_hash', '=', question.invite)
      .where('kind', '=', 'invite')
      .executeTakeFirst();
    if (!link) return false;
    await writes
      .deleteFrom('link')
      .where('school_id', '=', member.school_id)
      .where('link_hash', '=', link.link_hash)
      .execute();
    const { school_id } = member;
    const at = house.clock().getTime();
    await noteDeletion(writes, { school_id, at, what: 'link', why: 'act', rows: 1 });
    const schoolClass = await classOfSchool(writes, school_id, link.class_id ?? '');
    const about = matterOf(link, schoolClass?.name);
    await note(writes, member, { act: 'invite-revoked', about, at: house.clock() });
    return true;
  });
  return isGone ? answer(CHANGED) : refuse('link-unknown');
}
