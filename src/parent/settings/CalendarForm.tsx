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
import { gradeOn, type Child } from '../store/views';

type FormProps = { child: Child; night: Night };

function useSaveBreaks(child: Child): (breaks: readonly Break[]) => Promise<boolean> {
  const { t } = useTranslation('settings');
  const { home } = useGround();
  const { act } = useAct();
  return (breaks) =>
    act(async () => {
      await changeChild(home, child.id, { breaks });
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

/** The school's breaks and Fridays; public holidays are known, or said not to be. */
export function CalendarForm({ child, night }: FormProps) {
  const { t } = useTranslation('settings');
  const { home } = useGround();
  const { act } = useAct();
  const save = useSaveBreaks(child);
  const { school } = gradeOn(child, night);
  const { breaks, areOwn } = breaksOf(night, {
    breaks: child.breaks,
    country: school === 'other' ? 'other' : 'cn',
  });
  const otherYears = (child.breaks ?? []).filter((each) => schoolYear(each.from) !== schoolYear(night));
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
      <h3>{t('calendar.breaks')}</h3>
      <p className="soft small">{t(areOwn ? 'calendar.own' : 'calendar.usual')}</p>
      <ul>
        {breaks.map((stretch) => (
          <BreakRow
            key={`${stretch.from}/${stretch.to}`}
            stretch={stretch}
            onRemove={() => void save([...otherYears, ...breaks.filter((each) => each !== stretch)])}
          />
        ))}
      </ul>
      <NewBreak
        onAdd={(stretch) =>
          save([...otherYears, ...breaks, stretch].sort((a, b) => (a.from < b.from ? -1 : 1)))
        }
      />
      {areOwn && (
        <button type="button" className="button button-quiet" onClick={() => void save(otherYears)}>
          {t('calendar.reset')}
        </button>
      )}
      <p className="soft small">{t('calendar.night')}</p>
    </section>
  );
}
