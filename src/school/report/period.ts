import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from 'wouter';
import { periodNamed, periodName, usualPeriod, type ReportPeriod } from '../../core/report-period';
import { calendarOfClass } from '../../core/school-days';
import { nightIn } from '../../core/zone';
import { useDesk } from '../desk';
import type { Paper } from './say';

/** The words the paper is written in: those of the page. */
export function usePaper(): Paper {
  const { t, i18n } = useTranslation(['paper', 'app', 'report']);
  const { t: surveyT } = useTranslation(['survey-results', 'app']);
  const { me } = useDesk();
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return useMemo(() => {
    const { system } = me.school;
    return { t: t, language, system, survey: { t: surveyT, language, system } };
  }, [t, surveyT, language, me]);
}

/** The period of the address; without one, the month the office is about to report. */
export function usePeriod(): { period: ReportPeriod; search: string } {
  const search = useSearch();
  const { me, clock } = useDesk();
  const { system, zone } = me.school;
  const asked = periodNamed(new URLSearchParams(search).get('period'));
  const period = asked ?? usualPeriod(nightIn(zone, clock()), calendarOfClass(system, {}));
  return { period, search: `?period=${periodName(period)}` };
}
