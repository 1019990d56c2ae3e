import { useTranslation } from 'react-i18next';
import type { Titled } from '../../core/cited';
import type { Limit } from '../../core/limit';

/** What a reader sees of a title or source that is told in both languages. */
export function useTitled(): (titled: Titled) => string {
  const { i18n } = useTranslation();
  return (titled) => (i18n.language === 'en' ? titled.en : titled.zh);
}

/** A limit in a few words: 规定 60 分钟. */
export function useLimitWords(): (limit: Pick<Limit, 'minutes' | 'unit' | 'strength'>) => string {
  const { t } = useTranslation('grades');
  return ({ minutes, unit, strength }) => {
    if (minutes === null) return t('limit.none');
    if (minutes === 0) return t('limit.zero');
    return unit === 'week' ? t('limit.week', { minutes }) : t(`limit.${strength}`, { minutes });
  };
}
