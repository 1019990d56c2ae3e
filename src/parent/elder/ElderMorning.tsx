import { useTranslation } from 'react-i18next';
import type { Night } from '../../core/night';
import { useSheet } from '../entry/sheet';
import type { ElderActs } from './acts';
import type { ElderNights } from './evening';

type ElderMorningProps = { nights: ElderNights; acts: ElderActs; onGuess: (night: Night) => void };

/** From 04:00 to noon: what last night was, or its two answers in one tap. */
export function ElderMorning({ nights: { lastNight }, acts, onGuess }: ElderMorningProps) {
  const { t } = useTranslation(['elder', 'today', 'app']);
  const { open } = useSheet();
  const { night, said, total } = lastNight.evening;
  const isEmpty = lastNight.entries.length === 0;
  const words = () => {
    if (!isEmpty) return t('today:morning.minutes', { minutes: total.all });
    if (said === undefined) return t('today:morning.nothing');
    return t(said === 'no-homework' ? 'today:morning.noHomework' : 'today:morning.doneAtSchool');
  };
  return (
    <section className="sheet stack" aria-label={t('today:morning.label', { night })}>
      <p className="elder-line">{words()}</p>
      <div className="row">
        {isEmpty && said === undefined && (
          <>
            <button
              type="button"
              className="button grow"
              onClick={() => {
                acts.say(night, 'no-homework');
              }}
            >
              {t('key.noHomework')}
            </button>
            <button
              type="button"
              className="button grow"
              onClick={() => {
                onGuess(night);
              }}
            >
              {t('key.doneAtSchool')}
            </button>
          </>
        )}
        {(!isEmpty || said !== undefined) && (
          <button
            type="button"
            className="button grow"
            onClick={() => {
              open('line', night);
            }}
          >
            {t('morning.give')}
          </button>
        )}
      </div>
    </section>
  );
}
