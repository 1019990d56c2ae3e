import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useLiveQuery } from 'dexie-react-hooks';
import { nightNow, useChild, useGround } from '../household';
import { seatOf } from '../store/enrolments';
import { hasTwoSeats } from '../store/file/two-seats';
import { openJoinings } from '../store/joinings';
import { lettersOf } from '../store/letters';
import type { LetterRow } from '../store/letter-rows';
import { seatNews } from '../store/seat-news';
import type { JoiningRow } from '../store/class-rows';
import type { Child } from '../store/views';
import { CodeForm } from './CodeForm';
import { OwnClass } from './OwnClass';
import { SentSummary } from './SentSummary';
import './class.css';
import './sent.css';

/** An asking that is not at its end waits here, wherever the parent went meanwhile. */
function OpenJoining({ joining: { id, state } }: { joining: JoiningRow }) {
  const { t } = useTranslation('class');
  const isHeld = (state.kind === 'asked' || state.kind === 'confirmed') && state.hold !== undefined;
  const name = 'found' in state ? state.found.seen.name : '';
  return (
    <section className="sheet stack">
      <h2>{t(isHeld ? 'open.held' : `open.${state.kind}`, { name })}</h2>
      {isHeld && <p className="soft">{t(`open.${state.kind}`, { name })}</p>}
      <Link to={`/join/${id}`} className="button">
        {t('open.see')}
      </Link>
    </section>
  );
}

function OpenJoinings({ joinings }: { joinings: readonly JoiningRow[] }) {
  return joinings.map((joining) => <OpenJoining key={joining.id} joining={joining} />);
}

type NoClassProps = { child: Child; joinings: readonly JoiningRow[]; letters: readonly LetterRow[] };

function NoClass({ child, joinings, letters }: NoClassProps) {
  const { t } = useTranslation('class');
  const { isSandbox } = useGround();
  return (
    <>
      <h1>{t('none.title')}</h1>
      <p className="class-lead">{t('none.whole', { name: child.nickname })}</p>
      <p className="soft">{t('none.why')}</p>
      <OpenJoinings joinings={joinings} />
      {joinings.every(({ state }) => state.kind === 'refused') && (
        <section className="sheet stack">
          <h2>{t('none.have')}</h2>
          {isSandbox ? <p>{t('none.sandbox')}</p> : <CodeForm />}
        </section>
      )}
      {letters.length > 0 && <SentSummary letters={letters} news={undefined} />}
    </>
  );
}

/** The class of the child looked at; without one, what that means, and the way into one. */
export function ClassPage() {
  // All the words below: were some to come later, the page would stand, go, and come back.
  const { t } = useTranslation(['class', 'sent', 'figure', 'survey']);
  const { home, clock } = useGround();
  const child = useChild();
  const tonight = nightNow(clock);
  const current = useLiveQuery(async () => {
    const [seat, joinings, letters] = await Promise.all([
      seatOf(home, child.id),
      openJoinings(home),
      lettersOf(home, child.id),
    ]);
    const place = seat.kind === 'taken' && { child: child.id, classId: seat.enrolment.seen.class };
    return {
      child: child.id,
      seat,
      joinings,
      letters,
      news: place ? await seatNews(home, place, tonight) : undefined,
      hasTwo: place && (await hasTwoSeats(home, place.child, place.classId)),
    };
  }, [home, child.id, tonight]);
  if (current?.child !== child.id) return <main className="page" aria-busy />;
  const { seat, letters, news, hasTwo } = current;
  // What another child waits for stands on its own page.
  const joinings = current.joinings.filter(({ state }) => !('child' in state) || state.child === child.id);
  return (
    <main className="page stack class-page">
      {seat.kind === 'taken' ? (
        <>
          <OwnClass key={child.id} {...{ child, letters, news, hasTwo }} enrolment={seat.enrolment} />
          <OpenJoinings joinings={joinings} />
        </>
      ) : (
        <>
          {seat.kind === 'damaged' && <p role="alert">{t('damaged')}</p>}
          <NoClass key={child.id} child={child} joinings={joinings} letters={letters} />
        </>
      )}
    </main>
  );
}
