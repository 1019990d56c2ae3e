import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { lookBack, weekHeight, type LookBack } from '../../core/look-back';
import { weeksOf } from '../../core/looked-night';
import type { Night } from '../../core/night';
import type { Stretch } from '../../core/stretch';
import { Bars } from '../../ui/Bars';
import type { Bar } from '../../ui/bar';
import { useMonthNames } from '../figure/month-names';
import { tied } from '../tied';
import { weeksOfMonth, type Look } from './look';
import { ruleOf } from './night-words';
import { isUnwritten, useNoHeightWords } from './no-height';

type Week = { monday: Night; back: LookBack; height: number | undefined };

/** The weeks of a term or a month so far, from the first with a height to the last: outside them there is nothing to draw. */
function weeksDrawn(look: Look): Week[] {
  const { back, stretch, tonight } = look;
  const weeks = (stretch.view === 'month' ? weeksOfMonth(look) : weeksOf(back.nights))
    .filter(({ monday }) => monday <= tonight)
    .map(({ monday, nights }) => ({ monday, back: lookBack(nights) }))
    .map((week) => ({ ...week, height: weekHeight(week.back) }));
  const told = weeks.map(({ height }) => height !== undefined);
  return told.includes(true) ? weeks.slice(told.indexOf(true), told.lastIndexOf(true) + 1) : [];
}

function limitOf({ back: { yardstick } }: Week): number | undefined {
  return yardstick.kind === 'measured' || yardstick.kind === 'weekly' ? yardstick.limit.minutes : undefined;
}

/** The trend in one sentence. */
function useCaption(): (weeks: readonly Week[], look: Look) => string {
  const { t } = useTranslation('look');
  return (weeks, { back: { yardstick } }) => {
    const told = weeks.filter(({ height }) => height !== undefined);
    const [most] = [...told].sort((one, other) => (other.height ?? 0) - (one.height ?? 0));
    const isHeld = yardstick.kind === 'measured' || yardstick.kind === 'weekly';
    const limit = isHeld ? yardstick.limit.minutes : undefined;
    const over = told.filter((week) => (week.height ?? 0) > (limitOf(week) ?? Infinity)).length;
    const words = { weeks: told.length, over, limit, monday: most?.monday, minutes: most?.height };
    if (limit === undefined) return t('trend.plain', words);
    return t(over > 0 ? 'trend.over' : 'trend.within', words);
  };
}

function useBar(
  { view }: Stretch,
  isHeld: boolean,
): (week: Week, index: number, all: readonly Week[]) => Bar {
  const { t } = useTranslation('look');
  const [monthName, noHeightWords] = [useMonthNames(), useNoHeightWords()];
  return (week, index, all) => {
    const { monday, back, height } = week;
    const label = view === 'month' ? t('trend.week', { monday }) : monthName(all, index);
    const place = { id: monday, label };
    const name = t('free.one', { first: monday });
    if (height === undefined)
      return {
        ...place,
        value: undefined,
        isFree: !isUnwritten(back),
        text: '',
        row: [name, noHeightWords(back), ...(isHeld ? [''] : [])],
      };
    const { compared, over } = back;
    return {
      ...place,
      value: height,
      text: String(height),
      limit: limitOf(week),
      row: [
        name,
        t('amount.minutes', { minutes: height }),
        ...(isHeld ? [compared > 0 ? t('trend.oversOf', { compared, over }) : t('trend.notCompared')] : []),
      ],
    };
  };
}

/** A term or a month week by week beside its limits; one week alone is no trend. */
export function Trend({ look }: { look: Look }) {
  const { t } = useTranslation('look');
  const caption = useCaption();
  // Where no night is compared there is nothing to say of overs.
  const isHeld = look.back.compared > 0;
  const barOf = useBar(look.stretch, isHeld);
  const weeks = useMemo(() => weeksDrawn(look), [look]);
  if (weeks.length === 0) return null;
  if (weeks.filter(({ height }) => height !== undefined).length < 2)
    return look.stretch.view === 'term' ? <p className="soft">{t('trend.few')}</p> : null;
  const held = look.back.nights.find(({ evening }) => evening.comparison.kind === 'measured');
  return (
    <section className="sheet">
      <Bars
        caption={tied(caption(weeks, look))}
        bars={weeks.map(barOf)}
        limitLabel={(minutes) => t(`limit.${held ? ruleOf(held.evening.limit) : 'custom'}`, { minutes })}
        table={{
          open: t('table.open'),
          columns: [t('table.week'), t('table.mean'), ...(isHeld ? [t('table.overs')] : [])],
        }}
      />
    </section>
  );
}
