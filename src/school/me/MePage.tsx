import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../core/problem';
import { LookChoices } from '../../ui/LookChoices';
import { changePassword, signOut, type Refused } from '../client';
import { demoDesk } from '../demo-desk';
import { useDesk } from '../desk';
import { Field } from '../Field';
import { useRoleWords } from '../role-words';
import { changeLanguage } from '../words';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';

const EMPTY = { current: '', next: '' };

function Password() {
  const { t } = useTranslation('people');
  const { me, tell } = useDesk();
  const [typed, setTyped] = useState(EMPTY);
  const [problem, setProblem] = useState<Refused>();
  const save = async () => {
    if (typed.next.length < 12) {
      setProblem({ kind: 'password-short' });
      return;
    }
    const outcome = await changePassword({ currentPassword: typed.current, newPassword: typed.next });
    setProblem(isProblem(outcome) ? outcome : undefined);
    if (isProblem(outcome)) return;
    setTyped(EMPTY);
    tell(t('me.changed'));
  };
  const isOfNext = problem?.kind === 'password-short';
  return (
    <form
      className="sheet stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{t('me.password')}</h2>
      {/* Tells a password keeper whose password is changed. */}
      <input type="text" autoComplete="username" value={me.name} readOnly hidden />
      <Field
        label={t('me.current')}
        type="password"
        autoComplete="current-password"
        problem={isOfNext ? undefined : problem}
        value={typed.current}
        onChange={(event) => {
          setTyped({ ...typed, current: event.target.value });
        }}
      />
      <Field
        label={t('me.next')}
        help={t('enter:person.passwordHelp')}
        type="password"
        autoComplete="new-password"
        problem={isOfNext ? problem : undefined}
        value={typed.next}
        onChange={(event) => {
          setTyped({ ...typed, next: event.target.value });
        }}
      />
      <div className="row">
        <button
          type="submit"
          className="button button-main"
          disabled={typed.current === '' || typed.next === ''}
        >
          {t('me.change')}
        </button>
      </div>
    </form>
  );
}

function Looks() {
  const { t } = useTranslation('people');
  const words = {
    language: t('looks.language'),
    theme: t('looks.theme'),
    themes: { auto: t('theme.auto'), light: t('theme.light'), dark: t('theme.dark') },
    type: t('looks.type'),
    types: { normal: t('type.normal'), large: t('type.large') },
  };
  return (
    <section className="sheet stack">
      <h2>{t('looks.title')}</h2>
      <LookChoices words={words} speak={(language) => void changeLanguage(language)} />
    </section>
  );
}

/** One's own account, and how this browser shows the app. */
export function MePage() {
  const { t } = useTranslation(['people', 'account']);
  const { me, act, askAgain } = useDesk();
  const wordsOf = useRoleWords(me.school.system);
  const leave = async () => {
    if (await act(signOut())) askAgain();
  };
  // Nobody signs in to the demo, so there is nothing to change and nothing to leave.
  const isDemo = demoDesk(location.pathname) !== '';
  return (
    <main className="work stack">
      <h1>{me.name}</h1>
      <p className="soft">{t('me.who', { school: me.school.name, post: wordsOf(me) })}</p>
      <div className="two">
        {!isDemo && <SecondFactor />}
        {!isDemo && <Password />}
        {!isDemo && <Sessions />}
        <Looks />
      </div>
      {!isDemo && (
        <div className="row">
          <button type="button" className="button" onClick={() => void leave()}>
            {t('me.signOut')}
          </button>
        </div>
      )}
    </main>
  );
}
