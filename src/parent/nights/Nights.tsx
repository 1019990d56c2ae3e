import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { eveningOf, meanOf, type Evening } from '../../core/evening';
import { addNights, mondayOf, nightAt, nightsFrom, type Night } from '../../core/night';
import { isProblem, type Problem } from '../../core/problem';
import { textToPastNight } from '../../core/since';
import { ProblemLine } from '../ProblemLine';
import { EveningWords } from '../entry/EveningWords';
import { useChild, useGround } from '../household';
import { firstNight } from '../store/later-views';
import { calendarOf, gradeOn, nightsOf, type Child, type Nights as Recorded } from '../store/views';
import './nights.css';

/** How many weeks a page of the list holds. */
const WEEKS = 5;

type Week = { monday: Night; evenings: Evening[] };

function weeksOf(child: Child, { entries, said }: Recorded, nights: { first: Night; last: Night }): Week[] {
  const weeks: Week[] = [];
  for (const night of nightsFrom(nights.first, nights.last).reverse()) {
    const monday = mondayOf(night);
    const grade = gradeOn(child, night);
    const facts = {
      night,
      entries: entries.filter((entry) => entry.night === night),
      said: said[night],
      weekEntries: entries.filter((entry) => entry.night >= monday && entry.night <= night),
    };
    const evening = eveningOf(facts, grade, calendarOf(child, grade.school));
    const week = weeks[weeks.length - 1];
    if (week?.monday === monday) week.evenings.push(evening);
    else weeks.push({ monday, evenings: [evening] });
  }
  return weeks;
}

function WeekSheet({ week }: { week: Week }) {
  const { t } = useTranslation('nights');
  const mean = meanOf(week.evenings);
  return (
    <section className="sheet nights-week" aria-label={t('week', { monday: week.monday })}>
      <header>
        <h2>{t('week', { monday: week.monday })}</h2>
        {mean && <p className="soft small">{t('mean', { minutes: mean.minutes })}</p>}
      </header>
      <ul>
        {week.evenings.map((evening) => (
          <li key={evening.night}>
            <Link to={`/nights/${evening.night}`} className="nights-row">
              <span>{t('app:night', { night: evening.night })}</span>
              <EveningWords evening={evening} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Any night can be opened and written down later. */
function AnotherNight({ tonight }: { tonight: Night }) {
  const { t } = useTranslation(['nights', 'problem']);
  const id = useId();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const open = () => {
    const night = textToPastNight(text, tonight);
    if (isProblem(night)) setProblem(night);
    else navigate(`/nights/${night}`);
  };
  return (
    <form
      className="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <label htmlFor={id}>{t('another')}</label>
      <div className="row">
        <input
          id={id}
          type="date"
          className="input grow"
          max={tonight}
          value={text}
          aria-invalid={problem !== undefined}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(undefined);
          }}
        />
        <button type="submit" className="button">
          {t('open')}
        </button>
      </div>
      <ProblemLine problem={problem} />
    </form>
  );
}

function useRecorded(child: Child, tonight: Night, weeks: number) {
  const { home } = useGround();
  const first = addNights(mondayOf(tonight), -7 * (weeks - 1));
  return useLiveQuery(async () => {
    const [recorded, earliest] = await Promise.all([
      nightsOf(home, child.id, { first, last: tonight }),
      firstNight(home, child.id),
    ]);
    return { child: child.id, first, recorded, earliest };
  }, [home, child.id, first, tonight]);
}

/** From the diary's first week on, and at least this week and the last, whose gaps can be filled. */
function firstShown(
  { first, earliest }: { first: Night; earliest: Night | undefined },
  tonight: Night,
): Night {
  const lastWeek = addNights(mondayOf(tonight), -7);
  const begun = mondayOf(earliest ?? tonight);
  const wanted = begun < lastWeek ? begun : lastWeek;
  return wanted > first ? wanted : first;
}

/** The past nights as a plain list, the newest week first. */
export function Nights() {
  const { t } = useTranslation('nights');
  const child = useChild();
  const { clock } = useGround();
  const tonight = nightAt(clock());
  const [weeks, setWeeks] = useState(WEEKS);
  const found = useRecorded(child, tonight, weeks);
  if (found?.child !== child.id) return <main className="page" aria-busy="true" />;
  return (
    <main className="page stack">
      <h1>{t('title', { name: child.nickname })}</h1>
      {found.recorded.damaged > 0 && <p>{t('app:damaged', { count: found.recorded.damaged })}</p>}
      {found.earliest === undefined && <p className="soft">{t('nothing')}</p>}
      {weeksOf(child, found.recorded, { first: firstShown(found, tonight), last: tonight }).map((week) => (
        <WeekSheet key={week.monday} week={week} />
      ))}
      {found.earliest !== undefined && found.earliest < found.first && (
        <button
          type="button"
          className="button"
          onClick={() => {
            setWeeks(weeks + WEEKS);
          }}
        >
          {t('more')}
        </button>
      )}
      <AnotherNight tonight={tonight} />
    </main>
  );
}
