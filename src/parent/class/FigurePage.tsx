import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { isCompared } from '../../core/calendar';
import { classWeek, figuresIn, weeksTold, type ClassWeek } from '../../core/class-week';
import { partMeans } from '../../core/figure-mean';
import { shown, shownMean } from '../../core/figure-shown';
import type { School } from '../../core/grade';
import { usualSubjects } from '../../core/subject';
import { SINGLE_SUBJECTS } from '../../core/figure';
import { addNights, isNight, mondayOf, type Night } from '../../core/night';
import { useChild, useGround } from '../household';
import type { SeenClass } from '../store/class-rows';
import { seatOf } from '../store/enrolments';
import { FigureTerm } from './FigureTerm';
import { useMinutesWords, useNightName, useWeekName } from '../figure/figure-words';
import { eveningsSeen, useSeatFigures, type SeatFigures } from '../figure/seat-figures';
import { WeekEvenings } from '../figure/WeekEvenings';
import { PlannedCard } from './PlannedCard';
import { WeekNumber } from './WeekNumber';
import '../figure/figure.css';

const address = (monday: Night) => `/class/figure/${monday}`;

/** The weeks beside one; undefined where there is nothing further. */
type Beside = { before: Night | undefined; after: Night | undefined };

/** The arrow keys turn the weeks, unless something is being typed or a key held with them. */
function useArrowKeys({ before, after }: Beside): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const to = { ArrowLeft: before, ArrowRight: after }[event.key];
      if (to !== undefined) navigate(address(to), { replace: true });
    };
    addEventListener('keydown', turn);
    return () => {
      removeEventListener('keydown', turn);
    };
  }, [before, after, navigate]);
}

function Steps(beside: Beside) {
  const { t } = useTranslation('figure');
  useArrowKeys(beside);
  return (
    <nav className="row figure-steps" aria-label={t('steps')}>
      {(['before', 'after'] as const).map((step) => {
        const to = beside[step];
        return to === undefined ? (
          <button key={step} type="button" className="button" disabled>
            {t(step)}
          </button>
        ) : (
          <Link key={step} to={address(to)} replace className="button">
            {t(step)}
          </Link>
        );
      })}
    </nav>
  );
}

/** The mean of each subject that is told, and of what was done at school. */
function Parts({ week, system }: { week: ClassWeek; system: School }) {
  const { t } = useTranslation(['figure', 'app']);
  const minutesWords = useMinutesWords();
  const figures = figuresIn(week);
  const { subjects, atSchool } = partMeans(figures);
  const usual = usualSubjects(figures[0]?.grade ?? 0, system);
  const told = SINGLE_SUBJECTS.flatMap((subject) => {
    const mean = subjects[subject];
    if (!mean) return [];
    const part = { subject, shown: shownMean({ ...mean, weeks: 0 }) };
    // Of what the grade does not usually have, less than is worth telling is nothing.
    return usual.includes(subject) || part.shown.how !== 'under' ? [part] : [];
  });
  if (!atSchool || (week.mean && shownMean(week.mean).how === 'under')) return null;
  return (
    <section className="sheet stack">
      <h2>{t('parts.title')}</h2>
      {told.length > 0 && (
        <dl className="figure-parts number">
          {told.map(({ subject, shown: each }) => (
            <div key={subject}>
              <dt>{t(`app:subject.${subject}`)}</dt>
              <dd>{minutesWords(each)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="number">
        {t('parts.atSchool', { minutes: minutesWords(shownMean({ ...atSchool, weeks: 0 })) })}
      </p>
      <p className="soft small">{t('parts.week')}</p>
    </section>
  );
}

/** Free days stand apart: one total, and no verdict. */
function FreeDays({ week, system }: { week: ClassWeek; system: School }) {
  const { t } = useTranslation('figure');
  const nightName = useNightName();
  const minutesWords = useMinutesWords();
  const free = figuresIn(week).filter(({ kind }) => !isCompared(kind));
  if (free.length === 0) return null;
  const isPlain = system === 'other' || free.some(({ kind }) => kind === 'vacation');
  return (
    <section className="sheet stack">
      <h2>{t('free.title')}</h2>
      <dl className="figure-parts number">
        {free.map((figure) => (
          <div key={figure.night}>
            <dt>{nightName(figure)}</dt>
            <dd>{minutesWords(shown(figure.minutes))}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{t(isPlain ? 'free.plain' : 'free.rule')}</p>
    </section>
  );
}

/** A week without a mean: whether something of it may still come. */
function isOpen(week: ClassWeek, seat: SeatFigures): boolean {
  return eveningsSeen(week, seat).some(({ day, state }) => isCompared(day) && state.kind !== 'none');
}

type WeekProps = { seat: SeatFigures; seen: SeenClass; monday: Night };

function Week({ seat, seen, monday }: WeekProps) {
  const { t } = useTranslation('figure');
  const weekName = useWeekName(seat.tonight);
  const { figures, time, tonight } = seat;
  const week = classWeek(monday, figures, time);
  const first = weeksTold(figures)?.first ?? mondayOf(tonight);
  const isPast = monday < mondayOf(tonight);
  return (
    <>
      <section className="sheet stack figure-card">
        <h2>{weekName(monday)}</h2>
        {week.mean ? (
          <WeekNumber week={week} system={seen.system} />
        ) : (
          <p>{t(isOpen(week, seat) ? 'notYet' : 'nothing')}</p>
        )}
        <WeekEvenings week={week} seat={seat} system={seen.system} />
      </section>
      <Steps
        before={monday > first ? addNights(monday, -7) : undefined}
        after={isPast ? addNights(monday, 7) : undefined}
      />
      <Parts week={week} system={seen.system} />
      <PlannedCard weeks={[week]} seat={seat} />
      <FreeDays week={week} system={seen.system} />
      <FigureTerm seat={seat} monday={monday} system={seen.system} />
      <p className="soft small">{t('method')}</p>
    </>
  );
}

function Figures({ seen, night }: { seen: SeenClass; night: string | undefined }) {
  const seat = useSeatFigures(seen);
  if (!seat) return null;
  const latest = weeksTold(seat.figures)?.last ?? mondayOf(seat.tonight);
  const asked = isNight(night) && night <= seat.tonight ? mondayOf(night) : latest;
  return <Week seat={seat} seen={seen} monday={asked} />;
}

/** 班级数据, week by week: what the class's teacher sees. `night` is one of the week looked at. */
export function FigurePage({ night }: { night: string | undefined }) {
  // All the words below: were some to come later, the page would stand, go, and come back.
  const { t } = useTranslation(['figure', 'sent']);
  const { home } = useGround();
  const child = useChild();
  const current = useLiveQuery(
    async () => ({ of: child.id, seat: await seatOf(home, child.id) }),
    [home, child.id],
  );
  const seat = current?.of === child.id ? current.seat : undefined;
  return (
    <main className="page stack" aria-busy={seat ? undefined : true}>
      <Link to="/class" className="button button-quiet">
        {t('back')}
      </Link>
      <h1>{t('title')}</h1>
      {seat?.kind === 'taken' && <Figures seen={seat.enrolment.seen} night={night} />}
      {seat && seat.kind !== 'taken' && <p>{t('noClass', { name: child.nickname })}</p>}
    </main>
  );
}
