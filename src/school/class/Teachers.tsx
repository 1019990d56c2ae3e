import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Subject } from '../../core/subject';
import type { SchoolClass } from '../../wire/classes';
import { invite } from '../client';
import { daysUntil } from '../moment';
import { useDesk } from '../desk';
import { NewLink } from '../NewLink';
import { listed, useRoleWords } from '../role-words';
import { SubjectTicks } from '../SubjectTicks';

/** Who teaches the class, and a link for the next one. */
export function Teachers({ of }: { of: SchoolClass }) {
  const { t } = useTranslation(['class', 'app', 'people']);
  const [subjects, setSubjects] = useState<Subject[]>([]);
  const { me, act, clock } = useDesk();
  const wordsOf = useRoleWords(me.school.system);
  const [made, setMade] = useState<{ link: string; days: number; as: string }>();
  const make = async () => {
    const answer = await act(
      invite({ role: 'teacher', class: of.id, ...(subjects.length > 0 && { subjects }) }),
    );
    if (!answer) return;
    const as = wordsOf({
      role: 'teacher',
      className: of.name,
      subjects: subjects.length > 0 ? subjects : undefined,
    });
    setMade({ link: answer.link, days: daysUntil(answer.expiresAt, clock()), as });
  };
  return (
    <section className="sheet stack">
      <h2>{t('teachers.title')}</h2>
      {of.teachers.length === 0 ? (
        <p>{t('teachers.none')}</p>
      ) : (
        <ul>
          {of.teachers.map(({ person, name, subjects }) => (
            <li key={person}>
              {name}
              <span className="soft small">
                {' '}
                {subjects ? listed(subjects, t('app:and'), t) : t('teachers.class')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {me.role === 'admin' && (
        <SubjectTicks
          chosen={subjects}
          onChange={(chosen) => {
            setSubjects(chosen);
            setMade(undefined);
          }}
        />
      )}
      {made && (
        <>
          <p>{t('people:invite.made', { post: made.as })}</p>
          <NewLink link={made.link} days={made.days} />
        </>
      )}
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
