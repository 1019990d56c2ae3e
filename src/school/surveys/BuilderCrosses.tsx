import { useTranslation } from 'react-i18next';
import { MOST_CROSS_TABLES, questionsOf, type CrossTable } from '../../core/survey';
import { canCross } from '../../core/survey-faults';
import type { SurveyDraft } from '../../wire/survey-desk';
import { useSaid } from './BuilderCondition';

type CrossesProps = { draft: SurveyDraft; onChange: (draft: SurveyDraft) => void };

/** Pairs of questions that are counted together: declared before opening, and families are told. */
export function BuilderCrosses({ draft, onChange }: CrossesProps) {
  const { t } = useTranslation('survey-edit');
  const say = useSaid();
  const { definition, crosses } = draft;
  const fit = questionsOf(definition).filter(canCross);
  const [first, second] = fit;
  const put = (next: CrossTable[]) => {
    onChange({ ...draft, crosses: next });
  };
  if (crosses.length === 0 && !second) return null;
  return (
    <section className="sheet stack">
      <h2>{t('cross.title')}</h2>
      <p className="soft small">{t('cross.what')}</p>
      {crosses.map((pair, at) => (
        <div key={at} className="builder-condition">
          {([0, 1] as const).map((side) => (
            <label key={side} className="field">
              {t(side === 0 ? 'cross.one' : 'cross.other')}
              <select
                value={pair[side]}
                onChange={({ target: { value } }) => {
                  const next: CrossTable = side === 0 ? [value, pair[1]] : [pair[0], value];
                  put(crosses.map((each, index) => (index === at ? next : each)));
                }}
              >
                {fit.every(({ name }) => name !== pair[side]) && (
                  <option value={pair[side]}>{t('condition.gone')}</option>
                )}
                {fit.map(({ name, title }) => (
                  <option key={name} value={name}>
                    {say(title) || t('unnamed')}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <button
            type="button"
            className="button button-plain"
            onClick={() => {
              put(crosses.filter((_, index) => index !== at));
            }}
          >
            {t('cross.remove')}
          </button>
        </div>
      ))}
      {first && second && crosses.length < MOST_CROSS_TABLES && (
        <button
          type="button"
          className="button"
          onClick={() => {
            put([...crosses, [first.name, second.name]]);
          }}
        >
          {t('cross.add')}
        </button>
      )}
    </section>
  );
}
