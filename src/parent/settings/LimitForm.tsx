import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CITED } from '../../core/cited';
import { limitFor, type LimitChoice } from '../../core/limit';
import type { Night } from '../../core/night';
import { isProblem, type Problem } from '../../core/problem';
import { useAct } from '../act';
import { draftToLimit, LimitFields, limitToDraft, type LimitDraft } from '../child/LimitFields';
import { useTitled } from '../child/limit-words';
import { useGround } from '../household';
import { setGrade } from '../store/grades';
import { gradeOn, type Child } from '../store/views';

type FormProps = { child: Child; night: Night };

function useChoose({ child, night }: FormProps): (limit: LimitChoice) => Promise<boolean> {
  const { t } = useTranslation('settings');
  const { home } = useGround();
  const { act } = useAct();
  const { grade, school } = gradeOn(child, night);
  return (limit) =>
    act(async () => {
      const undo = await setGrade(home, child.id, { from: night, grade, school, limit });
      return { text: t('limit.saved', { night }), undo };
    });
}

/** Which limit the child is compared with, with its source; a change holds from tonight on. */
export function LimitForm({ child, night }: FormProps) {
  const { t } = useTranslation(['settings', 'grades', 'problem']);
  const titled = useTitled();
  const { grade, school, limit, from } = gradeOn(child, night);
  const choose = useChoose({ child, night });
  const [draft, setDraft] = useState<LimitDraft>();
  const [problem, setProblem] = useState<Problem>();
  const inForce = limitFor(limit, { grade, school, kind: 'school' });
  const shown = draft ?? limitToDraft(limit);
  const change = (next: LimitDraft) => {
    setProblem(undefined);
    // A number of the family's own is first typed, then saved.
    setDraft(next.preset === 'custom' ? next : undefined);
    if (next.preset !== 'custom') void choose({ preset: next.preset });
  };
  const save = async () => {
    const chosen = draftToLimit(shown);
    if (isProblem(chosen)) setProblem(chosen);
    else if (await choose(chosen)) setDraft(undefined);
  };
  return (
    <section className="sheet stack">
      <h2>{t('limit.title')}</h2>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <LimitFields value={shown} school={school} problem={problem} onChange={change} />
        {shown.preset === 'custom' && (
          <button type="submit" className="button button-main">
            {t('save')}
          </button>
        )}
      </form>
      <p>
        {inForce.minutes === null
          ? t('limit.noRule')
          : t(`limit.now.${inForce.unit}.${inForce.scope}`, { minutes: inForce.minutes })}
      </p>
      {limit.by === 'school' && <p>{t('limit.ofSchool', { night: from })}</p>}
      {inForce.id !== 'custom' && (
        <p className="soft small">{`${t(`limit.strength.${inForce.strength}`)} · ${t('limit.source', { source: titled(CITED[inForce.id].source) })}`}</p>
      )}
    </section>
  );
}
