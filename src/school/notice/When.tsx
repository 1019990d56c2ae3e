import { useTranslation } from 'react-i18next';
import type { Night } from '../../core/night';
import { useSayNotice } from './say-notice';

type WhenProps = { night: Night; time: string; onChange: (time: string) => void };

/** At once, or at an hour of that day. */
export function When({ night, time, onChange }: WhenProps) {
  const { t } = useTranslation('notice');
  const say = useSayNotice();
  return (
    <details className="more" open={time !== '' || undefined}>
      <summary>{time === '' ? t('when.now') : t('when.at', { date: say.date(night), time })}</summary>
      <div className="stack">
        <div className="field">
          <label htmlFor="notice-time">{t('when.label', { date: say.date(night) })}</label>
          <input
            id="notice-time"
            className="input notice-time"
            type="time"
            value={time}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
          <p className="soft small">{t('when.help')}</p>
        </div>
      </div>
    </details>
  );
}
