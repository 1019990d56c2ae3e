import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../core/problem';
import { inGroups } from '../../core/slip';
import { QrCode } from '../../ui/QrCode';
import type { BegunFactor } from '../../wire/account';
import { confirmFactor, type Refused } from '../client';
import { Field } from '../Field';

type SecretProps = { begun: BegunFactor; onConfirmed: () => void; onLeave: () => void };

/** The secret for an app, to scan or to type, and the digits that show it arrived. */
export function ShowSecret({ begun, onConfirmed, onLeave }: SecretProps) {
  const { t } = useTranslation('account');
  const [proof, setProof] = useState('');
  const [problem, setProblem] = useState<Refused>();
  const [isSending, setSending] = useState(false);
  const confirm = async () => {
    setSending(true);
    const outcome = await confirmFactor({ proof });
    setSending(false);
    if (isProblem(outcome)) setProblem(outcome);
    else onConfirmed();
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <p>{t('secret.scan')}</p>
      <div className="door">
        <QrCode text={begun.address} label={t('secret.qr')} ecc="L" />
      </div>
      <details className="more">
        <summary>{t('secret.typed')}</summary>
        <div className="stack">
          <p className="code copy-text">{inGroups(begun.secret)}</p>
          <p className="soft small">{t('secret.typedHelp')}</p>
        </div>
      </details>
      <Field
        label={t('secret.code')}
        help={t('secret.codeHelp')}
        problem={problem}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        value={proof}
        onChange={(event) => {
          setProof(event.target.value);
          setProblem(undefined);
        }}
      />
      <div className="row">
        <button type="submit" className="button button-main" disabled={isSending || proof.trim() === ''}>
          {t('secret.confirm')}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          {t('app:leaveIt')}
        </button>
      </div>
    </form>
  );
}
