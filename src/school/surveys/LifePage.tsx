import { Link, useLocation } from 'wouter';
import type { DeskSurvey } from '../../wire/survey-desk';
import { removeSurvey } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';
import { NoAnswer, Waiting } from '../Trouble';
import { useAsked, type Asked } from './ask';
import { DoorsCard } from './DoorsCard';
import { OpenCard } from './OpenCard';
import { RunningCard } from './RunningCard';
import { gradesOf, useLives, useSay } from './say';
import './surveys.css';

function Remove({ survey }: { survey: DeskSurvey }) {
  const { t } = useSay();
  const { act, tell } = useDesk();
  const [, goTo] = useLocation();
  const remove = async () => {
    const { survey: id, revision } = survey;
    if (!(await act(removeSurvey({ survey: id, revision })))) return;
    tell(t('removed'));
    goTo('/school/surveys', { replace: true });
  };
  return (
    <div>
      <Confirm
        label={t('remove')}
        doLabel={t('remove')}
        what={t(`removeWhat.${survey.state === 'told' ? 'told' : 'draft'}`)}
        onConfirm={remove}
      />
    </div>
  );
}

type LifeProps = { survey: DeskSurvey; asked: Asked; again: () => void };

/** Whom an opened survey asks: frozen, like its words. */
function Frozen({ survey, asked }: Omit<LifeProps, 'again'>) {
  const { t, grades } = useSay();
  const { today } = useLives();
  const named = grades(gradesOf(survey, asked.classes, today));
  return (
    <section className="sheet stack">
      <h2>{t('frozen.title')}</h2>
      {named !== '' && <p>{t('frozen.grades', { grades: named })}</p>}
      <p className="soft">{t('frozen.what')}</p>
      <div className="row">
        <Link to={`/school/surveys/edit#${survey.survey}`} className="button">
          {t('frozen.look')}
        </Link>
        {survey.state === 'told' && (
          <Link to={`/school/surveys/results#${survey.survey}`} className="button button-main">
            {t('next.results')}
          </Link>
        )}
      </div>
    </section>
  );
}

/** What can be done with it, where it stands. */
function Stage({ survey, asked, again }: LifeProps) {
  const { me } = useDesk();
  const life = useLives().lifeOf(survey);
  if (life.kind === 'draft')
    return me.role === 'admin' ? (
      <OpenCard survey={survey} classes={asked.classes} onChanged={again} />
    ) : null;
  return (
    <>
      {life.kind !== 'told' && (
        <RunningCard key={survey.revision} survey={survey} dates={life.dates} onChanged={again} />
      )}
      <Frozen survey={survey} asked={asked} />
      {(life.kind === 'open' || life.kind === 'ahead') && (
        <DoorsCard survey={survey} classes={asked.classes} closes={life.dates.closes} />
      )}
    </>
  );
}

function Life(props: LifeProps) {
  const { title } = useSay();
  const { me } = useDesk();
  const { survey } = props;
  return (
    <>
      <h1>{title(survey.draft.definition)}</h1>
      <Stage {...props} />
      {me.role === 'admin' && survey.state !== 'opened' && <Remove survey={survey} />}
    </>
  );
}

/** One survey's life: opened, asked, over, told. */
export function LifePage({ id }: { id: string }) {
  const { t } = useSay();
  const { said, again } = useAsked();
  const survey = said.kind === 'answer' ? said.answer.surveys.find((each) => each.survey === id) : undefined;
  return (
    <main className="work stack">
      <p className="back">
        <Link to="/school/surveys" className="button button-plain">
          {t('back')}
        </Link>
      </p>
      {said.kind === 'waiting' && <Waiting />}
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && !survey && <p className="sheet">{t('missing')}</p>}
      {said.kind === 'answer' && survey && <Life survey={survey} asked={said.answer} again={again} />}
    </main>
  );
}
