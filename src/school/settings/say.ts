import { useTranslation } from 'react-i18next';
import { CITED, NOTICES, type Titled } from '../../core/cited';
import type { Grade, School } from '../../core/grade';
import { limitFor, type SchoolLimit } from '../../core/limit';
import { nightToDate, type Night } from '../../core/night';
import type { NightReason } from '../../core/night-reason';

/** How the settings say dates, limits, and why an evening is what it is. */
export function useSay() {
  const { t, i18n } = useTranslation(['settings', 'app']);
  const { language } = i18n;
  const titled = ({ zh, en }: Titled) => (language === 'en' ? en : zh);
  const format = (night: Night, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, options).format(nightToDate(night));
  return {
    t,
    titled,
    date: (night: Night) => format(night, { year: 'numeric', month: 'short', day: 'numeric' }),
    day: (night: Night) => format(night, { month: 'short', day: 'numeric', weekday: 'short' }),
    month: (night: Night) => format(night, { year: 'numeric', month: 'long' }),
    reason: (reason: NightReason): string => {
      if (reason.kind === 'unknown') return t('why.unknown', { year: reason.year });
      if (reason.kind !== 'day') return t('why.friday');
      const when = t(reason.isTomorrow ? 'why.tomorrow' : 'why.today');
      const { because } = reason;
      if (because.kind === 'break') return t(because.isOwn ? 'why.break' : 'why.usualBreak', { when });
      if (because.kind !== 'notice') return t(`why.${because.kind}`, { when });
      const notice = NOTICES[because.year];
      return t(`why.${because.says}`, { when, source: notice ? titled(notice) : because.year });
    },
  };
}

/** The title of a limit. */
export function useLimitTitle(): (limit: SchoolLimit) => string {
  const { t, titled } = useSay();
  return ({ preset }) =>
    preset === 'custom' || preset === 'by-grade' ? t('limit.own') : titled(CITED[preset].title);
}

const STAGE: Record<School, readonly Grade[]> = {
  cn63: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  cn54: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  other: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
};

/** The grades a limit is said for. */
export function gradesOf(school: School): readonly Grade[] {
  return STAGE[school];
}

/** Minutes of a school night, grade by grade, neighbours of one number together. */
export function gradeRuns(
  limit: SchoolLimit,
  school: School,
): { first: Grade; last: Grade; minutes: number | null }[] {
  const runs: { first: Grade; last: Grade; minutes: number | null }[] = [];
  for (const grade of gradesOf(school)) {
    const { minutes } = limitFor(limit, { grade, school, kind: 'school' });
    const run = runs[runs.length - 1];
    if (run?.minutes === minutes) run.last = grade;
    else runs.push({ first: grade, last: grade, minutes });
  }
  return runs;
}
