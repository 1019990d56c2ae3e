import { useTranslation } from 'react-i18next';
import { isPaused, type Timer } from '../../core/timer';
import type { ElderActs } from './acts';
import type { ElderEvening } from './evening';

type ElderKeysProps = {
  tonight: ElderEvening;
  timer: Timer | undefined;
  acts: ElderActs;
  onGuess: () => void;
};

/** The four buttons, always in their places; one that has nothing to do now is pale. */
export function ElderKeys({ tonight, timer, acts, onGuess }: ElderKeysProps) {
  const { t } = useTranslation('elder');
  const { said, night } = tonight.evening;
  const isEmpty = tonight.entries.length === 0 && !timer;
  const isLit = timer !== undefined && !isPaused(timer);
  const writeName = timer ? 'key.writing' : tonight.entries.length > 0 ? 'key.again' : 'key.write';
  return (
    <section className="elder-keys" aria-label={t('keys')}>
      <button
        type="button"
        className={timer ? 'button elder-key' : 'button button-main elder-key'}
        disabled={timer !== undefined}
        onClick={acts.start}
      >
        {t(writeName)}
      </button>
      <button
        type="button"
        className={
          isLit ? 'button button-lit elder-key' : timer ? 'button button-main elder-key' : 'button elder-key'
        }
        disabled={!timer}
        onClick={() => {
          if (timer) acts.finish(timer);
        }}
      >
        {t('key.finish')}
      </button>
      <button
        type="button"
        className="button elder-key"
        disabled={!isEmpty}
        aria-pressed={said === 'no-homework'}
        onClick={() => {
          acts.say(night, said === 'no-homework' ? undefined : 'no-homework');
        }}
      >
        {t('key.noHomework')}
      </button>
      <button
        type="button"
        className="button elder-key"
        disabled={!isEmpty}
        aria-pressed={said === 'done-at-school'}
        onClick={() => {
          if (said === 'done-at-school') acts.say(night, undefined);
          else onGuess();
        }}
      >
        {t('key.doneAtSchool')}
      </button>
    </section>
  );
}
