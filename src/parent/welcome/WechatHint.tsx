import { useTranslation } from 'react-i18next';

/** Inside WeChat's browser the diary would live there: said before the first row is written. */
export function WechatHint() {
  const { t } = useTranslation('welcome');
  if (!/MicroMessenger/i.test(navigator.userAgent)) return null;
  return (
    <section className="sheet stack">
      <h2>{t('wechat.title')}</h2>
      <p>{t('wechat.first')}</p>
      <p className="soft small">{t('wechat.second')}</p>
    </section>
  );
}
