import { useTranslation } from 'react-i18next';
import { AboveFoot } from '../FootStack';
import './notice.css';

/** Something was posted, or changed, while the page is looked at: it comes when it is asked for, so that nothing moves under a thumb. */
export function NoticeNews({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation('notice');
  return (
    <AboveFoot>
      <div className="notice-news" role="status">
        <p>{t('news')}</p>
        <button type="button" className="button" onClick={onShow}>
          {t('show')}
        </button>
      </div>
    </AboveFoot>
  );
}
