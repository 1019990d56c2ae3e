import { useState } from 'react';
import { Link } from 'wouter';
import { surveyFaults } from '../../core/survey-faults';
import { minutesNeeded } from '../../core/survey-minutes';
import { questionsOf } from '../../core/survey';
import type { SchoolClass } from '../../wire/classes';
import type { DeskSurvey } from '../../wire/survey-desk';
import { openSurvey } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';
import { Field } from '../Field';
import { classesAsked, datesProblem, firstAsking, outlookOf, wayOf, type Asking } from './asking';
import { useLives, useSay } from './say';

type CardProps = { survey: DeskSurvey; classes: readonly SchoolClass[]; onChanged: () => void };
type AskingProps = {
  asking: Asking;
  classes: readonly SchoolClass[];
  onChange: (to: Partial<Asking>) => void;
};

function toggled<Each>(list: readonly Each[], one: Each): Each[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
}

/** 问哪些年级, and which of their classes not. */
function Whom({ asking, classes, onChange }: AskingProps) {
  const { t, grades: named } = useSay();
  const grades = [...new Set(classes.map(({ grade }) => grade))];
  const ofGrades = classes.filter(({ grade }) => asking.grades.includes(grade));
  return (
    <>
      <fieldset className="survey-ticks">
        <legend>{t('open.grades')}</legend>
        {grades.map((grade) => (
          <label key={grade} className="tick">
            <input
              type="checkbox"
              checked={asking.grades.includes(grade)}
              onChange={() => onChange({ grades: toggled(asking.grades, grade) })}
            />
            {named([grade])}
          </label>
        ))}
      </fieldset>
      {ofGrades.length > 1 && (
        <details className="more">
          <summary>{t('open.classes')}</summary>
          <div className="survey-ticks">
            {ofGrades.map(({ id, name }) => (
              <label key={id} className="tick">
                <input
                  type="checkbox"
                  checked={!asking.without.includes(id)}
                  onChange={() => onChange({ without: toggled(asking.without, id) })}
                />
                {name}
              </label>
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function When({ asking, onChange }: Omit<AskingProps, 'classes'>) {
  const { t } = useSay();
  const { today } = useLives();
  const wrong = datesProblem(asking, today);
  const problemOf = (field: 'opens' | 'closes') =>
    wrong?.field === field ? { kind: wrong.problem } : undefined;
  return (
    <div className="survey-dates">
      <Field
        label={t('open.from')}
        type="date"
        required
        value={asking.opens}
        problem={problemOf('opens')}
        onChange={({ target }) => onChange({ opens: target.value })}
      />
      <Field
        label={t('open.to')}
        type="date"
        required
        value={asking.closes}
        problem={problemOf('closes')}
        onChange={({ target }) => onChange({ closes: target.value })}
      />
    </div>
  );
}

/** What could be told, grade by grade, before anybody is asked. */
function Outlook({ survey, asked }: { survey: DeskSurvey; asked: readonly SchoolClass[] }) {
  const { t, grades } = useSay();
  const { grades: told, crosses, isHidden } = outlookOf(survey.draft, asked);
  const doors = asked.filter((each) => wayOf(each) === 'door').map(({ name }) => name);
  return (
    <div className="stack">
      <h3>{t('outlook.title')}</h3>
      {isHidden && <p>{t('outlook.nothing')}</p>}
      <ul className="survey-outlook">
        {[...new Set(told.map((each) => each.told))].map((how) => {
          const alike = told.filter((each) => each.told === how).map(({ grade }) => grade);
          return <li key={how}>{t(`outlook.${how}`, { grade: grades(alike) })}</li>;
        })}
        {crosses
          .filter(({ isSure }) => !isSure)
          .map(({ questions, families }) => (
            <li key={questions.join()}>{t('outlook.cross', { families })}</li>
          ))}
      </ul>
      {doors.length > 0 && <p>{t('outlook.doors', { classes: doors.join(t('app:and')) })}</p>}
    </div>
  );
}

/** A draft becomes a survey: whom it asks, when, what could be told, and once asked no word of it changes. */
export function OpenCard({ survey, classes, onChanged }: CardProps) {
  const { t } = useSay();
  const { act, tell } = useDesk();
  const { today } = useLives();
  const [asking, setAsking] = useState(() => firstAsking(classes, today));
  const { definition, crosses } = survey.draft;
  const faults = surveyFaults(definition, crosses).length;
  const asked = classesAsked(classes, asking);
  const edit = `/school/surveys/edit#${survey.survey}`;
  if (faults > 0) {
    return (
      <section className="sheet stack">
        <h2>{t('open.title')}</h2>
        <p>{t('open.faults', { count: faults })}</p>
        <div>
          <Link to={edit} className="button button-main">
            {t('next.write')}
          </Link>
        </div>
      </section>
    );
  }
  const open = async () => {
    const { grades, without, opens, closes } = asking;
    const ofGrades = without.filter((id) =>
      classes.some((each) => each.id === id && grades.includes(each.grade)),
    );
    const question = {
      survey: survey.survey,
      revision: survey.revision,
      grades: [...grades],
      without: ofGrades,
      opens,
      closes,
    };
    if (!(await act(openSurvey(question)))) return;
    tell(t('open.done'));
    onChanged();
  };
  const size = { count: questionsOf(definition).length, minutes: minutesNeeded(definition) };
  return (
    <section className="sheet stack">
      <h2>{t('open.title')}</h2>
      <p>
        {t('begin.size', size)}{' '}
        <Link to={edit} className="button button-plain">
          {t('open.edit')}
        </Link>
      </p>
      <Whom asking={asking} classes={classes} onChange={(to) => setAsking({ ...asking, ...to })} />
      <When asking={asking} onChange={(to) => setAsking({ ...asking, ...to })} />
      <Outlook survey={survey} asked={asked} />
      <div>
        <Confirm
          className="button button-main"
          label={t('open.do')}
          doLabel={t('open.do')}
          title={t('open.sure', { count: asked.length })}
          what={t('open.frozen')}
          disabled={asked.length === 0 || datesProblem(asking, today) !== undefined}
          onConfirm={open}
        />
      </div>
    </section>
  );
}
