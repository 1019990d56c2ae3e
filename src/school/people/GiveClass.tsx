import { useId } from 'react';
import { useTranslation } from 'react-i18next';

type Class = { id: string; name: string };
type GiveProps = { person: string; classes: readonly Class[]; onGive: (of: Class) => void };

/** One class more for a teacher: chosen and given in one step. */
export function GiveClass({ person, classes, onGive }: GiveProps) {
  const { t } = useTranslation('people');
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="hidden-but-read">
        {t('teaches.give', { person })}
      </label>
      <select
        id={id}
        value=""
        onChange={(event) => {
          const chosen = classes.find((each) => each.id === event.target.value);
          if (chosen) onGive(chosen);
        }}
      >
        <option value="">{t('teaches.choose')}</option>
        {classes.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
    </div>
  );
}
