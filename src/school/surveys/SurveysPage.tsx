import { Link } from 'wouter';
import { surveyFaults } from '../../core/survey-faults';
import type { DeskSurvey } from '../../wire/survey-desk';
import { useDesk } from '../desk';
import { NoAnswer, Waiting } from '../Trouble';
import { useAsked, type Asked } from './ask';
import { BeginSurvey } from './BeginSurvey';
import { gradesOf, useLives, useSay } from './say';
import './surveys.css';

/** What one does next with a survey, and where. */
function useNext(): (survey: DeskSurvey) => { label: string; to: string } | undefined {
  const { t } = useSay();
  const { me } = useDesk();
  return ({ survey, state, draft }) => {
    if (state === 'told') return { label: t('next.results'), to: `/school/surveys/results#${survey}` };
    if (state === 'opened' || me.role !== 'admin') return undefined;
    const isWhole = surveyFaults(draft.definition, draft.crosses).length === 0;
    return isWhole
      ? { label: t('next.open'), to: `/school/surveys/one#${survey}` }
      : { label: t('next.write'), to: `/school/surveys/edit#${survey}` };
  };
}

/** What a survey's line says of it: where it stands, and whom it asks. */
function useLine({ classes }: Asked): (survey: DeskSurvey) => string {
  const { t, date, grades } = useSay();
  const { lifeOf, countedOn, today } = useLives();
  return (survey) => {
    const life = lifeOf(survey);
    if (life.kind === 'draft') return t('stage.draft');
    const { opens, closes } = life.dates;
    const said = { opens: date(opens), closes: date(closes), counted: date(countedOn(life.dates)) };
    const asked = grades(gradesOf(survey, classes, today));
    return [t(`stage.${life.kind}`, said), asked].filter(Boolean).join(t('between'));
  };
}

type GroupProps = { heading: string; surveys: readonly DeskSurvey[]; asked: Asked };

function Group({ heading, surveys, asked }: GroupProps) {
  const { title } = useSay();
  const line = useLine(asked);
  const next = useNext();
  if (surveys.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{heading}</h2>
      <ul className="survey-list">
        {surveys.map((survey) => {
          const way = next(survey);
          return (
            <li key={survey.survey} className="person">
              <div className="person-who">
                <Link to={`/school/surveys/one#${survey.survey}`} className="survey-name">
                  {title(survey.draft.definition)}
                </Link>
                <span className="soft small">{line(survey)}</span>
              </div>
              {way && (
                <Link to={way.to} className="button">
                  {way.label}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Surveys({ asked }: { asked: Asked }) {
  const { t } = useSay();
  const { surveys } = asked;
  const of = (state: DeskSurvey['state']) => surveys.filter((each) => each.state === state);
  return (
    <>
      {surveys.length === 0 && <p className="sheet">{t('none')}</p>}
      <Group heading={t('group.opened')} surveys={of('opened')} asked={asked} />
      <Group heading={t('group.draft')} surveys={of('draft')} asked={asked} />
      <Group heading={t('group.told')} surveys={of('told')} asked={asked} />
    </>
  );
}

/** All surveys of the school: what is asked now, what is being written, what has been told. */
export function SurveysPage() {
  const { t } = useSay();
  const { me } = useDesk();
  const { said, again } = useAsked();
  return (
    <main className="work stack">
      <h1>{t('title')}</h1>
      <p className="soft">{t('what')}</p>
      {said.kind === 'waiting' && <Waiting />}
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && (
        <>
          {me.role === 'admin' && (
            <div>
              <BeginSurvey earlier={said.answer.surveys} />
            </div>
          )}
          <Surveys asked={said.answer} />
        </>
      )}
    </main>
  );
}
