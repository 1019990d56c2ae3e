import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { classWeek } from '../../core/class-week';
import { addNights, mondayOf } from '../../core/night';
import { nightIn } from '../../core/zone';
import { Choice } from '../../ui/Choice';
import { ClassAlert } from '../Alerts';
import type { Refused } from '../client';
import { useDesk } from '../desk';
import { NoAnswer, Waiting } from '../Trouble';
import { timeOf, useClassYear, type ClassYear } from './ask';
import '../figure.css';
import {
  earliestMonday,
  placeToSearch,
  searchToPlace,
  termsUntil,
  usualMonday,
  yearOfPlace,
  type Place,
} from './place';
import { useSay } from '../say-figure';
import { Steps } from '../Steps';
import { TermView } from './TermView';
import { WeekView } from './WeekView';

type ViewProps<Kind extends Place['kind']> = {
  told: ClassYear;
  place: Extract<Place, { kind: Kind }>;
  now: Date;
  go: (place: Place) => void;
};

function Week({ told, place, now, go }: ViewProps<'week'>) {
  const { t } = useSay();
  const time = timeOf(told, now);
  const tonight = nightIn(told.zone, now);
  const newest = mondayOf(tonight);
  const [oldest, chosen] = [
    earliestMonday(tonight),
    place.monday ?? usualMonday(tonight, told.figures, time),
  ];
  const monday = chosen > newest ? newest : chosen < oldest ? oldest : chosen;
  const week = classWeek(monday, told.figures, time);
  const step = (weeks: number) => () => {
    go({ kind: 'week', monday: addNights(monday, 7 * weeks), night: undefined });
  };
  return (
    <>
      <div className="figure-bar">
        <Kinds place={place} go={go} />
        <Steps
          earlier={{ label: t('step.earlierWeek'), go: monday > oldest ? step(-1) : undefined }}
          later={{ label: t('step.laterWeek'), go: monday < newest ? step(1) : undefined }}
        />
      </div>
      <WeekView
        told={told}
        week={week}
        time={time}
        night={place.night}
        onOpen={(night) => {
          go({ kind: 'week', monday, night });
        }}
      />
    </>
  );
}

function Term({ told, place, now, go }: ViewProps<'term'>) {
  const say = useSay();
  const { t } = say;
  const time = timeOf(told, now);
  const terms = termsUntil(nightIn(told.zone, now), time.calendar);
  const index = place.term === undefined ? -1 : terms.indexOf(place.term);
  const at = index < 0 ? terms.length - 1 : index;
  const term = terms[at];
  const step = (to: number) => {
    const there = terms[to];
    return there === undefined
      ? undefined
      : () => {
          go({ kind: 'term', term: there });
        };
  };
  if (term === undefined) return null;
  return (
    <>
      <div className="figure-bar">
        <Kinds place={place} go={go} />
        <label className="field">
          <span className="hidden-but-read">{t('term.label')}</span>
          <select
            value={term}
            onChange={({ target }) => {
              go({ kind: 'term', term: target.value });
            }}
          >
            {terms.map((each) => (
              <option key={each} value={each}>
                {say.term(each)}
              </option>
            ))}
          </select>
        </label>
        <Steps
          earlier={{ label: t('step.earlierTerm'), go: step(at - 1) }}
          later={{ label: t('step.laterTerm'), go: step(at + 1) }}
        />
      </div>
      <TermView told={told} term={term} time={time} />
    </>
  );
}

function Head({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation(['figure', 'class']);
  return (
    <div className="figure-head">
      <p className="back">
        <Link to="/school" className="button button-plain">
          {t('class:back')}
        </Link>
      </p>
      <h1>{name}</h1>
      <Link to={`/school/class#${id}`} className="button button-quiet">
        {t('joining')}
      </Link>
    </div>
  );
}

/** The place in the address, without the class; an evening that opens or closes is no step of its own. */
function usePlace(id: string): [Place, (place: Place) => void] {
  const search = useSearch();
  const [, goTo] = useLocation();
  const place = useMemo(() => searchToPlace(search), [search]);
  return [
    place,
    (next) => {
      const isSame = next.kind === 'week' && place.kind === 'week' && next.monday === place.monday;
      goTo(`/school/figure${placeToSearch(next)}#${id}`, { replace: isSame });
    },
  ];
}

/** The way from a week to a term and back. */
function Kinds({ place, go }: { place: Place; go: (place: Place) => void }) {
  const { t } = useSay();
  return (
    <Choice
      label={t('view.label')}
      isLabelHidden
      value={place.kind}
      options={[
        { value: 'week', label: t('view.week') },
        { value: 'term', label: t('view.term') },
      ]}
      onChange={(kind) => {
        go(kind === 'term' ? { kind, term: undefined } : { kind, monday: undefined, night: undefined });
      }}
    />
  );
}

type ViewsProps = { told: ClassYear; place: Place; now: Date; go: (place: Place) => void };

/** A week or a term, and the way from one to the other. */
function Views({ told, place, now, go }: ViewsProps) {
  const { t } = useSay();
  return (
    <>
      {place.kind === 'week' && <Week told={told} place={place} now={now} go={go} />}
      {place.kind === 'term' && <Term told={told} place={place} now={now} go={go} />}
      <p className="soft small figure-method">{t('method')}</p>
    </>
  );
}

/** What went wrong: the class is no more, or the endpoint did not answer, and then what was told before still stands. */
function Refusal({ problem, again }: { problem: Refused; again: () => void }) {
  const { t } = useTranslation(['figure', 'class', 'app']);
  if (problem.kind === 'class-unknown') return <p>{t('class:gone')}</p>;
  if (problem.kind !== 'endpoint-unreachable') return <NoAnswer problem={problem} again={again} />;
  return (
    <section className="sheet stack" role="alert">
      <p>{t('unreachable')}</p>
      <div className="row">
        <button type="button" className="button" onClick={again}>
          {t('app:again')}
        </button>
      </div>
    </section>
  );
}

/** The class figure: what homework cost this class, evening by evening, week by week. */
export function FigurePage({ id }: { id: string }) {
  const { t } = useTranslation('figure');
  const { clock, me } = useDesk();
  const [place, go] = usePlace(id);
  const year = yearOfPlace(place, nightIn(me.school.zone, clock()));
  const { told, problem, now, again } = useClassYear(id, year);
  if (!told && !problem) return <Waiting />;
  const isGone = problem?.kind === 'class-unknown';
  return (
    <main className="work stack figure-page">
      <Head id={id} name={told?.facts.name ?? t('title')} />
      {problem && <Refusal problem={problem} again={again} />}
      <ClassAlert id={id} />
      {told && !isGone && <Views told={told} place={place} now={now} go={go} />}
    </main>
  );
}
