import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useGround } from '../household';
import { seatOf } from '../store/enrolments';
import { useSurveyLanguage } from '../survey-language';
import { givenStage } from '../survey-state';
import { pathTo } from './place';
import { Results } from './Results';
import type { Shown } from './shown';

/** What the school tells of a survey, its reply first; the same for every family that was asked. */
export function ResultsPage({ place, here, now }: Shown) {
  const { t } = useTranslation('survey');
  const language = useSurveyLanguage();
  const { survey, answers } = here;
  const { home } = useGround();
  const seat = useLiveQuery(() => seatOf(home, place.child), [home, place.child]);
  if (!survey.told || !seat) return null;
  const reader = seat.kind === 'taken' ? seat.enrolment.seen : undefined;
  const { reply } = survey.told;
  return (
    <>
      <h1>{survey.definition.title[language]}</h1>
      <section className="sheet stack">
        <h2>{t('results.reply')}</h2>
        <p className={reply === '' ? 'soft' : 'survey-reply'}>
          {reply === '' ? t('results.noReply') : reply}
        </p>
      </section>
      <Results survey={survey} reader={reader} />
      {givenStage(answers, now) && (
        <Link to={pathTo(place, 'sent')} className="button">
          {t('results.own')}
        </Link>
      )}
      <Link to={place.child === '' ? '/' : '/class'} className="button button-quiet">
        {t(place.child === '' ? 'door.home' : 'first.back')}
      </Link>
    </>
  );
}
