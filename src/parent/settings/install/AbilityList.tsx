import { useTranslation } from 'react-i18next';
import type { Ability } from './abilities';

/** What this device can do, and for each missing thing why, and what there is instead. */
export function AbilityList({ abilities }: { abilities: Ability[] }) {
  const { t } = useTranslation('install');
  return (
    <section className="sheet">
      <h2>{t('abilities.heading')}</h2>
      <p className="install-note">{t('abilities.sentence')}</p>
      <ul className="install-abilities">
        {abilities.map((ability) => (
          <li key={ability.ability}>
            <p className="install-ability">
              <span>{t(`abilities.${ability.ability}`)}</span>
              <span className={`install-${ability.state}`}>
                <Mark state={ability.state} />
                {t(`abilities.${ability.state}`)}
              </span>
            </p>
            {ability.state === 'no' && (
              <p className="install-note">
                {t('abilities.missing', {
                  why: t(`reason.${ability.why}`),
                  instead: t(`instead.${ability.ability}`),
                })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mark({ state }: { state: 'yes' | 'no' }) {
  return (
    <svg className="install-mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d={state === 'yes' ? 'M3 8.5l3.5 3.5L13 4.5' : 'M3.5 8h9'} />
    </svg>
  );
}
