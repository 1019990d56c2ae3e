import { useTranslation } from 'react-i18next';
import type { LookBack } from '../../core/look-back';
import { isSchoolNight } from '../../core/looked-night';

/** Of the school nights of a week none was written down. */
export function isUnwritten({ nights, recorded }: LookBack): boolean {
  return recorded === 0 && nights.some(isSchoolNight);
}

/** Why a week has no number: a holiday is no week that nobody wrote down, nor is one whose work was done at school. */
export function useNoHeightWords(): (week: LookBack) => string {
  const { t } = useTranslation('look');
  return (week) => {
    if (isUnwritten(week)) return t('trend.nothing');
    if (!week.nights.some(isSchoolNight)) return t('trend.free');
    return t(week.yardstick.kind === 'zero' ? 'trend.noReading' : 'trend.noMinutes');
  };
}
