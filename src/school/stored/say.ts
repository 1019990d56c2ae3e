import { useTranslation } from 'react-i18next';
import { STORED, type StoredAnswer } from '../../wire/stored';

type Deletion = StoredAnswer['deletions'][number];

/** What was deleted, how many and why, as a sentence. */
export function useDeletionWords(): (deletion: Deletion) => string {
  const { t } = useTranslation('stored');
  return ({ what, why, rows }) => {
    if (what === 'evenings') return t('deleted.evenings', { count: rows });
    const name = what === 'keys' ? t('deleted.keys') : t(`table.${what}.name`);
    const isOfFamilies = (STORED.families as readonly string[]).includes(what);
    return t(isOfFamilies ? 'deleted.tens' : 'deleted.line', { name, count: rows, why: t(`why.${why}`) });
  };
}
