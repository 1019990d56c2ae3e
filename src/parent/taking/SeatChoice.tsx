import { useTranslation } from 'react-i18next';
import type { SecondSeat } from '../store/file/two-seats';

type SeatChoiceProps = {
  second: SecondSeat;
  name: string;
  onAnswer: (answer: SeatAnswer) => void;
};

/** The child sits on the other phone's seat from now on, or the choice is put off and the class page says so. */
export type SeatAnswer = 'theirs' | 'later';

/** One child has two seats in one class and would count twice: which stays is the parent's to say. Under a page's `taking`. */
export function SeatChoice({ second: { seat }, name, onAnswer }: SeatChoiceProps) {
  const { t } = useTranslation('taking');
  const of = { name, class: seat.enrolment.seen.name };
  return (
    <div className="stack" role="group" aria-label={t('two.title', of)}>
      <h2>{t('two.title', of)}</h2>
      <p>{t('two.what', of)}</p>
      <p>{t('two.means')}</p>
      <button
        type="button"
        className="button button-main"
        onClick={() => {
          onAnswer('theirs');
        }}
      >
        {t('two.theirs')}
      </button>
      <p className="soft small">{t('two.own')}</p>
      <button
        type="button"
        className="button"
        onClick={() => {
          onAnswer('later');
        }}
      >
        {t('two.later')}
      </button>
    </div>
  );
}
