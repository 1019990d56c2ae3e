import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { WeekEvening } from '../core/class-week';
import type { LimitThen, PublishedEvening } from '../core/figure';
import type { Shown } from '../core/figure-shown';
import { isRule } from '../core/figure-verdict';
import { nightToDate, type Night } from '../core/night';
import type { Term } from '../core/term';
import { yearOfTerm } from '../core/term';

export type Words = TFunction<['figure', 'app']>;

/** Making one takes longer than saying a hundred dates, and a term's page says some for each week. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function day(night: Night, language: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${JSON.stringify(options)}`;
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(key, formatter);
  return formatter.format(nightToDate(night));
}

const isSameMonth = (one: Night, other: Night) => one.slice(0, 7) === other.slice(0, 7);

/** How this page says minutes, evenings and moments, in the language of the reader. */
export function useSay() {
  const { t, i18n } = useTranslation(['figure', 'app']);
  const { language } = i18n;
  const date = (night: Night) => day(night, language, { month: 'short', day: 'numeric' });
  const weekday = (night: Night) => day(night, language, { weekday: 'short' });
  return {
    t: t as Words,
    minutes: ({ how, minutes }: Shown) => t(`minutes.${how}`, { minutes }),
    /** Within a sentence: Chinese keeps a number off the word before it. */
    inline: ({ how, minutes }: Shown) => t(`inline.${how}`, { minutes }),
    figure: ({ how, minutes }: Shown) => t(`figure.${how}`, { minutes }),
    /** What stands before the number: 约 or 不到. */
    how: ({ how }: Shown) => (how === 'exact' ? undefined : t(`how.${how}`)),
    date,
    weekday,
    /** 22日: where the month is said already. */
    dayOf: (night: Night) => day(night, language, { day: 'numeric' }),
    month: (night: Night) => day(night, language, { month: 'short' }),
    /** 2026年11月. */
    wholeMonth: (night: Night) => day(night, language, { year: 'numeric', month: 'long' }),
    /** 11月16日—22日. */
    range: (first: Night, last: Night) =>
      t('range', {
        first: date(first),
        last: isSameMonth(first, last) ? day(last, language, { day: 'numeric' }) : date(last),
      }),
    /** 周四晚, or what a block is. */
    evening: ({ night, day: kind }: Pick<WeekEvening, 'night' | 'day'>) =>
      t(`evening.${kind === 'no-homework' ? 'school' : kind}`, { day: weekday(night) }),
    /** 周四 06:00, by the clock of the school; farther than a week the date as well. */
    when: (at: number, { zone, now }: { zone: string; now: number }) => {
      const isNear = at - now < 6 * 24 * 60 * 60_000;
      const far: Intl.DateTimeFormatOptions = isNear ? {} : { month: 'short', day: 'numeric' };
      const on = { ...far, weekday: 'short', timeZone: zone } as const;
      const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const;
      const parts = [
        new Intl.DateTimeFormat(language, on).format(at),
        new Intl.DateTimeFormat('zh-CN', time).format(at),
      ];
      return parts.join(' ');
    },
    /** 规定 60, 建议 60 or 自定 60. */
    limit: (limit: Pick<LimitThen, 'strength'>, minutes: number) =>
      t(`limit.${isRule(limit) ? 'law' : limit.strength}`, { minutes }),
    term: (term: Term) => {
      const from = yearOfTerm(term);
      return t(`term.${term.slice(4)}`, { from, to: from + 1 });
    },
  };
}
export type Say = ReturnType<typeof useSay>;

/** From how many families on each of these evenings is told of: in the band's own words where it is one. */
export function bandWords(evenings: readonly PublishedEvening[], t: Words): string | undefined {
  const bands = [...new Set(evenings.map(({ band }) => band))];
  const [band] = bands.sort();
  if (band === undefined) return undefined;
  return bands.length === 1 ? t(`band.${band}`) : t('floor', { count: Number.parseInt(band, 10) });
}
