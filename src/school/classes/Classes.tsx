import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlusIcon } from '../../ui/icons';
import { AllAlerts } from '../Alerts';
import { useAnswer } from '../answers';
import { askClasses } from '../client';
import { useDesk } from '../desk';
import { NoAnswer, Waiting } from '../Trouble';
import { AddClass } from './AddClass';
import { ClassTable } from './ClassTable';
import { ImportClasses } from './ImportClasses';

type Adding = 'none' | 'one' | 'many';

type AddProps = { isEmpty: boolean; onAdded: () => void };

/** The two ways of adding, of which one is open at most. */
function Add({ isEmpty, onAdded }: AddProps) {
  const { t } = useTranslation('classes');
  const [chosen, choose] = useState<Adding>();
  // A school without classes begins with the first one: its fields stand open.
  const [wasEmpty] = useState(isEmpty);
  const adding = chosen ?? (wasEmpty ? 'one' : 'none');
  const ways = [
    { way: 'one', label: t('one.open') },
    { way: 'many', label: t('many.open') },
  ] as const;
  return (
    <>
      <div className="row">
        {ways.map(({ way, label }) => (
          <button
            key={way}
            type="button"
            className="button"
            aria-expanded={adding === way}
            onClick={() => {
              choose(adding === way ? 'none' : way);
            }}
          >
            <PlusIcon /> {label}
          </button>
        ))}
      </div>
      {adding === 'one' && <AddClass onAdded={onAdded} />}
      {adding === 'many' && (
        <ImportClasses
          onAdded={() => {
            choose('none');
            onAdded();
          }}
        />
      )}
    </>
  );
}

/** The school's classes, and how they come in: one by one, or the whole list at once. */
export function Classes() {
  const { t } = useTranslation('classes');
  const { role } = useDesk().me;
  const { said, again } = useAnswer(askClasses);
  if (said.kind === 'waiting') return <Waiting />;
  const classes = said.kind === 'answer' ? said.answer.classes : [];
  const isEmpty = classes.length === 0;
  return (
    <main className="work stack">
      <h1>{t('title')}</h1>
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && isEmpty && <p>{t(`empty.${role}`)}</p>}
      {!isEmpty && <AllAlerts />}
      {!isEmpty && <ClassTable classes={classes} />}
      {role === 'admin' && said.kind === 'answer' && <Add isEmpty={isEmpty} onAdded={again} />}
    </main>
  );
}
