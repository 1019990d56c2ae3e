import { useContext, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { SURVEY_ID } from '../../core/survey';
import type { DeskSurvey } from '../../wire/survey-desk';
import { useAnswer, VisitContext } from '../answers';
import { askSurveys } from '../client';
import { useDesk } from '../desk';
import { NoAnswer, Waiting } from '../Trouble';
import { emptyDraft, freshSurveyId } from './builder-draft';
import { keeperOf, type Given, type Keeper } from './builder-keeper';
import { Builder } from './Builder';
import { Frozen, OpenedMeanwhile } from './BuilderOther';
import './builder.css';
import './surveys.css';

/** Sends what is typed when the page is hidden or left, when the line is back, and after signing in again. */
function useKeeping(keeper: Keeper) {
  const visit = useContext(VisitContext);
  useEffect(() => void keeper.keep(), [keeper, visit]);
  useEffect(() => {
    const keep = () => void keeper.keep();
    const hold = (event: BeforeUnloadEvent) => {
      if (!keeper.isSettled()) event.preventDefault();
    };
    window.addEventListener('online', keep);
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('beforeunload', hold);
    return () => {
      window.removeEventListener('online', keep);
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('beforeunload', hold);
      keep();
    };
  }, [keeper]);
}

/**
 * What is typed now. Heard before anybody can type: React's own way to look at a store listens only after the page is
 * painted, and a key pressed before that is taken out of its field again.
 */
function useShot(keeper: Keeper) {
  const [shot, setShot] = useState(keeper.shot);
  useLayoutEffect(() => {
    const look = () => setShot(keeper.shot);
    look();
    return keeper.subscribe(look);
  }, [keeper]);
  return shot;
}

/** A draft is composed; what was opened is only looked at, whenever that happened. */
function Opened({ id, found }: { id: string; found: DeskSurvey | undefined }) {
  const { person } = useDesk().me;
  const given = useMemo((): Given => found ?? { draft: emptyDraft(), revision: 0, state: 'draft' }, [found]);
  const [keeper] = useState(() => keeperOf({ person, id }, given));
  const { standing, state } = useShot(keeper);
  useKeeping(keeper);
  if (standing.kind === 'other' && standing.survey.state !== 'draft')
    return <OpenedMeanwhile keeper={keeper} survey={standing.survey} />;
  if (state !== 'draft' && keeper.isSettled()) return <Frozen keeper={keeper} />;
  return <Builder keeper={keeper} />;
}

/** A survey being composed: every word kept as it is typed, and shown beside it as families will see it. */
export function BuilderPage({ id }: { id: string }) {
  const { t } = useTranslation(['survey-edit', 'survey', 'survey-results', 'app', 'problem']);
  const { said, again } = useAnswer(askSurveys);
  const isNamed = SURVEY_ID.test(id);
  useEffect(() => {
    if (!isNamed) window.location.replace(`#${freshSurveyId()}`);
  }, [isNamed]);
  return (
    <main className="work stack builder-page">
      <p className="back">
        <Link to="/school/surveys" className="button button-plain">
          {t('back')}
        </Link>
      </p>
      <h1>{t('title')}</h1>
      {said.kind === 'waiting' && <Waiting />}
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && isNamed && (
        <Opened id={id} found={said.answer.surveys.find(({ survey }) => survey === id)} />
      )}
    </main>
  );
}
