import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { breaksOf } from '../../core/calendar';
import { isKnownInChina, type Break } from '../../core/holidays';
import { isNight, type Night } from '../../core/night';
import type { Problem } from '../../core/problem';
import { schoolYear } from '../../core/grade';
import { Choice } from '../../ui/Choice';
import { ProblemLine } from '../ProblemLine';
import { useAct } from '../act';
import { useGround } from '../household';
import { changeChild } from '../store/children';
import { calendarOf, gradeOn, type Child } from '../store/views';

type FormProps = { child: Child; night: Night };

/** Keeps what was said of this school year's breaks: these, none at all, or back to the usual ones; other years stay. */
function useSaveBreaks({ child, night }: FormProps): (said: readonly Break[] | 'usual') => Promise<boolean> {
  const { t } = useTranslation('settings');
  const { home } = useGround();
  const { act } = useAct();
  const year = schoolYear(night);
  const others = (child.breaks ?? []).filter((each) => schoolYear(each.from) !== year);
  const otherYears = (child.yearsWithoutBreaks ?? []).filter((each) => each !== year);
  return (said) =>
    act(async () => {
      const breaks = said === 'usual' ? others : [...others, ...said];
      const yearsWithoutBreaks = said !== 'usual' && said.length === 0 ? [...otherYears, year] : otherYears;
      await changeChild(home, child.id, { breaks, yearsWithoutBreaks });
      return { text: t('saved') };
    });
}

function BreakRow({ stretch, onRemove }: { stretch: Break; onRemove: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <li className="settings-row">
      <span>{t('calendar.stretch', { from: stretch.from, to: stretch.to })}</span>
      <button type="button" className="button button-plain settings-go" onClick={onRemove}>
        {t('calendar.remove')}
      </button>
    </li>
  );
}

function NewBreak({ onAdd }: { onAdd: (stretch: Break) => Promise<boolean> }) {
  const { t } = useTranslation(['settings', 'problem']);
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
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className="settings-break">
        <label className="field">
          <span className="soft small">{t('calendar.from')}</span>
          <input
            type="date"
            value={from}
            onChange={(event) => {
              setFrom(event.target.value);
              setProblem(undefined);
            }}
          />
        </label>
        <label className="field">
          <span className="soft small">{t('calendar.to')}</span>
          <input
            type="date"
            value={to}
            onChange={(event) => {
              setTo(event.target.value);
              setProblem(undefined);
            }}
          />
        </label>
        <button type="submit" className="button">
          {t('calendar.add')}
        </button>
      </div>
      <ProblemLine problem={problem} />
    </form>
  );
}

/** What the list of breaks is: entered, said to be none, rough dates, or nothing yet. */
function breaksKey(breaks: readonly Break[], areOwn: boolean): 'own' | 'none' | 'usual' | 'missing' {
  if (areOwn) return breaks.length > 0 ? 'own' : 'none';
  return breaks.length > 0 ? 'usual' : 'missing';
}

function Breaks({ child, night }: FormProps) {
  const { t } = useTranslation('settings');
  const save = useSaveBreaks({ child, night });
  const { breaks, areOwn } = breaksOf(night, calendarOf(child, gradeOn(child, night).school));
  return (
    <>
      <h3>{t('calendar.breaks')}</h3>
      <p className="soft small">{t(`calendar.said.${breaksKey(breaks, areOwn)}`)}</p>
      <ul>
        {breaks.map((stretch) => (
          <BreakRow
            key={`${stretch.from}/${stretch.to}`}
            stretch={stretch}
            onRemove={() => void save(breaks.filter((each) => each !== stretch))}
          />
        ))}
      </ul>
      <NewBreak onAdd={(stretch) => save([...breaks, stretch].sort((a, b) => (a.from < b.from ? -1 : 1)))} />
      {breaks.length > 0 && (
        <button type="button" className="button button-quiet" onClick={() => void save([])}>
          {t('calendar.noBreaks')}
        </button>
      )}
      {areOwn && (
        <button type="button" className="button button-quiet" onClick={() => void save('usual')}>
          {t('calendar.reset')}
        </button>
      )}
    </>
  );
}

/** The school's breaks and Fridays; public holidays are known, or said not to be. */
export function CalendarForm({ child, night }: FormProps) {
  const { t } = useTranslation('settings');
  const { home } = useGround();
  const { act } = useAct();
  const { school } = gradeOn(child, night);
  const year = night.slice(0, 4);
  const setFriday = (value: 'yes' | 'no') =>
    void act(async () => {
      await changeChild(home, child.id, { fridayCounts: value === 'yes' });
      return { text: t('saved') };
    });
  return (
    <section className="sheet stack">
      <h2>{t('calendar.title')}</h2>
      {school !== 'other' && (
        <p>{t(isKnownInChina(night) ? 'calendar.known' : 'calendar.unknown', { year })}</p>
      )}
      {school === 'other' && <p>{t('calendar.abroad')}</p>}
      <Choice
        label={t('calendar.friday')}
        value={child.fridayCounts ? 'yes' : 'no'}
        options={[
          { value: 'no', label: t('calendar.no') },
          { value: 'yes', label: t('calendar.yes') },
        ]}
        onChange={setFriday}
      />
      <Breaks child={child} night={night} />
      <p className="soft small">{t('calendar.night')}</p>
    </section>
  );
}
