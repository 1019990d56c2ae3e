import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { schoolYear } from '../../core/grade';
import type { Night } from '../../core/night';
import {
  surveyClosesAt,
  surveyStage,
  type Definition,
  type SurveyDates,
  type SurveyStage,
} from '../../core/survey';
import { surveyDate } from '../../core/survey-dates';
import { nightIn } from '../../core/zone';
import type { SchoolClass } from '../../wire/classes';
import type { DeskSurvey } from '../../wire/survey-desk';
import { useDesk } from '../desk';
import { useNow } from '../now';
import { partWords, saidWords, type SurveyWords } from '../say-survey';

/** The words of these pages, and what a survey, a date and some grades are called in them. */
export function useSay() {
  const { t, i18n } = useTranslation(['survey', 'app']);
  const { t: told } = useTranslation(['survey-results', 'app']);
  const { me } = useDesk();
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  return useMemo(() => {
    const words: SurveyWords = { t: told, language, system: me.school.system };
    const form = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' });
    return {
      t,
      words,
      title: ({ title }: Definition) => saidWords(words, title) || t('untitled'),
      date: (night: Night) => form.format(Date.parse(night)),
      grades: (grades: readonly number[]) => partWords(words, grades),
    };
  }, [t, told, language, me]);
}

/** Where a survey is in its life, by the school's clock. */
export type Life =
  { kind: 'draft' } | { kind: 'told'; dates: SurveyDates } | { kind: SurveyStage; dates: SurveyDates };

/** The school's date today, and where a survey stands in its life. */
export function useLives() {
  const { zone } = useDesk().me.school;
  const now = useNow();
  return {
    today: surveyDate(zone, now),
    /** The date on whose morning at 06:00 a survey is counted. */
    countedOn: (dates: SurveyDates) => nightIn(zone, new Date(surveyClosesAt(dates, zone))),
    lifeOf: ({ state, opens, closes }: DeskSurvey): Life => {
      if (state === 'draft' || opens === undefined || closes === undefined) return { kind: 'draft' };
      const dates = { opens, closes };
      return { kind: state === 'told' ? 'told' : surveyStage(dates, now.getTime(), zone), dates };
    },
  };
}

/** The grades a survey asks; none known of another school year, because its classes have moved up since. */
export function gradesOf(survey: DeskSurvey, classes: readonly SchoolClass[], today: Night): number[] {
  if (survey.opens === undefined || schoolYear(survey.opens) !== schoolYear(today)) return [];
  const ids = new Set(survey.classes.map((each) => each.class));
  const grades = classes.filter(({ id }) => ids.has(id)).map(({ grade }) => grade);
  return [...new Set(grades)].sort((one, other) => one - other);
}
