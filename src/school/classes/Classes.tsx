import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlusIcon } from '../../ui/icons';
import { useAnswer } from '../answers';
import { askClasses } from '../client';
import { useDesk } from '../desk';
import { NoAnswer, Waiting } from '../Trouble';
import { AddClass } from './AddClass';
import { ClassTable } from './ClassTable';
import { ImportClasses } from './ImportClasses';

type Adding = 'none' | 'one' | 'many';

/** The school's classes, and how they come in: one by one, or the whole list at once. */
export function Classes() {
  const { t } = useTranslation('classes');
  const { me } = useDesk();
  const { said, again } = useAnswer(askClasses);
  const [adding, setAdding] = useState<Adding>('none');
  if (said.kind === 'waiting') return <Waiting />;
  const isAdmin = me.role === 'admin';
  const isEmpty = said.kind === 'answer' && said.answer.classes.length === 0;
  const shown = isAdmin && isEmpty && adding === 'none' ? 'one' : adding;
  return (
    <main className="work stack">
      <h1>{t('title')}</h1>
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {isEmpty && <p>{t(isAdmin ? 'empty.admin' : 'empty.teacher')}</p>}
      {said.kind === 'answer' && !isEmpty && <ClassTable classes={said.answer.classes} />}
      {isAdmin && (
        <div className="row">
          <button
            type="button"
            className="button"
            aria-expanded={shown === 'one'}
            onClick={() => {
              setAdding('one');
            }}
          >
            <PlusIcon /> {t('one.open')}
          </button>
          <button
            type="button"
            className="button"
            aria-expanded={shown === 'many'}
            onClick={() => {
              setAdding('many');
            }}
          >
            <PlusIcon /> {t('many.open')}
          </button>
        </div>
      )}
      {isAdmin && shown === 'one' && <AddClass onAdded={again} />}
      {isAdmin && shown === 'many' && (
        <ImportClasses
          onAdded={() => {
            setAdding('none');
            again();
          }}
        />
      )}
    </main>
  );
}
