import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CODE, plainCode, readWayIn } from '../../core/slip';
import { isProblem, type Problem } from '../../core/problem';
import type { SchoolClass } from '../../wire/classes';
import { Confirm } from '../Confirm';
import { CopyText } from '../CopyText';
import { mintSlips, revokeSlips } from '../client';
import { useDesk } from '../desk';
import { Field } from '../Field';

type CardProps = { of: SchoolClass; onChanged: () => void };

/** The code somebody read off a slip: alone, or with all that stands around it. */
function codeOf(typed: string): string | Problem {
  const plain = plainCode(typed);
  if (CODE.test(plain)) return plain;
  const way = readWayIn(typed);
  if (isProblem(way)) return way;
  return 'code' in way ? way.code : { kind: 'code-unreadable' };
}

function useSlips({ of, onChanged }: CardProps) {
  const { t } = useTranslation('class');
  const { act, tell, showSlips } = useDesk();
  const mint = async (seats: 'missing' | 'unused' | { code: string }) => {
    const minted = await act(mintSlips({ class: of.id, seats }));
    if (!minted) return;
    onChanged();
    if (minted.codes.length === 0) tell(t('slips.none'));
    else showSlips({ of, minted });
  };
  const revoke = async (seats: 'unused' | { code: string }) => {
    const outcome = await act(revokeSlips({ class: of.id, seats }));
    if (!outcome) return;
    onChanged();
    tell(t('slips.revoked', { count: outcome.revoked }));
  };
  return { mint, revoke };
}

function OneSlip({ mint, revoke }: ReturnType<typeof useSlips>) {
  const { t } = useTranslation('class');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const code = codeOf(typed);
  const withCode = async (act: (seats: { code: string }) => Promise<void>) => {
    if (isProblem(code)) {
      setProblem(code);
      return;
    }
    await act({ code });
    setTyped('');
  };
  return (
    <div className="stack">
      <h3>{t('slips.one.title')}</h3>
      <Field
        label={t('slips.one.code')}
        help={t('slips.one.help')}
        problem={problem}
        spellCheck={false}
        autoCapitalize="none"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem(undefined);
        }}
      />
      <div className="row">
        <Confirm
          label={t('slips.one.replace')}
          doLabel={t('slips.one.replaceDo')}
          what={t('slips.one.replaceWhat')}
          disabled={typed.trim() === ''}
          onConfirm={() => withCode(mint)}
        />
        <Confirm
          label={t('slips.one.revoke')}
          doLabel={t('slips.one.revokeDo')}
          what={t('slips.one.revokeWhat')}
          disabled={typed.trim() === ''}
          onConfirm={() => withCode(revoke)}
        />
      </div>
    </div>
  );
}

/** The way of paper: slips to print, one a family, and what to do when some are lost. */
export function SlipsCard({ of, onChanged }: CardProps) {
  const { t } = useTranslation('class');
  const slips = useSlips({ of, onChanged });
  const missing = of.seats ? Math.max(0, of.size - of.seats.printed) : undefined;
  return (
    <section className="sheet stack">
      <h2>{t('slips.title')}</h2>
      <p>{t('slips.what')}</p>
      <div className="row">
        <button
          type="button"
          className={missing === 0 ? 'button' : 'button button-main'}
          disabled={missing === 0}
          onClick={() => void slips.mint('missing')}
        >
          {missing === undefined || missing === 0
            ? t('slips.print')
            : t('slips.printSome', { count: missing })}
        </button>
      </div>
      {of.seats && (
        <p className="soft small number">
          {t(missing === 0 ? 'slips.allPrinted' : 'slips.seats', { ...of.seats, size: of.size })}
        </p>
      )}
      <CopyText label={t('slips.messageLabel')} text={t('slips.message')} copyLabel={t('copyMessage')} />
      <details className="more">
        <summary>{t('slips.more')}</summary>
        <div className="stack">
          <p className="soft small">{t('slips.unusedHelp')}</p>
          <div className="row">
            <Confirm
              label={t('slips.renew')}
              doLabel={t('slips.renewDo')}
              what={t('slips.renewWhat')}
              onConfirm={() => slips.mint('unused')}
            />
            <Confirm
              label={t('slips.stop')}
              doLabel={t('slips.stopDo')}
              what={t('slips.stopWhat')}
              onConfirm={() => slips.revoke('unused')}
            />
          </div>
          <OneSlip {...slips} />
        </div>
      </details>
    </section>
  );
}
