import { useTranslation } from 'react-i18next';
import { ForAMinute } from '../ShownCode';

/** What of a hand-over stands on the screen: the code and the digits never together, so that no photograph has both. */
export type OnScreen = 'nothing' | 'code' | 'digits' | 'hidden';

type DigitsProps = { digits: string; step: number; shown: OnScreen; onShow: (shown: OnScreen) => void };

/** Six digits in two groups, the way a person reads them out. */
function inThrees(digits: string): string {
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}

/** The six digits, for a minute, and the code away meanwhile. */
export function DigitsStep({ digits, step, shown, onShow }: DigitsProps) {
  const { t } = useTranslation('handover');
  return (
    <section className="sheet stack">
      <h2>{t('step.digits', { step })}</h2>
      <p>{t('digits.how')}</p>
      {shown === 'digits' ? (
        <>
          <ForAMinute
            onHide={() => {
              onShow('hidden');
            }}
          >
            <p className="handover-digits number" aria-label={t('digits.said')}>
              {inThrees(digits)}
            </p>
          </ForAMinute>
          <button
            type="button"
            className="button"
            onClick={() => {
              onShow('nothing');
            }}
          >
            {t('digits.hide')}
          </button>
        </>
      ) : (
        <button
          type="button"
          className="button"
          onClick={() => {
            onShow('digits');
          }}
        >
          {t('digits.show')}
        </button>
      )}
      <p role="status" className="soft">
        {shown === 'hidden' && t('hidden')}
      </p>
    </section>
  );
}
