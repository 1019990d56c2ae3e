import { useTranslation } from 'react-i18next';
import type { Work } from '../../core/entry';

/** What a reader calls a subject: the parent's own name, 阅读等 for unnamed other work, else the list's. */
export function useSubjectName(): (work: Pick<Work, 'subject' | 'subjectName' | 'kind'>) => string {
  const { t } = useTranslation('app');
  return ({ subject, subjectName, kind }) => {
    if (subjectName !== undefined) return subjectName;
    if (subject === 'other' && kind === 'other') return t('reading');
    return t(`subject.${subject}`);
  };
}
