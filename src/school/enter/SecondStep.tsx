import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '../../core/problem';
import { takeSecondStep } from '../client';
import { Field } from '../Field';

type StepProps = { onEnter: () => void; onOver: (problem: Problem) => void };

/** The password was right: now the digits of the app, or a recovery code. */
export function SecondStep({ onEnter, onOver }: StepProps) {
  const { t } = useTranslation('enter');
  const [proof, setProof] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    const outcome = await takeSecondStep({ proof });
    setSending(false);
    if (!isProblem(outcome)) onEnter();
    else if (outcome.kind === 'second-step-over') onOver(outcome);
    else setProblem(outcome);
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
      <h2>{t('second.title')}</h2>
      <Field
        label={t('second.code')}
        help={t('second.help')}
        problem={problem}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        autoFocus
        value={proof}
        onChange={(event) => {
          setProof(event.target.value);
          setProblem(undefined);
        }}
      />
      <button type="submit" className="button button-main" disabled={isSending || proof.trim() === ''}>
        {t('signIn.enter')}
      </button>
    </form>
  );
}
