import { useTranslation } from 'react-i18next';
import { MOST_CHOICES, type Choice } from '../../core/survey';
import { freshValue } from './builder-draft';
import { BuilderSaid } from './BuilderSaid';

type OfferedProps = {
  part: 'choice' | 'row' | 'column';
  of: Choice[];
  spoken: readonly string[];
  onChange: (of: Choice[]) => void;
};

/** The choices, rows or columns of a question; what they are called inside is made here and never changes. */
export function BuilderOffered({ part, of, spoken, onChange }: OfferedProps) {
  const { t } = useTranslation('survey-edit');
  return (
    <div className="stack">
      {of.map(({ value, text }, at) => (
        <div key={value} className="builder-choice">
          <BuilderSaid
            label={t(`part.${part}`, { at: at + 1 })}
            said={text}
            need="needed"
            onChange={(next) => {
              onChange(of.map((each) => (each.value === value ? { value, text: next } : each)));
            }}
          />
          <button
            type="button"
            className="button button-plain"
            aria-label={t(`removePart.${part}`, { at: at + 1 })}
            onClick={() => {
              onChange(of.filter((each) => each.value !== value));
            }}
          >
            {t('remove')}
          </button>
        </div>
      ))}
      {of.length < MOST_CHOICES && (
        <button
          type="button"
          className="button"
          onClick={() => {
            onChange([...of, { value: freshValue(of, spoken), text: { 'zh-cn': '', en: '' } }]);
          }}
        >
          {t(`addPart.${part}`)}
        </button>
      )}
    </div>
  );
}
