import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { People } from '../../wire/people';
import { changeRole, removePerson, takeOffFactor } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';
import { useRoleWords } from '../role-words';
import { useDone } from './done';
import { PostFields, type PostDraft } from './PostFields';
import { Taught } from './Taught';

type Person = People['people'][number];
type Class = { id: string; name: string };

type RowProps = { person: Person; all: readonly Class[]; again: () => void };

/** Another role for somebody: the next thing they do already obeys it. */
function ChangeRole({ person, again }: RowProps) {
  const { t } = useTranslation('people');
  const { me, askAgain } = useDesk();
  const wordsOf = useRoleWords(me.school.system);
  const done = useDone(() => {
    again();
    if (person.person === me.person) askAgain();
  });
  const [draft, setDraft] = useState<PostDraft>({
    role: person.role,
    grade: String(person.grade ?? 1),
    class: '',
    subjects: [],
  });
  const { role } = draft;
  const grade = Number(draft.grade);
  const question = role === 'lead' ? { person: person.person, role, grade } : { person: person.person, role };
  const post = wordsOf({ role, ...(role === 'lead' && { grade }) });
  return (
    <Confirm
      label={t('change.open')}
      doLabel={t('change.do')}
      what={
        <>
          <p>{t('change.what', { person: person.name })}</p>
          <PostFields draft={draft} classes={[]} asks="role" onChange={setDraft} />
        </>
      }
      onConfirm={() => done(changeRole(question), t('change.done', { person: person.name, post }))}
    />
  );
}

/** A colleague's phone is lost, and the recovery codes with it. */
function TakeOffFactor({ person, again }: RowProps) {
  const { t } = useTranslation('people');
  const done = useDone(again);
  return (
    <Confirm
      label={t('factor.takeOff')}
      doLabel={t('factor.takeOffDo')}
      what={t('factor.takeOffWhat', { person: person.name })}
      onConfirm={() =>
        done(takeOffFactor({ person: person.person }), t('factor.takenOff', { person: person.name }))
      }
    />
  );
}

/** One account: who, as what, with which classes, and what an admin may do about it. */
export function PersonRow(row: RowProps) {
  const { person, all, again } = row;
  const { t } = useTranslation('people');
  const { me } = useDesk();
  const wordsOf = useRoleWords(me.school.system);
  const done = useDone(again);
  const isMe = person.person === me.person;
  return (
    <li className="person">
      <div className="person-who">
        <b>{person.name}</b>
        <span className="soft">{isMe ? t(`roleMe.${person.role}`) : wordsOf(person)}</span>
        {person.hasSecondFactor && <span className="soft small">{t('factor.isOn')}</span>}
      </div>
      {person.role !== 'auditor' && <Taught person={person} all={all} again={again} />}
      <div className="row">
        <ChangeRole key={`${person.role}${String(person.grade)}`} {...row} />
        {!isMe && person.hasSecondFactor && <TakeOffFactor {...row} />}
        {!isMe && (
          <Confirm
            label={t('remove.open')}
            doLabel={t('remove.do')}
            what={t('remove.what', { person: person.name })}
            onConfirm={() =>
              done(removePerson({ person: person.person }), t('remove.done', { person: person.name }))
            }
          />
        )}
      </div>
    </li>
  );
}
