import { useTranslation } from 'react-i18next';
import { MOST_QUESTIONS, type Definition, type Element } from '../../core/survey';
import { KINDS, newElement } from './builder-draft';
import { BuilderBank } from './BuilderBank';

type AddProps = {
  definition: Definition;
  /** How many stand above what is added. */
  place: number;
  onTake: (element: Element) => void;
};

/** A question of any kind, or one that is ready; it comes below the one that is open, and is open then itself. */
export function BuilderAdd({ definition, place, onTake }: AddProps) {
  const { t } = useTranslation('survey-edit');
  const most = 2 * MOST_QUESTIONS;
  if (definition.elements.length >= most) return <p className="sheet">{t('full.elements', { most })}</p>;
  return (
    <section className="sheet stack">
      <h2>{t('add')}</h2>
      {place < definition.elements.length && <p className="soft small">{t('addBelow', { at: place })}</p>}
      <div className="row">
        {KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            className="button"
            onClick={() => onTake(newElement(kind, definition))}
          >
            {t(`kind.${kind}`)}
          </button>
        ))}
      </div>
      <BuilderBank {...{ definition, onTake }} />
    </section>
  );
}
