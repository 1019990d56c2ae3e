import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { School } from '../../core/grade';
import { textToNickname } from '../../core/nickname';
import { isProblem, type Problem } from '../../core/problem';
import { useAct } from '../act';
import { GradeField, NicknameField, SchoolField } from '../child/ChildFields';
import { nightNow, useGround } from '../household';
import { addChild } from '../store/children';
import { freshId } from '../store/write';

/** Adds another child of the family. */
export function NewChild({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['settings', 'problem']);
  const { home, clock } = useGround();
  const { act } = useAct();
  const [id] = useState(freshId);
  const [nickname, setNickname] = useState('');
  const [grade, setGrade] = useState<number>();
  const [school, setSchool] = useState<School>('cn63');
  const [problem, setProblem] = useState<Problem>();
  const save = async () => {
    const name = textToNickname(nickname);
    if (isProblem(name)) setProblem(name);
    else if (grade === undefined) setProblem({ kind: 'grade-missing' });
    else {
      const added = async () => {
        await addChild(home, { id, nickname: name, grade, school }, nightNow(clock));
        return { text: t('childAdded', { name }) };
      };
      if (await act(added)) onDone();
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <NicknameField value={nickname} problem={problem} onChange={setNickname} />
      <GradeField value={grade} school={school} problem={problem} onChange={setGrade} />
      <SchoolField value={school} onChange={setSchool} />
      <div className="row">
        <button type="button" className="button" onClick={onDone}>
          {t('cancel')}
        </button>
        <button type="submit" className="button button-main grow">
          {t('saveChild')}
        </button>
      </div>
    </form>
  );
}
