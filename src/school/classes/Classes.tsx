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

type AddProps = { adding: Adding; choose: (adding: Adding) => void; onAdded: () => void };

/** The two ways of adding, of which one is open at most. */
function Add({ adding, choose, onAdded }: AddProps) {
  const { t } = useTranslation('classes');
  return (
    <>
      <div className="row">
        {(['one', 'many'] as const).map((way) => (
          <button
            key={way}
            type="button"
            className="button"
            aria-expanded={adding === way}
            onClick={() => {
              choose(adding === way ? 'none' : way);
            }}
          >
            <PlusIcon /> {t(`${way}.open`)}
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
  // A school without classes begins with the first one: its fields stand open.
  const [adding, setAdding] = useState<Adding>();
  if (said.kind === 'waiting') return <Waiting />;
  const classes = said.kind === 'answer' ? said.answer.classes : undefined;
  const isEmpty = classes?.length === 0;
  return (
    <main className="work stack">
      <h1>{t('title')}</h1>
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {isEmpty && <p>{t(`empty.${role}`)}</p>}
      {classes && !isEmpty && <ClassTable classes={classes} />}
      {role === 'admin' && (
        <Add adding={adding ?? (isEmpty ? 'one' : 'none')} choose={setAdding} onAdded={again} />
      )}
    </main>
  );
}
