import { useTranslation } from 'react-i18next';
import type { Evening } from '../../core/evening';
import { isSchoolNight, overOf, type LookedNight, type NightState } from '../../core/looked-night';
import { Bars } from '../../ui/Bars';
import type { Bar } from '../../ui/bar';
import { tied } from '../tied';
import type { Look } from './look';
import { ruleOf, useStateWords } from './night-words';

type Told = { looked: LookedNight; minutes: number };

/** A night's bar: a recorded zero is one without height; what has no minutes has none. */
function heightOf({ state }: LookedNight): number | undefined {
  if (state.kind === 'minutes') return state.minutes;
  return state.kind === 'none' ? 0 : undefined;
}

function toldOf(nights: readonly LookedNight[]): Told[] {
  return nights.flatMap((looked) => {
    const minutes = heightOf(looked);
    return minutes === undefined ? [] : [{ looked, minutes }];
  });
}

/** What the bars show: which evening was over, or that none was. */
function useCaption(): (told: readonly Told[], limit: number | undefined) => string {
  const { t } = useTranslation(['look', 'app']);
  return (told, limit) => {
    const [most] = [...told].sort((one, other) => other.minutes - one.minutes);
    if (!most) return '';
    const evening = t('app:weekday', { night: most.looked.night });
    if (limit === undefined) return t('bars.plain', { evening, minutes: most.minutes });
    const count = told.filter(({ minutes }) => minutes > limit).length;
    const words = { evening, minutes: most.minutes, limit, over: most.minutes - limit, count };
    if (count === 0) return t('bars.within', words);
    return t(count === 1 ? 'bars.one' : 'bars.many', words);
  };
}

/** What is written at a bar, or in its empty place. */
function useBarText(): (state: NightState) => string {
  const { t } = useTranslation('look');
  return (state) => {
    if (state.kind === 'minutes') return String(state.minutes);
    return t(`bars.word.${state.kind}`, { minutes: state.kind === 'beside' ? state.minutes : undefined });
  };
}

/** The limit that is drawn over a bar: of evenings that are compared with one. */
function limitOver({ comparison, limit }: Evening): number | undefined {
  return comparison.kind === 'measured' && limit.unit === 'day' ? comparison.limit : undefined;
}

function useBar(isHeld: boolean): (looked: LookedNight) => Bar {
  const { t } = useTranslation(['look', 'app']);
  const [stateWords, barText] = [useStateWords(), useBarText()];
  const minutesWords = (looked: LookedNight) =>
    looked.state.kind === 'minutes'
      ? t('state.minutes', { minutes: looked.state.minutes })
      : stateWords(looked);
  const comparedWords = (over: number | undefined) => {
    if (over === undefined) return '';
    return over > 0 ? t('table.over', { over }) : t('table.within');
  };
  return (looked) => {
    const { night, state, evening } = looked;
    return {
      id: night,
      label: t('bars.day', { night }),
      value: heightOf(looked),
      text: barText(state),
      limit: limitOver(evening),
      row: [
        t('app:night', { night }),
        minutesWords(looked),
        ...(isHeld ? [comparedWords(overOf(evening))] : []),
      ],
    };
  };
}

/** The school nights of a week as bars beside their limit; nothing before the first of them has minutes. */
export function WeekBars({ look: { back } }: { look: Look }) {
  const { t } = useTranslation('look');
  const caption = useCaption();
  const isHeld = back.compared > 0;
  const barOf = useBar(isHeld);
  const { yardstick, nights } = back;
  const limit = yardstick.kind === 'measured' ? yardstick.limit : undefined;
  const school = nights.filter(isSchoolNight);
  const told = toldOf(school);
  if (told.length === 0) return null;
  return (
    <section className="sheet">
      <Bars
        caption={tied(caption(told, limit?.minutes))}
        bars={school.map(barOf)}
        limitLabel={(minutes) => t(`limit.${limit ? ruleOf(limit) : 'custom'}`, { minutes })}
        table={{
          open: t('table.open'),
          columns: [t('table.evening'), t('table.minutes'), ...(isHeld ? [t('table.compared')] : [])],
        }}
      />
    </section>
  );
}
