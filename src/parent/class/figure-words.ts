import { useTranslation } from 'react-i18next';
import type { PublishedMinutes } from '../../core/figure';
import { addNights, mondayOf, nightAt, nightsBetween, type Night } from '../../core/night';
import { nightNow, useGround } from '../household';

/** 55 分钟, or 不到 8 分钟. */
export function useMinutesWords(): (minutes: PublishedMinutes) => string {
  const { t } = useTranslation('figure');
  return (minutes) => (minutes === 'under-8' ? t('under') : t('minutes', { minutes }));
}

/** A weekday alone says which day is meant for so many days ahead. */
const WEEK = 6;

/** 周四 06:00: when (epoch ms) an evening closes. */
export function useClosingWords(): (at: number) => string {
  const { t } = useTranslation('figure');
  const { clock } = useGround();
  return (at) => {
    const night = nightAt(new Date(at));
    return t(nightsBetween(nightNow(clock), night) > WEEK ? 'atDate' : 'at', { night, at });
  };
}

/** 本周, 上周, 11月16日起的一周. */
export function useWeekName(tonight: Night): (monday: Night) => string {
  const { t } = useTranslation('figure');
  const now = mondayOf(tonight);
  return (monday) => {
    if (monday === now) return t('thisWeek');
    return monday === addNights(now, -7) ? t('lastWeek') : t('week', { monday });
  };
}
