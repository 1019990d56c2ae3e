import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../core/problem';
import type { BegunFactor } from '../../wire/account';
import { beginFactor, endFactor, renewRecoveryCodes, type Refused } from '../client';
import { useDesk } from '../desk';
import { Field } from '../Field';

type FormProps = {
  doLabel: string;
  isReady: boolean;
  onSend: () => Promise<void>;
  onLeave: () => void;
  children: ReactNode;
};

function Form({ doLabel, isReady, onSend, onLeave, children }: FormProps) {
  const { t } = useTranslation('app');
  const { me } = useDesk();
  const [isSending, setSending] = useState(false);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSending(true);
        void onSend().finally(() => {
          setSending(false);
        });
      }}
    >
      {/* Tells a password keeper whose password is asked for. */}
      <input type="text" autoComplete="username" value={me.name} readOnly hidden />
      {children}
      <div className="row">
        <button type="submit" className="button button-main" disabled={isSending || !isReady}>
          {doLabel}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          {t('leaveIt')}
        </button>
      </div>
    </form>
  );
}

type PasswordProps = { password: string; problem: Refused | undefined; onChange: (password: string) => void };

function PasswordField({ password, problem, onChange }: PasswordProps) {
  const { t } = useTranslation('people');
  return (
    <Field
      label={t('me.current')}
      type="password"
      autoComplete="current-password"
      maxLength={128}
      problem={problem}
      value={password}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

type BeginProps = { onBegun: (begun: BegunFactor) => void; onLeave: () => void };

/** The password once more before a second factor begins: an unlocked screen is not enough. */
export function AskPassword({ onBegun, onLeave }: BeginProps) {
  const { t } = useTranslation('account');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Refused>();
  const send = async () => {
    const outcome = await beginFactor({ password });
    if (isProblem(outcome)) setProblem(outcome);
    else onBegun(outcome);
  };
  return (
    <Form doLabel={t('factor.next')} isReady={password !== ''} onSend={send} onLeave={onLeave}>
      <PasswordField password={password} problem={problem} onChange={setPassword} />
    </Form>
  );
}

type BothProps = { kind: 'off' | 'renew'; onDone: (codes: readonly string[]) => void; onLeave: () => void };

/** Password and digits together: before the factor ends, and before other recovery codes are made. */
export function AskBoth({ kind, onDone, onLeave }: BothProps) {
  const { t } = useTranslation('account');
  const [typed, setTyped] = useState({ password: '', proof: '' });
  const [problem, setProblem] = useState<Refused>();
  const send = async () => {
    const outcome = await (kind === 'off' ? endFactor(typed) : renewRecoveryCodes(typed));
    if (isProblem(outcome)) setProblem(outcome);
    else onDone('codes' in outcome ? outcome.codes : []);
  };
  const isOfPassword = problem?.field === 'password';
  const isReady = typed.password !== '' && typed.proof.trim() !== '';
  return (
    <>
      <p>{t(kind === 'off' ? 'factor.endWhat' : 'factor.renewWhat')}</p>
      <Form
        doLabel={t(kind === 'off' ? 'factor.endDo' : 'factor.renewDo')}
        isReady={isReady}
        onSend={send}
        onLeave={onLeave}
      >
        <PasswordField
          password={typed.password}
          problem={isOfPassword ? problem : undefined}
          onChange={(password) => {
            setTyped({ ...typed, password });
          }}
        />
        <Field
          label={t('enter:second.code')}
          help={t('enter:second.help')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          problem={isOfPassword ? undefined : problem}
          value={typed.proof}
          onChange={(event) => {
            setTyped({ ...typed, proof: event.target.value });
          }}
        />
      </Form>
    </>
  );
}
