import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstallPrompt } from '../../version/install-prompt';
import { AbilityList } from './AbilityList';
import { abilitiesOf } from './abilities';
import type { BrowserFacts } from '../../device/facts';
import { InsideApp } from './InsideApp';
import { HomePicture, ShareMenuPicture, SharePicture } from './IosPictures';
import { platformOf, type Platform } from '../../device/platform';
import { Steps } from '../../inside/Steps';
import './install.css';

/**
 * How to put Lamplight on the home screen of this very device, and what the device can do. `onStay` goes
 * back to tonight for a parent who would rather stay inside WeChat.
 */
export function Install({
  facts,
  prompt,
  onStay,
}: {
  facts: BrowserFacts;
  prompt: InstallPrompt;
  onStay: () => void;
}) {
  const { t } = useTranslation('install');
  const platform = platformOf(facts.userAgent, facts);
  return (
    <div className="install">
      <h1>{t('title')}</h1>
      <p className="install-why">{t('why')}</p>
      <Way platform={platform} prompt={prompt} onStay={onStay} />
      <AbilityList abilities={abilitiesOf(facts)} />
    </div>
  );
}

function Way({
  platform,
  prompt,
  onStay,
}: {
  platform: Platform;
  prompt: InstallPrompt;
  onStay: () => void;
}) {
  switch (platform.kind) {
    case 'installed':
      return <Told heading="installed" sentence="installedSentence" />;
    case 'not-secure':
      return <Told heading="notSecure" sentence="notSecureSentence" />;
    case 'inside':
      return <InsideApp app={platform.app} onStay={onStay} />;
    case 'ios':
      return <Ios />;
    case 'android':
      return <Android maker={platform.maker} prompt={prompt} />;
    case 'desktop':
      return <Offer prompt={prompt} steps={`desktop.${platform.browser}`} />;
  }
}

function Told({ heading, sentence }: { heading: string; sentence: string }) {
  const { t } = useTranslation('install');
  return (
    <section className="sheet">
      <h2>{t(heading)}</h2>
      <p>{t(sentence)}</p>
    </section>
  );
}

function Ios() {
  const { t } = useTranslation('install');
  return (
    <section className="sheet">
      <h2>{t('ios.heading')}</h2>
      <Steps
        steps={[
          { said: t('ios.share'), hint: t('ios.shareHint'), picture: <SharePicture /> },
          { said: t('ios.add'), hint: t('ios.addHint'), picture: <ShareMenuPicture /> },
          { said: t('ios.open'), picture: <HomePicture /> },
        ]}
      />
      <p className="install-note">{t('ios.note')}</p>
    </section>
  );
}

function Android({ maker, prompt }: { maker: 'xiaomi' | 'huawei' | 'other'; prompt: InstallPrompt }) {
  const { t } = useTranslation('install');
  return (
    <>
      <Offer prompt={prompt} steps="android" />
      <details className="sheet install-more" open={maker !== 'other'}>
        <summary>{t('permission.heading')}</summary>
        <p>{t('permission.why')}</p>
        <p>{t(`permission.${maker}`)}</p>
      </details>
    </>
  );
}

/** The browser's own offer as one button; without it (or after it was declined) the way through its menu. */
function Offer({ prompt, steps }: { prompt: InstallPrompt; steps: string }) {
  const { t } = useTranslation('install');
  const offer = useSyncExternalStore(prompt.subscribe, prompt.offer);
  const [answer, setAnswer] = useState<'accepted' | 'dismissed'>();
  if (offer === 'installed') return <Told heading="installed" sentence="installedSentence" />;
  if (offer === 'ready') {
    return (
      <section className="sheet">
        <h2>{t('offer.heading')}</h2>
        <p>{t('offer.sentence')}</p>
        <button
          type="button"
          className="button button-main"
          onClick={() => void prompt.ask().then(setAnswer)}
        >
          {t('offer.button')}
        </button>
      </section>
    );
  }
  return (
    <section className="sheet">
      <h2>{t('menu.heading')}</h2>
      {answer !== undefined && <p role="status">{t(`offer.${answer}`)}</p>}
      <p>{t(`menu.${steps}`)}</p>
    </section>
  );
}
