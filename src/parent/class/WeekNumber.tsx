import { useTranslation } from 'react-i18next';
import { comparedIn, type ClassWeek } from '../../core/class-week';
import { eveningsOver } from '../../core/figure-mean';
import { shownMean, shownOfWeek, type Shown } from '../../core/figure-shown';
import { drawnLimit, figureVerdict, type FigureVerdict, type Judged } from '../../core/figure-verdict';
import type { School } from '../../core/grade';
import { useBandWords, useLimitWords, useMinutesWords } from '../figure/figure-words';
import { judgedIn } from '../figure/week-judged';

/** What a mean means, in one sentence. */
function useVerdictWords(): (verdict: FigureVerdict) => string {
  const { t } = useTranslation('figure');
  const minutesWords = useMinutesWords();
  return (verdict) => {
    switch (verdict.kind) {
      case 'measured': {
        const { limit, over, isRule } = verdict;
        const by = isRule ? 'rule' : 'own';
        return over > 0
          ? t(`over.${by}`, { limit, over: minutesWords({ how: 'about', minutes: over }) })
          : t(`within.${by}`, { limit });
      }
      case 'unknown':
        return t('unknown', { year: verdict.year });
      case 'zero':
        return t(`zero.${verdict.because}`);
      case 'no-rule':
        return t('noRule');
      case 'weekly':
        return t('weekly', { limit: verdict.limit });
      case 'changed':
        return t('changed');
    }
  };
}

/** How many evenings are over, where they are compared with one limit. */
function useOversWords(): (week: ClassWeek, judged: Judged) => string | undefined {
  const { t } = useTranslation('figure');
  return (week, judged) => {
    const limit = drawnLimit(judged)?.minutes;
    const { compared, over } = eveningsOver(comparedIn([week]));
    if (limit === undefined || compared === 0) return undefined;
    if (over > 0) return t('overs.some', { compared, over, limit });
    return compared === 1 ? t('overs.noneOne', { limit }) : t('overs.none', { count: compared, limit });
  };
}

/** The number itself: 约 and 不到 stand small before it. */
function Large({ shown: { how, minutes }, limit }: { shown: Shown; limit: string | undefined }) {
  const { t } = useTranslation('figure');
  return (
    <p className="figure-large number">
      {how !== 'exact' && <span>{t(`how.${how}`)} </span>}
      <strong>{minutes}</strong>{' '}
      <span className="soft">
        {t('unit')}
        {limit !== undefined && ` · ${limit}`}
      </span>
    </p>
  );
}

type NumberProps = { week: ClassWeek; system: School };

/** The week's mean as the largest thing, beside it the limit, under it one sentence; nothing without a mean. */
export function WeekNumber({ week, system }: NumberProps) {
  const { t } = useTranslation('figure');
  const [verdictWords, oversWords, bandWords] = [useVerdictWords(), useOversWords(), useBandWords()];
  const [limitWords, minutesWords] = [useLimitWords(), useMinutesWords()];
  if (!week.mean) return null;
  const judged = judgedIn([week], system);
  const limit = drawnLimit(judged);
  const chips = [oversWords(week, judged), bandWords(comparedIn([week]))].filter(
    (chip) => chip !== undefined,
  );
  return (
    <div className="stack figure-number">
      <p className="soft">{t(`label.${judged.standings[0]?.limit.scope ?? 'all'}`)}</p>
      <Large shown={shownMean(week.mean)} limit={limit && limitWords(limit, limit.minutes)} />
      <p className="figure-sentence">{verdictWords(figureVerdict(Math.round(week.mean.minutes), judged))}</p>
      {chips.length > 0 && (
        <ul className="row">
          {chips.map((chip) => (
            <li key={chip} className="figure-chip">
              {chip}
            </li>
          ))}
        </ul>
      )}
      {week.week && (
        <p className="soft">{t('own', { minutes: minutesWords(shownOfWeek(week.week.minutes)) })}</p>
      )}
    </div>
  );
}
