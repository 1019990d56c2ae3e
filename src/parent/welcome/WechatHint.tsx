import { useTranslation } from 'react-i18next';
import { openedInside } from '../inside/which';

/** Inside WeChat's browser the diary would live there: said before the first row is written. */
export function WechatHint() {
  const { t } = useTranslation('welcome');
  if (openedInside(navigator.userAgent) !== 'wechat') return null;
  return (
    <section className="sheet stack">
      <h2>{t('wechat.title')}</h2>
      <p>{t('wechat.first')}</p>
      <p className="soft small">{t('wechat.second')}</p>
    </section>
  );
}
