import { useTranslation } from 'react-i18next';
import { AppMenuPicture, AppTopPicture } from '../inside/InsidePictures';
import { Steps } from '../inside/Steps';
import type { OtherApp } from '../inside/which';

/** Inside WeChat (or DingTalk): where shall the diary live? The slip stays unspent, and goes along into the browser. */
export function WherePage({ app, onStay }: { app: OtherApp; onStay: () => void }) {
  const { t } = useTranslation(['class', 'install']);
  const name = t(`install:app.${app}`);
  return (
    <>
      <h1>{t('where.title')}</h1>
      <p className="soft">{t('where.unspent')}</p>
      <section className="sheet stack">
        <h2>{t('where.browser')}</h2>
        <Steps
          steps={[
            { said: t('install:inside.dots'), picture: <AppTopPicture /> },
            { said: t('install:inside.browser'), hint: t('where.browserHint'), picture: <AppMenuPicture /> },
          ]}
        />
      </section>
      <section className="sheet stack">
        <h2>{t('where.stay', { app: name })}</h2>
        <p className="soft">{t('where.stayHelp', { app: name })}</p>
        <button type="button" className="button" onClick={onStay}>
          {t('where.stayKey', { app: name })}
        </button>
      </section>
    </>
  );
}
