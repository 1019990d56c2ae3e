import { isCompared, nightDay, type Override } from '../../core/calendar';
import { makeUpNights } from '../../core/days-change';
import { classEvening } from '../../core/open-evening';
import { nightReason } from '../../core/night-reason';
import type { Night } from '../../core/night';
import { Choice } from '../../ui/Choice';
import type { Looked } from './looked';
import { useSay } from './say';

type CardProps = {
  night: Night;
  looked: Looked;
  onSay: ((nights: readonly Night[], says: Override | 'calendar') => void) | undefined;
};

const SAYS = ['calendar', 'school', 'holiday', 'no-homework'] as const;

/** Who says so: the class, the school, or the calendar with its reason. */
function useWhy(): (night: Night, looked: Looked) => string {
  const { t, reason } = useSay();
  return (night, { calendar, ofSchool, ofClass }) => {
    if (ofClass[night]) return t('why.class');
    if (ofSchool[night]) return t('why.school');
    return reason(nightReason(night, { ...calendar, overrides: {}, earlier: undefined }));
  };
}

type SayingProps = CardProps & { onSay: NonNullable<CardProps['onSay']> };

/** What the school or the class says of the evening; of a free day also that school is held. */
function Saying({ night, looked, onSay }: SayingProps) {
  const { t, day } = useSay();
  const { calendar, classId, ofClass, ofSchool, tonight } = looked;
  const own = classId === undefined ? ofSchool[night] : ofClass[night];
  const isFree = !isCompared(nightDay(night, calendar).kind);
  const makeUp = isFree ? makeUpNights(night, calendar).filter((each) => each >= tonight) : [];
  return (
    <>
      <Choice
        label={t(classId === undefined ? 'days.schoolSays' : 'days.classSays')}
        value={own ?? 'calendar'}
        options={SAYS.map((value) => ({ value, label: t(`says.${value}`) }))}
        onChange={(says) => {
          onSay([night], says);
        }}
      />
      {makeUp.length > 0 && (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            onSay(makeUp, 'school');
          }}
        >
          {t('days.makeUp', { nights: makeUp.map(day).join(t('app:and')) })}
        </button>
      )}
    </>
  );
}

/** One evening: what it is, why, and, for whoever may, what it shall be. */
export function NightCard({ night, looked, onSay }: CardProps) {
  const { t, day } = useSay();
  const why = useWhy();
  const { calendar, tonight } = looked;
  const evening = classEvening(night, calendar);
  return (
    <section className="sheet stack" aria-live="polite">
      <h2>{day(night)}</h2>
      <p>
        {t('days.is', { kind: t(`kind.${nightDay(night, calendar).kind}`) })}
        {why(night, looked)}
      </p>
      {evening.night !== evening.last && (
        <p className="soft">{t('days.block', { first: day(evening.night), last: day(evening.last) })}</p>
      )}
      {onSay && night >= tonight && <Saying night={night} looked={looked} onSay={onSay} />}
      {night < tonight && <p className="soft small">{t('days.past')}</p>}
    </section>
  );
}
