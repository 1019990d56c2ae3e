import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SchoolClass } from '../../wire/classes';
import { invite } from '../client';
import { daysUntil } from '../moment';
import { useDesk } from '../desk';
import { NewLink } from '../NewLink';

/** Who teaches the class, and a link for the next one. */
export function Teachers({ of }: { of: SchoolClass }) {
  const { t } = useTranslation('class');
  const { me, act, clock } = useDesk();
  const [made, setMade] = useState<{ link: string; days: number }>();
  const make = async () => {
    const answer = await act(invite({ role: 'teacher', class: of.id }));
    if (answer) setMade({ link: answer.link, days: daysUntil(answer.expiresAt, clock()) });
  };
  return (
    <section className="sheet stack">
      <h2>{t('teachers.title')}</h2>
      {of.teachers.length === 0 ? (
        <p>{t('teachers.none')}</p>
      ) : (
        <ul>
          {of.teachers.map(({ person, name }) => (
            <li key={person}>{name}</li>
          ))}
        </ul>
      )}
      {made && <NewLink {...made} />}
      {me.role === 'admin' && (
        <div className="row">
          <button type="button" className="button" onClick={() => void make()}>
            {t('teachers.invite')}
          </button>
        </div>
      )}
    </section>
  );
}
