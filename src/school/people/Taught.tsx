import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Subject } from '../../core/subject';
import type { People } from '../../wire/people';
import { teach } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';
import { useRoleWords } from '../role-words';
import { SubjectTicks } from '../SubjectTicks';
import { GiveClass } from './GiveClass';
import { useDone } from './done';

type Person = People['people'][number];
type Class = { id: string; name: string };
type Has = Person['classes'][number];
type Change = (of: Class, question: { teaches: boolean; subjects?: Subject[] }) => Promise<void>;

/** A class somebody has: which subjects there, or none of it any more. */
function ClassOf({ person, has, change }: { person: Person; has: Has; change: Change }) {
  const { t } = useTranslation('people');
  const { me } = useDesk();
  const wordsOf = useRoleWords(me.school.system);
  const [subjects, setSubjects] = useState<Subject[]>(has.subjects ?? []);
  return (
    <li className="person-class">
      <span>{wordsOf({ role: 'teacher', className: has.name, subjects: has.subjects })}</span>
      <span className="row">
        <Confirm
          label={t('subjects.change')}
          doLabel={t('subjects.changeDo')}
          title={t('subjects.changeTitle', { person: person.name, name: has.name })}
          what={
            <>
              <p>{t('subjects.what')}</p>
              <SubjectTicks chosen={subjects} onChange={setSubjects} />
            </>
          }
          onConfirm={() => change(has, { teaches: true, ...(subjects.length > 0 && { subjects }) })}
        />
        <Confirm
          label={t('teaches.take')}
          doLabel={t('teaches.takeDo')}
          title={t('teaches.takeTitle', { name: has.name })}
          what={t('teaches.takeWhat', { person: person.name, name: has.name })}
          onConfirm={() => change(has, { teaches: false })}
        />
      </span>
    </li>
  );
}

/** The classes of a person, and one more. */
export function Taught({ person, all, again }: { person: Person; all: readonly Class[]; again: () => void }) {
  const { t } = useTranslation('people');
  const done = useDone(again);
  const change: Change = (of, question) =>
    done(
      teach({ person: person.person, class: of.id, ...question }),
      t(question.teaches ? 'teaches.given' : 'teaches.taken', { person: person.name, name: of.name }),
    );
  const free = all.filter((each) => !person.classes.some(({ id }) => id === each.id));
  return (
    <>
      {person.classes.length > 0 && (
        <ul className="person-classes">
          {person.classes.map((each) => (
            <ClassOf
              key={`${each.id}${(each.subjects ?? []).join()}`}
              person={person}
              has={each}
              change={change}
            />
          ))}
        </ul>
      )}
      {free.length > 0 && (
        <GiveClass person={person.name} classes={free} onGive={(of) => void change(of, { teaches: true })} />
      )}
    </>
  );
}
