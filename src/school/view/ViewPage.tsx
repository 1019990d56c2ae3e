import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { classesByGrade, gradeFigures } from '../../core/school-figures';
import { nightFor, stretchOf, VIEWS, type Stretch } from '../../core/stretch';
import { nightIn } from '../../core/zone';
import { Choice } from '../../ui/Choice';
import type { AlertsAnswer } from '../../wire/alerts';
import { AlertList } from '../Alerts';
import { useAnswer } from '../answers';
import { askAlerts } from '../client';
import { useDesk } from '../desk';
import '../figure.css';
import { Steps } from '../Steps';
import { NoAnswer, Waiting } from '../Trouble';
import { AlertRules } from './AlertRules';
import { useSchoolFigures, type SchoolTold } from './ask';
import { GradeBars } from './GradeBars';
import { GradeList } from './GradeList';
import { NothingYet } from './NothingYet';
import { begunOf, besides, placeToSearch, placeToStretch, searchToPlace, type Place } from './place';
import { KindList, SchoolParts } from './Rest';
import { useSayView } from './say-view';
import { SchoolNumber } from './SchoolNumber';
import { classesWithin, WeekdayTrend, WeekTrend } from './Trends';
import './view.css';

type ViewProps = { told: SchoolTold; stretch: Stretch; now: Date; alerts: AlertsAnswer['alerts'] };

/** Everything of one stretch of time: the number first, then grades, days and what else there is. */
function View({ told, stretch, now, alerts }: ViewProps) {
  const { first, last } = begunOf(stretch, nightIn(told.zone, now));
  const { classes, grades } = useMemo(() => {
    const within = classesWithin(told.classes, { first, last });
    const figures = gradeFigures(within);
    const graded = classesByGrade(within);
    return {
      classes: within,
      grades: figures.map((figure, index) => ({ figure, classes: graded[index]?.classes ?? [] })),
    };
  }, [told.classes, first, last]);
  if (told.since === undefined) return <NothingYet told={told} time={{ ...told, now: now.getTime() }} />;
  return (
    <>
      <div className="two">
        <div className="stack">
          <SchoolNumber stretch={stretch} classes={classes} />
          <AlertList alerts={alerts} />
          {grades.length > 1 && <GradeBars grades={grades} />}
        </div>
        <div className="stack">
          {stretch.view !== 'week' && <WeekTrend classes={classes} nights={{ first, last }} />}
          <WeekdayTrend classes={classes} />
          <KindList classes={classes} />
        </div>
      </div>
      <GradeList grades={grades} search={stretch.view === 'month' ? '' : placeToSearch(stretch)} />
      <SchoolParts classes={classes} />
    </>
  );
}

type BarProps = { stretch: Stretch; told: SchoolTold; now: Date; go: (place: Place) => void };

/** The way from one stretch of time to another. */
function Ways({ stretch, told, now, go }: BarProps) {
  const { v } = useSayView();
  const { calendar, zone } = told;
  const tonight = nightIn(zone, now);
  const { earlier, later } = besides(stretch, told, tonight);
  const step = (to: Stretch | undefined) =>
    to &&
    (() => {
      go(to);
    });
  return (
    <div className="figure-bar">
      <Choice
        label={v('ways.label')}
        isLabelHidden
        value={stretch.view}
        options={VIEWS.map((view) => ({ value: view, label: v(`ways.${view}`) }))}
        onChange={(view) => {
          go(stretchOf(view, nightFor(stretch, tonight), calendar));
        }}
      />
      <Steps
        earlier={{ label: v(`earlier.${stretch.view}`), go: step(earlier) }}
        later={{ label: v(`later.${stretch.view}`), go: step(later) }}
      />
    </div>
  );
}

const NOTHING_SAID: AlertsAnswer = { alerts: [], rules: [] };

const gradesOf = ({ classes }: SchoolTold) => [...new Set(classes.map(({ grade }) => grade))];

type PlacedProps = { told: SchoolTold; place: Place; now: Date };

/** What was told, as soon as it is of the place that is looked at; the ways to other places stand all the while. */
function Placed({ told, place, now }: PlacedProps) {
  const { v } = useSayView();
  const [, goTo] = useLocation();
  const { role } = useDesk().me;
  const { said, again } = useAnswer(askAlerts);
  const { alerts, rules } = said.kind === 'answer' ? said.answer : NOTHING_SAID;
  const stretch = placeToStretch(place, told.calendar, nightIn(told.zone, now));
  const isTold = told.place === placeToSearch(place);
  const isApart = told.classes.some(({ evenings }) =>
    evenings.some(({ limit }) => limit.atSchool === 'apart'),
  );
  return (
    <>
      <Ways
        stretch={stretch}
        told={told}
        now={now}
        go={(to) => {
          goTo(`/school/view${placeToSearch(to)}`);
        }}
      />
      {isTold ? <View told={told} stretch={stretch} now={now} alerts={alerts} /> : <Waiting />}
      {role === 'admin' && said.kind === 'answer' && (
        <AlertRules rules={rules} grades={gradesOf(told)} onChanged={again} />
      )}
      <p className="soft small figure-method">
        {isApart && <>{v('apart')} </>}
        {v('method')}
      </p>
    </>
  );
}

/** The school's view: what homework costs its grades and classes, from what was published of them and nothing else. */
export function ViewPage() {
  const { t } = useTranslation(['view', 'alert', 'figure', 'app']);
  const { clock, me } = useDesk();
  const say = useSayView();
  const search = useSearch();
  const place = searchToPlace(search, nightIn(me.school.zone, clock()));
  const { told, problem, now, again } = useSchoolFigures(place);
  return (
    <main className="work stack figure-page view-page">
      <h1>{me.grade === undefined ? t('title') : say.grade(me.grade)}</h1>
      {problem && <NoAnswer problem={problem} again={again} />}
      {told && <Placed told={told} place={place} now={now} />}
      {!told && !problem && <Waiting />}
    </main>
  );
}
