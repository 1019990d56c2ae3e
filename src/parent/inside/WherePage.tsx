import { useTranslation } from 'react-i18next';
import { AppMenuPicture, AppTopPicture } from './InsidePictures';
import { Steps } from './Steps';
import type { OtherApp } from './which';

type WhereProps = {
  app: OtherApp;
  /** What becomes of the code meanwhile, what the browser goes on with, and what may be lost in here. */
  words: { kept: string; hint: string; risk: string };
  onStay: () => void;
};

/** Inside WeChat (or DingTalk): where shall the diary live? What was scanned stays in the address, and goes along into the browser. */
export function WherePage({ app, words, onStay }: WhereProps) {
  const { t } = useTranslation(['class', 'install']);
  const name = t(`install:app.${app}`);
  return (
    <>
      <h1>{t('where.title')}</h1>
      <p className="soft">{words.kept}</p>
      <section className="sheet stack">
        <h2>{t('where.browser')}</h2>
        <Steps
          steps={[
            { said: t('install:inside.dots'), picture: <AppTopPicture /> },
            { said: t('install:inside.browser'), hint: words.hint, picture: <AppMenuPicture /> },
          ]}
        />
      </section>
      <section className="sheet stack">
        <h2>{t('where.stay', { app: name })}</h2>
        <p className="soft">{words.risk}</p>
        <button type="button" className="button" onClick={onStay}>
          {t('where.stayKey', { app: name })}
        </button>
      </section>
    </>
  );
}
