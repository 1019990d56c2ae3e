import { useTranslation } from 'react-i18next';
import type { LookBack } from '../../core/look-back';
import { isSchoolNight } from '../../core/looked-night';

/** Why a week has no number: a holiday is no week that nobody wrote down, nor is one whose work was done at school. */
export function useNoHeightWords(): (week: LookBack) => string {
  const { t } = useTranslation('look');
  return ({ nights, recorded, yardstick }) => {
    if (!nights.some(isSchoolNight)) return t('trend.free');
    if (recorded === 0) return t('trend.nothing');
    return t(yardstick.kind === 'zero' ? 'trend.noReading' : 'trend.noMinutes');
  };
}
