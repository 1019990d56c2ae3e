import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Lamp } from '../ui/Lamp';
import { Extra, partWith } from './part';
import { errorToProblem } from './store/trouble';
import { failureKey } from './version/stale-chunk';

/** What stands where a screen will be: the lamp, off. */
export function Waiting() {
  return (
    <div className="waiting" aria-busy="true">
      <Lamp value={0} full={1} isLit={false}>
        {null}
      </Lamp>
    </div>
  );
}

const back = partWith('guard', () => import('./WayBack').then(({ WayBack }) => WayBack));

/** What a reader is told when a screen cannot be drawn: what happened, what is safe, what to do. */
export function Trouble({ error }: { error: unknown }) {
  const { t } = useTranslation(['app', 'storage']);
  const problem = errorToProblem(error);
  const reload = () => {
    location.reload();
  };
  return (
    <main className="trouble stack" role="alert">
      <h1>{t('trouble.title')}</h1>
      <p>{problem ? t(`storage:${problem.kind}`) : t(failureKey(error))}</p>
      <p className="soft">{t('trouble.safe')}</p>
      <button type="button" className="button button-main" onClick={reload}>
        {t('trouble.reload')}
      </button>
      {problem?.kind === 'storage-closed' && (
        <Extra>
          <Suspense fallback={null}>
            <back.Part />
          </Suspense>
        </Extra>
      )}
    </main>
  );
}
