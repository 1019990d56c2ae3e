import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRouter } from 'wouter';
import { copyText } from '../../ui/copy';
import { QrCode } from '../../ui/QrCode';
import { nightNow, useGround, useHousehold } from '../household';
import { elderCode } from '../store/elder';
import { noteLines } from '../store/lines';
import type { Child } from '../store/views';
import '../code.css';

function Code({ child }: { child: Child }) {
  const { t } = useTranslation('elder');
  const { home, clock } = useGround();
  const { base } = useRouter();
  const [copied, setCopied] = useState<'copied' | 'not-copied'>();
  const night = nightNow(clock);
  const code = useLiveQuery(() => elderCode(home, child.id, night), [home, child.id, night]);
  useEffect(() => {
    // From now on lines come from the other phone.
    void noteLines(home);
  }, [home]);
  if (code === undefined) return null;
  const address = `${location.origin}${base}/elder#${code}`;
  return (
    <>
      <div className="shown-code">
        <QrCode text={address} label={t('code.qr')} />
      </div>
      <p>{t('code.scan')}</p>
      <button type="button" className="button" onClick={() => void copyText(address).then(setCopied)}>
        {t('code.copy')}
      </button>
      <p role="status" className="small">
        {copied && t(copied === 'copied' ? 'code.copied' : 'code.notCopied')}
      </p>
    </>
  );
}

/** 给老人用, on the mother's phone: the code that makes grandfather's phone the child's lamp and four buttons. */
export function ElderCodePage({ id }: { id: string }) {
  const { t } = useTranslation('elder');
  const { children } = useHousehold();
  const child = children.find((each) => each.id === id);
  return (
    <main className="page stack">
      <Link to={child ? `/settings/child/${id}` : '/settings'} className="button button-quiet">
        {t('code.back')}
      </Link>
      <h1>{t('code.title')}</h1>
      {child ? (
        <>
          <p>{t('code.what', { name: child.nickname })}</p>
          <section className="sheet stack">
            <Code child={child} />
          </section>
          <p>{t('code.then')}</p>
          <p className="soft">{t('code.class')}</p>
        </>
      ) : (
        <p>{t('code.gone')}</p>
      )}
    </main>
  );
}
