import { useTranslation } from 'react-i18next';
import { addNights, nightToDate, type Night } from '../../core/night';

type Week = { monday: Night };

/** A week is of the month its Thursday is in. */
const thursday = ({ monday }: Week) => addNights(monday, 3);

/** A month is named at its first week, and the others of it not at all. */
export function useMonthNames(): (weeks: readonly Week[], index: number) => string {
  const { i18n } = useTranslation();
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short' });
  return (weeks, index) => {
    const [week, before] = [weeks[index], weeks[index - 1]];
    if (!week) return '';
    const isSame = before && thursday(before).slice(0, 7) === thursday(week).slice(0, 7);
    return isSame ? '' : month.format(nightToDate(thursday(week)));
  };
}
