import { useTranslation } from 'react-i18next';

const HOUR = 60;
/** Where the whole is more than this, minutes alone are hard to grasp. */
const MANY = 20 * HOUR;

/** So many minutes of a whole: 75 分钟, and of a whole term's 39 小时 6 分钟, all parts in one manner. */
export function useAmountWords(whole: number): (minutes: number) => string {
  const { t } = useTranslation('look');
  return (minutes) => {
    if (whole < MANY || minutes < HOUR) return t('amount.minutes', { minutes });
    return t('amount.hours', { hours: Math.floor(minutes / HOUR), minutes: minutes % HOUR });
  };
}
