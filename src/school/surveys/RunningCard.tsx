import { useState } from 'react';
import type { SurveyDates } from '../../core/survey';
import { endProblem } from '../../core/survey-dates';
import type { DeskSurvey } from '../../wire/survey-desk';
import { changeSurveyEnd, withdrawSurvey } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';
import { Field } from '../Field';
import { useLives, useSay } from './say';

type CardProps = { survey: DeskSurvey; dates: SurveyDates; onChanged: () => void };

/** Its last date, moved as long as it is asked. */
function LastDate({ survey, dates, onChanged }: CardProps) {
  const { t } = useSay();
  const { act, tell } = useDesk();
  const { today } = useLives();
  const [closes, setCloses] = useState(dates.closes);
  const problem = endProblem({ ...dates, closes }, today);
  const endOn = async (date: string) => {
    const { survey: id, revision } = survey;
    if (!(await act(changeSurveyEnd({ survey: id, revision, closes: date })))) return;
    tell(t('running.changed'));
    onChanged();
  };
  return (
    <>
      <div className="survey-dates">
        <Field
          label={t('running.last')}
          type="date"
          required
          value={closes}
          problem={problem && { kind: problem }}
          onChange={({ target }) => setCloses(target.value)}
        />
      </div>
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={problem !== undefined || closes === dates.closes}
          onClick={() => void endOn(closes)}
        >
          {t('running.change')}
        </button>
        {dates.closes !== today && dates.opens <= today && (
          <Confirm
            label={t('running.endToday')}
            doLabel={t('running.endToday')}
            what={t('running.endWhat')}
            onConfirm={() => endOn(today)}
          />
        )}
      </div>
    </>
  );
}

/** A survey that is open, or will be: until when, and what can still be changed. How many answered nobody is told. */
export function RunningCard({ survey, dates, onChanged }: CardProps) {
  const { t, date } = useSay();
  const { act, tell, me } = useDesk();
  const { lifeOf, countedOn } = useLives();
  const { kind } = lifeOf(survey);
  const isAdmin = me.role === 'admin';
  const said = { opens: date(dates.opens), closes: date(dates.closes), counted: date(countedOn(dates)) };
  const withdraw = async () => {
    const { survey: id, revision } = survey;
    if (!(await act(withdrawSurvey({ survey: id, revision })))) return;
    tell(t('running.withdrawn'));
    onChanged();
  };
  return (
    <section className="sheet stack">
      <h2>{t(`stage.${kind}`, said)}</h2>
      <p>{t('running.uncounted', said)}</p>
      {isAdmin && (kind === 'open' || kind === 'ahead') && (
        <LastDate survey={survey} dates={dates} onChanged={onChanged} />
      )}
      {isAdmin && kind === 'ahead' && (
        <div>
          <Confirm
            label={t('running.withdraw')}
            doLabel={t('running.withdraw')}
            what={t('running.withdrawWhat')}
            onConfirm={withdraw}
          />
        </div>
      )}
    </section>
  );
}
