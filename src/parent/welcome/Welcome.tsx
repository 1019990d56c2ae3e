import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { School } from '../../core/grade';
import { textToNickname } from '../../core/nickname';
import { isProblem, type Problem } from '../../core/problem';
import { Lamp } from '../../ui/Lamp';
import { useAct } from '../act';
import { changeAppearance, useAppearance } from '../../ui/appearance';
import { GradeField, NicknameField, SchoolField } from '../child/ChildFields';
import { nightNow, useGround } from '../household';
import { SandboxMark, useSandboxDoor } from '../SandboxDoor';
import { addChild } from '../store/children';
import { freshId } from '../store/write';
import { changeLanguage } from '../words';
import { OnDevice } from './OnDevice';
import { UsedBefore } from './UsedBefore';
import { WechatHint } from './WechatHint';
import './welcome.css';

function LanguageKey() {
  const { t } = useTranslation('welcome');
  const { language } = useAppearance();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const turn = () => {
    changeAppearance({ language: other });
    void changeLanguage(other);
  };
  return (
    <button type="button" className="button button-plain" lang={other} onClick={turn}>
      {t('otherLanguage')}
    </button>
  );
}

function useSaveChild(): (
  nickname: string,
  grade: number | undefined,
  school: School,
) => Promise<Problem | undefined> {
  const { home, clock } = useGround();
  const { act } = useAct();
  const [id] = useState(freshId);
  return async (text, grade, school) => {
    const nickname = textToNickname(text);
    if (isProblem(nickname)) return nickname;
    if (grade === undefined) return { kind: 'grade-missing' };
    await act(async () => {
      await addChild(home, { id, nickname, grade, school }, nightNow(clock));
      return undefined;
    });
    return undefined;
  };
}

/** First run: a nickname, a grade, and where in the world; then straight to today's page. No account, no tour. */
export function Welcome({ damaged }: { damaged: number }) {
  const { t } = useTranslation(['welcome', 'app', 'problem']);
  const { isSandbox } = useGround();
  const door = useSandboxDoor();
  const { act } = useAct();
  const [nickname, setNickname] = useState('');
  const [grade, setGrade] = useState<number>();
  const [school, setSchool] = useState<School>('cn63');
  const [problem, setProblem] = useState<Problem>();
  const save = useSaveChild();
  const lookAround = () =>
    void act(async () => {
      await door.open();
      return undefined;
    });
  return (
    <main className="page stack welcome">
      {isSandbox && <SandboxMark />}
      <Lamp value={0} full={1} isLit={false}>
        <h1 className="welcome-name">{t('name')}</h1>
      </Lamp>
      <p className="welcome-promise">{t('promise')}</p>
      {damaged > 0 && <p role="alert">{t('app:damagedChild')}</p>}
      {!isSandbox && <OnDevice />}
      <WechatHint />
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save(nickname, grade, school).then(setProblem);
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
        <GradeField
          value={grade}
          school={school}
          problem={problem}
          onChange={(chosen) => {
            setGrade(chosen);
            setProblem(undefined);
          }}
        />
        <SchoolField value={school} onChange={setSchool} />
        <button type="submit" className="button button-main">
          {t('start')}
        </button>
      </form>
      <div className="row welcome-foot">
        {!isSandbox && (
          <button type="button" className="button button-quiet grow" onClick={lookAround}>
            {t('example')}
          </button>
        )}
        <LanguageKey />
      </div>
      {!isSandbox && <UsedBefore />}
      <p className="soft small">{t('private')}</p>
    </main>
  );
}
