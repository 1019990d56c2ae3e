import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BegunFactor } from '../../wire/account';
import { useDesk } from '../desk';
import { AskBoth, AskPassword } from './ask-again';
import { RecoveryCodes } from './RecoveryCodes';
import { ShowSecret } from './ShowSecret';

type Stage =
  | { kind: 'rest' }
  | { kind: 'password' }
  | { kind: 'secret'; begun: BegunFactor }
  | { kind: 'codes'; codes: readonly string[] }
  | { kind: 'off' }
  | { kind: 'renew' };
type StageProps = { go: (stage: Stage) => void };

/** Off, and what it would be good for; on, and what can be done about it. */
function Rest({ go }: StageProps) {
  const { t } = useTranslation('account');
  const { hasSecondFactor } = useDesk().me;
  if (!hasSecondFactor) {
    return (
      <>
        <p className="soft">{t('factor.what')}</p>
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => {
              go({ kind: 'password' });
            }}
          >
            {t('factor.begin')}
          </button>
        </div>
      </>
    );
  }
  return (
    <>
      <p>{t('factor.isOn')}</p>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => {
            go({ kind: 'renew' });
          }}
        >
          {t('factor.renew')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            go({ kind: 'off' });
          }}
        >
          {t('factor.end')}
        </button>
      </div>
    </>
  );
}

/** Signing in by password and the digits of an app: on, off, and its recovery codes, step by step in one place. */
export function SecondFactor() {
  const { t } = useTranslation('account');
  const { askAgain, tell } = useDesk();
  const [stage, go] = useState<Stage>({ kind: 'rest' });
  const rest = () => {
    go({ kind: 'rest' });
  };
  return (
    <section className="sheet stack">
      <h2>{t('factor.title')}</h2>
      {stage.kind === 'rest' && <Rest go={go} />}
      {stage.kind === 'password' && (
        <AskPassword
          onBegun={(begun) => {
            go({ kind: 'secret', begun });
          }}
          onLeave={rest}
        />
      )}
      {stage.kind === 'secret' && (
        <ShowSecret
          begun={stage.begun}
          onConfirmed={() => {
            go({ kind: 'codes', codes: stage.begun.codes });
          }}
          onLeave={rest}
        />
      )}
      {stage.kind === 'codes' && (
        <RecoveryCodes
          codes={stage.codes}
          onKept={() => {
            rest();
            askAgain();
          }}
        />
      )}
      {stage.kind === 'off' && (
        <AskBoth
          kind="off"
          onDone={() => {
            rest();
            askAgain();
            tell(t('factor.ended'));
          }}
          onLeave={rest}
        />
      )}
      {stage.kind === 'renew' && (
        <AskBoth
          kind="renew"
          onDone={(codes) => {
            go({ kind: 'codes', codes });
          }}
          onLeave={rest}
        />
      )}
    </section>
  );
}
