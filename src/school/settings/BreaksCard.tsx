import { useState } from 'react';
import { breaksOf, type Calendar } from '../../core/calendar';
import type { DaysChange } from '../../core/days-change';
import { firstNightOf } from '../../core/grade';
import type { Break } from '../../core/holidays';
import { isNight } from '../../core/night';
import type { Problem } from '../../core/problem';
import { Choice } from '../../ui/Choice';
import { Field } from '../Field';
import { useSay } from './say';

type SaveBreaks = (breaks: readonly Break[] | 'usual') => Promise<boolean>;

function NewBreak({ onAdd }: { onAdd: (stretch: Break) => Promise<boolean> }) {
  const { t } = useSay();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const add = async () => {
    if (!isNight(from) || !isNight(to)) setProblem({ kind: 'night-not-a-date' });
    else if (to < from) setProblem({ kind: 'break-backwards' });
    else if (await onAdd({ from, to })) {
      setFrom('');
      setTo('');
    }
  };
  const typed = (set: (text: string) => void) => (text: string) => {
    set(text);
    setProblem(undefined);
  };
  return (
    <form
      noValidate
      className="break-new"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field
        label={t('breaks.from')}
        type="date"
        value={from}
        onChange={({ target }) => {
          typed(setFrom)(target.value);
        }}
      />
      <Field
        label={t('breaks.to')}
        type="date"
        problem={problem}
        value={to}
        onChange={({ target }) => {
          typed(setTo)(target.value);
        }}
      />
      <button type="submit" className="button">
        {t('breaks.add')}
      </button>
    </form>
  );
}

function saidKey(breaks: readonly Break[], areOwn: boolean): 'own' | 'none' | 'usual' | 'missing' {
  if (areOwn) return breaks.length > 0 ? 'own' : 'none';
  return breaks.length > 0 ? 'usual' : 'missing';
}

type CardProps = {
  calendar: Calendar;
  /** The school year, by the year it begins in. */
  year: number;
  onChange: ((change: DaysChange) => Promise<boolean>) | undefined;
};

/** The breaks of one school year: the usual ones are a start, and a year may have none. */
function Breaks({ calendar, year, onChange }: CardProps) {
  const { t, date } = useSay();
  const { breaks, areOwn } = breaksOf(firstNightOf(year), calendar);
  const save: SaveBreaks = (said) =>
    onChange?.({ kind: 'breaks', year, breaks: said }) ?? Promise.resolve(false);
  return (
    <>
      <p className="soft">{t(`breaks.said.${saidKey(breaks, areOwn)}`)}</p>
      <ul>
        {breaks.map((stretch) => (
          <li key={stretch.from} className="break-row">
            <span>{t('breaks.stretch', { from: date(stretch.from), to: date(stretch.to) })}</span>
            {onChange && (
              <button
                type="button"
                className="button button-quiet"
                onClick={() => void save(breaks.filter((each) => each !== stretch))}
              >
                {t('breaks.remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {onChange && (
        <>
          <NewBreak onAdd={(stretch) => save([...breaks, stretch])} />
          <div className="row">
            {breaks.length > 0 && (
              <button type="button" className="button button-quiet" onClick={() => void save([])}>
                {t('breaks.none')}
              </button>
            )}
            {areOwn && (
              <button type="button" className="button button-quiet" onClick={() => void save('usual')}>
                {t('breaks.usual')}
              </button>
            )}
          </div>
        </>
      )}
    </>
  );
}

/** What holds for whole stretches: breaks, and whether Fridays count. */
export function BreaksCard({ calendar, year, onChange }: CardProps) {
  const { t } = useSay();
  const counts = calendar.fridayCounts ? 'yes' : 'no';
  return (
    <section className="sheet stack">
      <h2>{t('breaks.title', { from: year, to: year + 1 })}</h2>
      <Breaks calendar={calendar} year={year} onChange={onChange} />
      <h2>{t('friday.title')}</h2>
      {onChange ? (
        <Choice
          label={t('friday.title')}
          isLabelHidden
          value={counts}
          options={[
            { value: 'no', label: t('friday.no') },
            { value: 'yes', label: t('friday.yes') },
          ]}
          onChange={(value) => void onChange({ kind: 'friday', counts: value === 'yes' })}
        />
      ) : (
        <p>{t(`friday.${counts}`)}</p>
      )}
      <p className="soft small">{t('days.from')}</p>
    </section>
  );
}
