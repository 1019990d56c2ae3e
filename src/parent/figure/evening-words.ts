import { useTranslation } from 'react-i18next';
import { addNights, nightAt, weekday, type Night } from '../../core/night';
import { nightNow, useGround } from '../household';
import type { LetterRow } from '../store/letter-rows';

type Stretch = Pick<LetterRow, 'night' | 'last'>;

const FRIDAY = 5;
/** A weekday alone says which evening is meant for so many nights back. */
const WEEK = 6;

function isWeekend({ night, last }: Stretch): boolean {
  return weekday(night) === FRIDAY && last === addNights(night, 2);
}

/** How an evening is called: 11月23日 周一晚, 11月27日 周五至周日, 9月30日至10月7日; the short form drops a date that is near. */
export function useEveningWords(): (evening: Stretch, length?: 'short') => string {
  const { t } = useTranslation(['sent', 'app']);
  const { clock } = useGround();
  const tonight = nightNow(clock);
  return ({ night, last }, length) => {
    const isNear = length === 'short' && last >= addNights(tonight, -WEEK);
    if (night === last) return t(isNear ? 'app:weekday' : 'app:night', { night });
    if (isWeekend({ night, last })) return t(isNear ? 'weekendShort' : 'weekend', { night, last });
    return t('range', { night, last });
  };
}

/** Whether an evening is tonight's, and stands alone. */
export function isTonight({ night, last }: Stretch, tonight: Night): boolean {
  return night === last && night === tonight;
}

/** 周三 06:00: an instant (epoch ms) of this week. */
export function useInstantWords(): (at: number) => string {
  const { t } = useTranslation('sent');
  return (at) => t('instant', { night: nightAt(new Date(at)), at });
}
