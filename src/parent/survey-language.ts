import { useTranslation } from 'react-i18next';
import type { SurveyLanguage } from '../core/survey';

/** The language of a survey's own words: the app's. */
export function useSurveyLanguage(): SurveyLanguage {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-cn';
}
