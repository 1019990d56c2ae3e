import { useTranslation } from 'react-i18next';
import { CLASS_FAMILIES, SURVEY_FAMILIES } from '../../core/survey-tally';
import type { DeskSurvey } from '../../wire/survey-desk';
import type { SurveyWords } from '../say-survey';
import { doorSentence, doorsOf } from '../survey-doors';
import type { Asked } from './ask';

type MethodProps = { words: SurveyWords; survey: DeskSurvey; classes: Asked['classes'] };

/** What stands behind the figures, and what they cannot say. */
export function Method({ words, survey, classes }: MethodProps) {
  const { t } = useTranslation('survey-results');
  const door = doorSentence(
    words,
    doorsOf(survey, (id) => classes.find((each) => each.id === id)?.name),
  );
  return (
    <section className="sheet result-method small">
      <h2>{t('method.title')}</h2>
      <p>{t('method.tokens')}</p>
      {door !== undefined && <p>{door}</p>}
      <p>{t('method.rule', { classes: CLASS_FAMILIES, families: SURVEY_FAMILIES })}</p>
      <p>{t('method.shares')}</p>
      <p>{t('method.voluntary')}</p>
    </section>
  );
}
