import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { answerFaults, withoutHidden } from '../../core/survey-answers';
import { AnswersInWords } from '../../ui/survey/AnswersInWords';
import { useAct } from '../act';
import { useGround } from '../household';
import { giveAnswers } from '../store/answers';
import { useSurveyLanguage } from '../survey-language';
import { isStillOpen } from '../survey-state';
import { namedIn } from './named';
import { pathTo } from './place';
import { useUntil, type Shown } from './shown';

/** Everything once more before it goes, and what is missing first. */
export function ReviewPage({ place, here, now }: Shown) {
  const { t } = useTranslation('survey');
  const { home } = useGround();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const language = useSurveyLanguage();
  const untilWords = useUntil();
  const { definition } = here.survey;
  const answers = withoutHidden(definition, here.draft?.answers ?? {});
  const faults = answerFaults(definition, answers);
  const [first] = faults;
  const isEmpty = Object.keys(answers).length === 0;
  const send = () =>
    void act(async () => {
      await giveAnswers(home, place);
      navigate(pathTo(place, 'sent'), { replace: true });
      return { text: t('receipt.given') };
    });
  const mend = () => {
    navigate(pathTo(place, 'answer', first?.name ?? ''));
  };
  return (
    <>
      <h1>{t('review.title')}</h1>
      {isEmpty && <p>{t('review.empty')}</p>}
      {first && (
        <p className="problem" role="alert">
          {t('review.missing', { count: faults.length })}
        </p>
      )}
      {namedIn(definition, answers).length > 0 && <p className="survey-advice">{t('review.named')}</p>}
      <section className="sheet">
        <AnswersInWords
          {...{ definition, answers, language }}
          none={({ isRequired }) => t(isRequired ? 'review.required' : 'review.none')}
          beside={({ name, title }) => (
            <Link
              to={pathTo(place, 'answer', name)}
              className="button button-plain"
              aria-label={`${t('review.change')} ${title[language]}`}
            >
              {t('review.change')}
            </Link>
          )}
        />
      </section>
      {isStillOpen(here, now) ? (
        <p className="soft">{t('review.sendHelp', { until: untilWords(here.survey) })}</p>
      ) : (
        <p>{t('first.over')}</p>
      )}
      <div className="row answer-foot">
        <Link to={pathTo(place, 'answer')} className="button">
          {t('review.back')}
        </Link>
        {isStillOpen(here, now) && (
          <button
            type="button"
            className="button button-main grow"
            disabled={isEmpty}
            onClick={first ? mend : send}
          >
            {t(first ? 'review.go' : 'review.send')}
          </button>
        )}
      </div>
    </>
  );
}
