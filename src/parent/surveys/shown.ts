import { useTranslation } from 'react-i18next';
import { surveyClosesAt } from '../../core/survey';
import { formWords, type FormWords } from '../../ui/survey/form-words';
import { useInstantWords } from '../figure/evening-words';
import type { AnswersPlace, SurveyHere } from '../store/answers';
import type { SurveyRow } from '../store/survey-rows';

/** What every page of a survey is drawn from; `now` in epoch ms. */
export type Shown = { place: AnswersPlace; here: SurveyHere; now: number };

/** The words of the form in the app's language. */
export function useFormWords(): FormWords {
  const { t } = useTranslation('survey');
  return formWords((key, values) => t(`form.${key}`, values ?? {}));
}

/** Until when answers can be changed or taken back, in words. */
export function useUntil(): (survey: SurveyRow) => string {
  const instantWords = useInstantWords();
  return (survey) => instantWords(surveyClosesAt(survey, survey.zone));
}
