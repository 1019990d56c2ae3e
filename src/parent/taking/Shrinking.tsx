import { useTranslation } from 'react-i18next';
import type { Plan } from '../store/file/plan';

type ShrinkingProps = {
  plan: Plan;
  yes: string;
  onYes: () => Promise<void>;
  onNo: () => void;
};

/** A large diary would become a small one: asked in plain words, and leaving it is the first answer. */
export function Shrinking({ plan: { before, after }, yes, onYes, onNo }: ShrinkingProps) {
  const { t } = useTranslation('taking');
  return (
    <section className="sheet stack" role="alertdialog" aria-label={t('shrinking.title')}>
      <p>
        <strong>{t('shrinking.question', { before, after })}</strong>
      </p>
      <p>{t('shrinking.advice')}</p>
      <button type="button" className="button button-main" onClick={onNo}>
        {t('shrinking.no')}
      </button>
      <button type="button" className="button" onClick={() => void onYes()}>
        {t('shrinking.yes', { act: yes })}
      </button>
    </section>
  );
}
