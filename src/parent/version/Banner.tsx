import { useTranslation } from 'react-i18next';
import type { News } from './news';
import type { VersionState, VersionWatch } from './worker';
import './version.css';

/** What is said of a new version, and the answers to it. */
export function Banner({ state, version }: { state: VersionState; version: VersionWatch }) {
  const { t, i18n } = useTranslation('version');
  // An old page with no network may not get them any more.
  if (!i18n.exists('version:label')) return null;
  return (
    <section className="version" aria-label={t('label')}>
      {state.kind === 'waiting' && <Waiting news={state.news} version={version} />}
      {state.kind === 'changing' && <p role="status">{t('changing')}</p>}
      {state.kind === 'changed' && (
        <>
          <p role="status">{t('changed')}</p>
          <div className="version-answers">
            <button type="button" className="button" onClick={version.reload}>
              {t('changedTake')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function Waiting({ news, version }: { news: News; version: VersionWatch }) {
  const { t, i18n } = useTranslation('version');
  const sentences = news.kind === 'untold' ? t('untold') : inLanguage(news.sentences, i18n.language);
  return (
    <>
      <p role="status">{t('waiting', { news: sentences, interpolation: { escapeValue: false } })}</p>
      <div className="version-answers">
        <button type="button" className="button" onClick={version.takeNewVersion}>
          {t('take')}
        </button>
        <button type="button" className="button button-quiet" onClick={version.putOff}>
          {t('putOff')}
        </button>
      </div>
    </>
  );
}

function inLanguage(sentences: Record<'zh-CN' | 'en', string[]>, language: string): string {
  return language.startsWith('zh') ? sentences['zh-CN'].join('') : sentences.en.join(' ');
}
