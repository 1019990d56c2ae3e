import { useTranslation } from 'react-i18next';
import type { Subject } from '../core/subject';
import type { School } from '../core/grade';
import type { Role } from '../wire/me';

type Post = {
  role: Role;
  grade?: number | undefined;
  className?: string | undefined;
  subjects?: readonly Subject[] | undefined;
};

/** What somebody is at the school, in words: 三年级组长, 三年级2班班主任, 三年级2班数学老师. */
export function useRoleWords(system: School): (post: Post) => string {
  const { t } = useTranslation(['people', 'app']);
  return ({ role, grade, className, subjects }) => {
    if (role === 'lead' && grade !== undefined) {
      return t('post.lead', { grade: t(`app:grade.${system}.${String(grade)}`) });
    }
    if (role !== 'teacher' || className === undefined) return t(`role.${role}`);
    return subjects
      ? t('post.subjects', { name: className, subjects: listed(subjects, t('app:and'), t) })
      : t('post.class', { name: className });
  };
}

/** Subjects one after another, as a sentence names them. */
export function listed(
  subjects: readonly Subject[],
  and: string,
  t: (key: `app:subject.${Subject}`) => string,
): string {
  return subjects.map((subject) => t(`app:subject.${subject}`)).join(and);
}
