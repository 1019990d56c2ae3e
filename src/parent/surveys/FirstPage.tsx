import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { questionsOf, type Definition, type SurveyLanguage } from '../../core/survey';
import { minutesNeeded } from '../../core/survey-minutes';
import { SURVEY_FAMILIES } from '../../core/survey-tally';
import { useGround } from '../household';
import type { SurveyRow } from '../store/survey-rows';
import { useSurveyLanguage } from '../survey-language';
import { surveyState } from '../survey-state';
import { pathTo } from './place';
import { useUntil, type Shown } from './shown';

function titleOf({ elements }: Definition, name: string, language: SurveyLanguage): string {
  const element = elements.find((each) => each.name === name);
  return element && 'title' in element ? element.title[language] : name;
}

/** What is declared to be counted together: of everything else the answers lie apart. */
function Crossed({ survey }: { survey: SurveyRow }) {
  const { t } = useTranslation('survey');
  const language = useSurveyLanguage();
  const { definition, crosses = [] } = survey;
  return crosses.map(([one, other]) => (
    <li key={`${one} ${other}`}>
      {t('first.crossed', {
        one: titleOf(definition, one, language),
        other: titleOf(definition, other, language),
      })}
    </li>
  ));
}

/** Before anything is asked: what it is for, how long it takes, and what becomes of the answers. */
export function FirstPage({ place, here, now }: Shown) {
  const { t } = useTranslation('survey');
  const { isSandbox } = useGround();
  const [, navigate] = useLocation();
  const language = useSurveyLanguage();
  const untilWords = useUntil();
  const { survey } = here;
  const { definition, opens, closes } = survey;
  const state = surveyState(here, now);
  const facts = { count: questionsOf(definition).length, minutes: minutesNeeded(definition) };
  return (
    <>
      <h1>{definition.title[language]}</h1>
      {definition.description[language] !== '' && (
        <p className="survey-purpose">{definition.description[language]}</p>
      )}
      <p className="number">{t('first.count', facts)}</p>
      <ul className="sheet stack">
        <li>{t('first.anonymous')}</li>
        <li>{t('first.apart')}</li>
        <Crossed survey={survey} />
        <li>{t('first.free')}</li>
        <li>{t('first.told', { count: SURVEY_FAMILIES })}</li>
        <li>{t('first.until', { closes, until: untilWords(survey) })}</li>
        <li>{t(place.child === '' ? 'first.door' : 'first.once')}</li>
        {isSandbox && <li>{t('first.sandbox')}</li>}
      </ul>
      {state.kind === 'ahead' && <p>{t('first.notYet', { opens })}</p>}
      {state.kind === 'over' && <p>{t('first.over')}</p>}
      <div className="row answer-foot">
        <Link to={place.child === '' ? '/' : '/class'} className="button">
          {t('first.no')}
        </Link>
        {state.kind === 'open' && (
          <button
            type="button"
            className="button button-main grow"
            onClick={() => {
              navigate(pathTo(place, 'answer'));
            }}
          >
            {state.done > 0 ? t('first.resume', { done: state.done }) : t('first.start')}
          </button>
        )}
      </div>
    </>
  );
}
