import { useTranslation } from 'react-i18next';
import { isSchoolNight } from '../../core/looked-night';
import type { Look } from './look';
import { ruleOf } from './night-words';

const MARKS = ['none', 'at-school', 'no-homework-day', 'missing', 'beside'] as const;

/** What a full cell is, where cells are held against a limit. */
function useGlass(): (look: Look) => string | undefined {
  const { t } = useTranslation('look');
  return ({ back: { yardstick, compared } }) => {
    if (compared === 0) return undefined;
    if (yardstick.kind === 'changed') return t('legend.glass.changed');
    if (yardstick.kind !== 'measured') return undefined;
    const { limit } = yardstick;
    return t(`legend.glass.${ruleOf(limit)}`, { limit: limit.minutes });
  };
}

/** The marks that stand in this month, what each means, and of how many nights. */
export function Legend({ look }: { look: Look }) {
  const { t } = useTranslation('look');
  const glass = useGlass()(look);
  const states = look.back.nights.filter(isSchoolNight).map(({ state }) => state.kind);
  const told = MARKS.map((kind) => ({ kind, count: states.filter((each) => each === kind).length })).filter(
    ({ count }) => count > 0,
  );
  if (glass === undefined && told.length === 0) return null;
  return (
    <section className="look-legend small" aria-label={t('legend.title')}>
      {glass !== undefined && <p className="soft">{glass}</p>}
      {told.length > 0 && (
        <ul>
          {told.map(({ kind, count }) => (
            <li key={kind}>
              <span className={`look-sign look-is-${kind}`} aria-hidden="true">
                {kind === 'beside' ? '+' : t(`mark.${kind}`)}
              </span>
              <span>
                {t(`legend.${kind}`)} <span className="soft number">{t('legend.nights', { count })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
