import { useTranslation } from 'react-i18next';
import type { Refused } from './client';
import { useSentence } from './ProblemLine';

/** What stands where a screen will be: nothing that moves. */
export function Waiting() {
  return <div className="school-waiting" aria-busy="true" />;
}

/** A screen could not be drawn, by our own mistake: what is safe, what to do. */
export function Trouble() {
  const { t } = useTranslation('app');
  return (
    <main className="alone stack" role="alert">
      <h1>{t('trouble.title')}</h1>
      <p>{t('trouble.safe')}</p>
      <button type="button" className="button button-main" onClick={() => location.reload()}>
        {t('trouble.reload')}
      </button>
    </main>
  );
}

/** What a screen asked for was refused or did not come: the sentence, and once more. */
export function NoAnswer({ problem, again }: { problem: Refused; again: () => void }) {
  const { t } = useTranslation('app');
  const sentence = useSentence();
  return (
    <section className="sheet stack" role="alert">
      <p>{sentence(problem)}</p>
      <div className="row">
        <button type="button" className="button" onClick={again}>
          {t('again')}
        </button>
      </div>
    </section>
  );
}
