import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/problem';
import { Field } from '../Field';
import type { NewDraft } from './draft';

type NewProps = {
  added: readonly NewDraft[];
  problems: ReadonlyMap<string, Problem>;
  onChange: (added: NewDraft[]) => void;
  onAdd: () => void;
};

/** The classes that come new: the first grade, and halves of what was split. */
export function NewClasses({ added, problems, onChange, onAdd }: NewProps) {
  const { t } = useTranslation('rollover');
  return (
    <section className="sheet stack">
      <h2>{t('new.title')}</h2>
      <p className="soft">{t('new.what')}</p>
      {added.map((each, index) => {
        const problemOf = (field: string) => problems.get(`added.${String(index)}.${field}`);
        const change = (more: Partial<NewDraft>) =>
          onChange(added.map((one) => (one.key === each.key ? { ...each, ...more } : one)));
        return (
          <div key={each.key} className="class-fields">
            <Field
              label={t('new.name')}
              value={each.name}
              problem={problemOf('name') ?? problemOf('grade')}
              onChange={(event) => change({ name: event.target.value })}
            />
            <Field
              label={t('column.size')}
              inputMode="numeric"
              value={each.size}
              problem={problemOf('size')}
              onChange={(event) => change({ size: event.target.value })}
            />
            <button
              type="button"
              className="button button-plain rollover-drop"
              onClick={() => onChange(added.filter((one) => one.key !== each.key))}
            >
              {t('new.drop')}
            </button>
          </div>
        );
      })}
      <div className="row">
        <button type="button" className="button" onClick={onAdd}>
          {t('new.add')}
        </button>
      </div>
    </section>
  );
}
