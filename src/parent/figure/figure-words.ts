import { useTranslation } from 'react-i18next';
import type { PublishedEvening, LimitThen } from '../../core/figure';
import type { Shown } from '../../core/figure-shown';
import { isRule } from '../../core/figure-verdict';
import { addNights, mondayOf, nightAt, nightsBetween, type Night } from '../../core/night';
import { nightNow, useGround } from '../household';
import { useEveningWords } from './evening-words';

/** 55 分钟, 约 55 分钟 or 不到 8 分钟. */
export function useMinutesWords(): (shown: Shown) => string {
  const { t } = useTranslation('figure');
  return ({ how, minutes }) => t(`minutes.${how}`, { minutes });
}

/** 规定 60, 建议 60 or 自定 60. */
export function useLimitWords(): (limit: Pick<LimitThen, 'strength'>, minutes: number) => string {
  const { t } = useTranslation('figure');
  return (limit, minutes) => t(`limit.${isRule(limit) ? 'law' : limit.strength}`, { minutes });
}

/** From how many families on each of these evenings is told of: in the band's own words where it is one. */
export function useBandWords(): (evenings: readonly PublishedEvening[]) => string | undefined {
  const { t } = useTranslation('figure');
  return (evenings) => {
    const bands = [...new Set(evenings.map(({ band }) => band))].sort();
    const [band] = bands;
    if (band === undefined) return undefined;
    return bands.length === 1 ? t(`band.${band}`) : t('floor', { count: Number.parseInt(band, 10) });
  };
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

/** An evening where its week stands above: 周四晚, 周五至周日, 9月30日至10月7日. */
export function useNightName(): (evening: { night: Night; last: Night }) => string {
  const { t } = useTranslation(['figure', 'app']);
  const eveningWords = useEveningWords();
  return ({ night, last }) =>
    night === last ? t('app:weekday', { night }) : eveningWords({ night, last }, 'short');
}
