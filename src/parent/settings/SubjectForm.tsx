import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Night } from '../../core/night';
import { textToNickname } from '../../core/nickname';
import { isProblem, type Problem } from '../../core/problem';
import { SUBJECTS } from '../../core/subject';
import { subjectKey, type SubjectKey } from '../../core/total';
import { ProblemLine } from '../ProblemLine';
import { useAct } from '../act';
import { buttonsOf, keyToButton } from '../entry/subject-buttons';
import { useSubjectName } from '../entry/subject-name';
import { useGround } from '../household';
import { changeChild } from '../store/children';
import { gradeOn, type Child } from '../store/views';

function useSaveKeys(child: Child): (keys: readonly SubjectKey[] | undefined) => Promise<boolean> {
  const { home } = useGround();
  const { act } = useAct();
  return (subjects) =>
    act(async () => {
      await changeChild(home, child.id, { subjects });
      return undefined;
    });
}

function OwnName({
  keys,
  save,
}: {
  keys: readonly SubjectKey[];
  save: (keys: SubjectKey[]) => Promise<boolean>;
}) {
  const { t } = useTranslation(['settings', 'problem']);
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const add = async () => {
    const name = textToNickname(text);
    if (isProblem(name)) setProblem(name);
    else if (await save([...keys.filter((key) => key !== `other:${name}`), `other:${name}`])) setText('');
  };
  return (
    <form
      className="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label htmlFor={id} className="soft small">
        {t('subjects.own')}
      </label>
      <div className="row">
        <input
          id={id}
          className="input grow"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(undefined);
          }}
        />
        <button type="submit" className="button">
          {t('subjects.add')}
        </button>
      </div>
      <ProblemLine problem={problem} />
    </form>
  );
}

/** The subject keys of today's page: reordered, hidden, or with the parent's own names. */
export function SubjectForm({ child, night }: { child: Child; night: Night }) {
  const { t } = useTranslation('settings');
  const subjectName = useSubjectName();
  const save = useSaveKeys(child);
  const keys = buttonsOf(child, gradeOn(child, night)).map(subjectKey);
  const nameOf = (key: SubjectKey) => subjectName(keyToButton(key) ?? { subject: 'other', kind: 'written' });
  const hidden = SUBJECTS.filter(
    (subject) => subject !== 'mixed' && subject !== 'other' && !keys.includes(subject),
  );
  const up = (index: number) => {
    const moved = [...keys];
    const [key] = moved.splice(index, 1);
    if (key !== undefined) moved.splice(index - 1, 0, key);
    void save(moved);
  };
  return (
    <section className="sheet stack">
      <h2>{t('subjects.title')}</h2>
      <ul className="settings-subjects">
        {keys.map((key, index) => (
          <li key={key}>
            <span className="settings-name">{nameOf(key)}</span>
            {index > 0 && (
              <button
                type="button"
                className="button button-quiet"
                aria-label={t('subjects.upLabel', { name: nameOf(key) })}
                onClick={() => {
                  up(index);
                }}
              >
                {t('subjects.up')}
              </button>
            )}
            <button
              type="button"
              className="button button-quiet"
              aria-label={t('subjects.hideLabel', { name: nameOf(key) })}
              onClick={() => void save(keys.filter((each) => each !== key))}
            >
              {t('subjects.hide')}
            </button>
          </li>
        ))}
      </ul>
      <div className="row">
        {hidden.map((subject) => (
          <button
            key={subject}
            type="button"
            className="button button-quiet"
            onClick={() => void save([...keys, subject])}
          >
            {t('subjects.show', { name: nameOf(subject) })}
          </button>
        ))}
      </div>
      <OwnName keys={keys} save={save} />
      {child.subjects && (
        <button type="button" className="button button-quiet" onClick={() => void save(undefined)}>
          {t('subjects.reset')}
        </button>
      )}
    </section>
  );
}
