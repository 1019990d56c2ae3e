import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { questionsOf } from '../core/survey';
import { minutesNeeded } from '../core/survey-minutes';
import { useGround, useNow } from './household';
import { surveysOf, type SurveyHere } from './store/answers';
import { surveyState, type SurveyState } from './survey-state';
import { useSurveyLanguage } from './survey-language';

/** What stands on the key, by where the survey is. */
function keyOf(state: SurveyState): 'see' | 'resume' | 'receipt' | 'results' {
  if (state.kind === 'told') return 'results';
  if (state.kind === 'open') return state.done > 0 ? 'resume' : 'see';
  return 'receipt';
}

function SurveyCard({ here, now }: { here: SurveyHere; now: number }) {
  const { t } = useTranslation('survey');
  const language = useSurveyLanguage();
  const { definition, closes, survey } = here.survey;
  const state = surveyState(here, now);
  // What is not asked yet, and what is over without this family, is no news.
  if (state.kind === 'ahead' || state.kind === 'over') return null;
  const count = questionsOf(definition).length;
  const facts = { count, minutes: minutesNeeded(definition), closes };
  return (
    <section className="sheet stack">
      <h2>{t('card.title', { title: definition.title[language] })}</h2>
      {state.kind === 'open' && state.done === 0 && <p className="number">{t('card.open', facts)}</p>}
      {state.kind === 'open' && state.done > 0 && (
        <p className="number">{t('card.begun', { count: state.done, done: state.done, closes })}</p>
      )}
      {state.kind === 'given' && <p>{t(`stage.${state.stage}`)}</p>}
      {state.kind === 'told' && <p>{t('stage.told')}</p>}
      <Link to={`/survey/${survey}`} className="button">
        {t(`card.${keyOf(state)}`)}
      </Link>
    </section>
  );
}

/** What a child's class is asked, each survey a card; nothing where nothing is asked. */
export function SurveyCards({ child, classId }: { child: string; classId: string }) {
  const { home } = useGround();
  const now = useNow(false);
  const surveys = useLiveQuery(() => surveysOf(home, child, classId), [home, child, classId]);
  return surveys?.map((here) => <SurveyCard key={here.survey.id} here={here} now={now} />);
}
