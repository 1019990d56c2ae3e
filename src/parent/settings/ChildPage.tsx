import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useLiveQuery } from 'dexie-react-hooks';
import type { Night } from '../../core/night';
import { textToNickname } from '../../core/nickname';
import { isProblem, type Problem } from '../../core/problem';
import { useAct } from '../act';
import { AskFirst } from '../AskFirst';
import { NicknameField } from '../child/ChildFields';
import { nightNow, useGround, useHousehold } from '../household';
import { changeChild, removeChild } from '../store/children';
import { seatOf } from '../store/enrolments';
import type { Child } from '../store/views';
import { CalendarForm } from './CalendarForm';
import { GradeForm } from './GradeForm';
import { GradeRows } from './GradeRows';
import { LimitForm } from './LimitForm';
import { SchoolChange } from './SchoolChange';
import { SubjectForm } from './SubjectForm';
import './settings.css';

function WhoForm({ child, night }: { child: Child; night: Night }) {
  const { t } = useTranslation(['settings', 'problem']);
  const { home } = useGround();
  const { act } = useAct();
  const [nickname, setNickname] = useState(child.nickname);
  const [problem, setProblem] = useState<Problem>();
  const rename = async () => {
    const name = textToNickname(nickname);
    if (isProblem(name)) setProblem(name);
    else
      await act(async () => {
        await changeChild(home, child.id, { nickname: name });
        return { text: t('saved') };
      });
  };
  return (
    <section className="sheet stack">
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <NicknameField
          value={nickname}
          problem={problem}
          onChange={(text) => {
            setNickname(text);
            setProblem(undefined);
          }}
        />
        {nickname !== child.nickname && (
          <button type="submit" className="button button-main">
            {t('save')}
          </button>
        )}
      </form>
      <GradeForm child={child} night={night} />
    </section>
  );
}

function RemoveChild({ child }: { child: Child }) {
  const { t } = useTranslation('settings');
  const { home } = useGround();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const seat = useLiveQuery(() => seatOf(home, child.id), [home, child.id]);
  const remove = async () => {
    const removed = async () => ({
      text: t('childRemoved', { name: child.nickname }),
      undo: await removeChild(home, child.id),
      isLasting: true,
    });
    if (await act(removed)) navigate('/settings');
  };
  return (
    <AskFirst label={t('removeChild')} yes={t('removeYes')} no={t('cancel')} onYes={remove}>
      <p>{t('removeQuestion', { name: child.nickname })}</p>
      {seat?.kind === 'taken' && (
        <p className="soft">{t('removeLeaves', { class: seat.enrolment.seen.name })}</p>
      )}
    </AskFirst>
  );
}

/** 给老人用: this child alone on grandfather's phone. */
function ForElder({ child }: { child: Child }) {
  const { t } = useTranslation('settings');
  const { isSandbox } = useGround();
  if (isSandbox) return null;
  return (
    <section className="sheet stack">
      <h2>{t('elder.title')}</h2>
      <p className="soft">{t('elder.help')}</p>
      <Link to={`/settings/elder/${child.id}`} className="button">
        {t('elder.open')}
      </Link>
    </section>
  );
}

/** Everything that is the child's own: who, limit, calendar, subject keys. */
export function ChildPage({ id }: { id: string }) {
  const { t } = useTranslation(['settings', 'grades', 'problem']);
  const { children } = useHousehold();
  const { clock } = useGround();
  const night = nightNow(clock);
  const child = children.find((each) => each.id === id);
  return (
    <main className="page stack">
      <Link to="/settings" className="button button-quiet">
        {t('back')}
      </Link>
      {child ? (
        <>
          <h1>{child.nickname}</h1>
          <WhoForm child={child} night={night} />
          <LimitForm child={child} night={night} />
          <GradeRows child={child} night={night} />
          <SchoolChange child={child} night={night} />
          <CalendarForm child={child} night={night} />
          <SubjectForm child={child} night={night} />
          <ForElder child={child} />
          <RemoveChild child={child} />
        </>
      ) : (
        <p>{t('noSuchChild')}</p>
      )}
    </main>
  );
}
