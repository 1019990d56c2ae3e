import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CITED, NOTICES } from '../../core/cited';
import type { Limit } from '../../core/limit';
import { nightReason, type NightReason } from '../../core/night-reason';
import type { Night } from '../../core/night';
import { GradeRowForm } from '../child/GradeRowForm';
import { useLimitWords, useTitled } from '../child/limit-words';
import { calendarOf, gradeOn, type Child } from '../store/views';

type WhyProps = { child: Child; night: Night };

/** Why the evening is of its kind, in one sentence that names who says so. */
function useReasonWords(): (reason: NightReason) => string {
  const { t } = useTranslation('grades');
  const titled = useTitled();
  return (reason) => {
    if (reason.kind === 'unknown') return t('why.unknown', { year: reason.year });
    if (reason.kind !== 'day') return t(`why.${reason.kind}`);
    const { because, isTomorrow } = reason;
    const when = t(isTomorrow ? 'why.tomorrow' : 'why.today');
    if (because.kind === 'break')
      return t(`why.${because.isOwn ? 'break' : 'usualBreak'}`, { when, ...because.stretch });
    if (because.kind !== 'notice') return t(`why.${because.kind}`, { when });
    const notice = NOTICES[because.year];
    return t(`why.${because.says}`, { when, source: notice ? titled(notice) : because.year });
  };
}

/** By which of the child's rows the night is judged, with its source; the row can be changed here. */
function WhichLimit({ child, night, limit }: WhyProps & { limit: Limit }) {
  const { t } = useTranslation(['grades', 'app', 'problem']);
  const limitWords = useLimitWords();
  const titled = useTitled();
  const [isChanging, setChanging] = useState(false);
  const row = gradeOn(child, night);
  const grade = t(`app:grade.${row.school}.${String(row.grade)}`);
  if (isChanging)
    return (
      <GradeRowForm
        child={child}
        row={row}
        onDone={() => {
          setChanging(false);
        }}
      />
    );
  return (
    <>
      <p>{t('which.said', { from: row.from, grade, limit: limitWords(limit) })}</p>
      {limit.id !== 'custom' && (
        <p className="soft small">{t('which.source', { source: titled(CITED[limit.id].source) })}</p>
      )}
      <button
        type="button"
        className="button button-quiet"
        onClick={() => {
          setChanging(true);
        }}
      >
        {t('which.change')}
      </button>
    </>
  );
}

/** What decides about one evening: the calendar, or the parent's word, and the limit that held then. */
export function WhyNight({ child, night, limit }: WhyProps & { limit: Limit }) {
  const { t } = useTranslation('grades');
  const reasonWords = useReasonWords();
  const reason = nightReason(night, calendarOf(child, gradeOn(child, night).school));
  return (
    <section className="sheet stack" aria-label={t('why.title')}>
      <h2>{t('why.title')}</h2>
      <p>{reasonWords(reason)}</p>
      <WhichLimit key={gradeOn(child, night).id} {...{ child, night, limit }} />
    </section>
  );
}
