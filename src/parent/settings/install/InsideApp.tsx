import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../ui/copy';
import { Steps } from '../../inside/Steps';
import { AppMenuPicture, AppTopPicture } from '../../inside/InsidePictures';

/** Inside WeChat (or DingTalk): first the way out into a browser, second staying, with what that costs. */
export function InsideApp({ app, onStay }: { app: 'wechat' | 'dingtalk'; onStay: () => void }) {
  const { t } = useTranslation('install');
  const name = t(`app.${app}`);
  return (
    <>
      <section className="sheet">
        <h2>{t('inside.heading')}</h2>
        <Steps
          steps={[
            { said: t('inside.dots'), picture: <AppTopPicture /> },
            { said: t('inside.browser'), hint: t('inside.browserHint'), picture: <AppMenuPicture /> },
          ]}
        />
        <CopyAddress />
      </section>
      <section className="sheet">
        <h2>{t('stay.heading', { app: name })}</h2>
        <p>{t('stay.sentence', { app: name })}</p>
        <button type="button" className="button button-quiet" onClick={onStay}>
          {t('stay.button', { app: name })}
        </button>
      </section>
    </>
  );
}

/** For menus that have no such line: the address to paste into a browser, shown when it cannot be copied. */
function CopyAddress() {
  const { t } = useTranslation('install');
  const [outcome, setOutcome] = useState<'copied' | 'not-copied'>();
  const address = window.location.origin;
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        onClick={() => void copyText(address).then(setOutcome)}
      >
        {t('address.button')}
      </button>
      <p role="status" className="install-note">
        {outcome !== undefined && t(`address.${outcome}`)}
        {outcome === 'not-copied' && <span className="install-address">{address}</span>}
      </p>
    </>
  );
}
