import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '../../core/problem';
import { signIn } from '../client';
import { Field } from '../Field';
import { ProblemLine } from '../ProblemLine';
import { SecondStep } from './SecondStep';

/** Name and password of an account that is there already, and the second step where it has one. */
export function SignInForm({ onEnter }: { onEnter: () => void }) {
  const [isHalfIn, setHalfIn] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  if (!isHalfIn) {
    return (
      <NameAndPassword
        over={problem}
        onEnter={onEnter}
        onSecondStep={() => {
          setHalfIn(true);
        }}
      />
    );
  }
  return (
    <SecondStep
      onEnter={onEnter}
      onOver={(over) => {
        setProblem(over);
        setHalfIn(false);
      }}
    />
  );
}

type NameProps = { over: Problem | undefined; onEnter: () => void; onSecondStep: () => void };

function NameAndPassword({ over, onEnter, onSecondStep }: NameProps) {
  const { t } = useTranslation('enter');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState(over);
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    const outcome = await signIn({ name: name.trim(), password });
    setSending(false);
    if (isProblem(outcome)) setProblem(outcome);
    else if ('secondStep' in outcome) onSecondStep();
    else onEnter();
  };
  return (
    <form
      className="sheet stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={t('person.name')}
        autoComplete="username"
        maxLength={40}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />
      <Field
        label={t('person.password')}
        type="password"
        autoComplete="current-password"
        maxLength={128}
        value={password}
        onChange={(event) => {
          setPassword(event.target.value);
        }}
      />
      <ProblemLine problem={problem} />
      <button
        type="submit"
        className="button button-main"
        disabled={isSending || name.trim() === '' || password === ''}
      >
        {t('signIn.enter')}
      </button>
    </form>
  );
}

/** The door for whoever has an account; who has none learns how one comes by it. */
export function SignInPage({ onEnter }: { onEnter: () => void }) {
  const { t } = useTranslation('enter');
  return (
    <main className="alone stack">
      <h1>{t('signIn.title')}</h1>
      <SignInForm onEnter={onEnter} />
      <p className="soft small">{t('signIn.none')}</p>
      <div className="row">
        <a className="button button-plain" href="/">
          {t('signIn.parents')}
        </a>
      </div>
    </main>
  );
}
