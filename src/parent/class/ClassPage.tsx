import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useLiveQuery } from 'dexie-react-hooks';
import { useChild, useGround } from '../household';
import { seatOf } from '../store/enrolments';
import { openJoinings } from '../store/joinings';
import type { JoiningRow } from '../store/class-rows';
import type { Child } from '../store/views';
import { CodeForm } from './CodeForm';
import { OwnClass } from './OwnClass';
import './class.css';

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

function NoClass({ child, joinings }: { child: Child; joinings: readonly JoiningRow[] }) {
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
    </>
  );
}

/** The class of the child looked at; without one, what that means, and the way into one. */
export function ClassPage() {
  const { t } = useTranslation('class');
  const { home } = useGround();
  const child = useChild();
  const current = useLiveQuery(
    async () => ({ child: child.id, seat: await seatOf(home, child.id), joinings: await openJoinings(home) }),
    [home, child.id],
  );
  if (current?.child !== child.id) return <main className="page" aria-busy />;
  const { seat } = current;
  // What another child waits for stands on its own page.
  const joinings = current.joinings.filter(({ state }) => !('child' in state) || state.child === child.id);
  return (
    <main className="page stack class-page">
      {seat.kind === 'taken' ? (
        <>
          <OwnClass key={child.id} child={child} enrolment={seat.enrolment} />
          <OpenJoinings joinings={joinings} />
        </>
      ) : (
        <>
          {seat.kind === 'damaged' && <p role="alert">{t('damaged')}</p>}
          <NoClass key={child.id} child={child} joinings={joinings} />
        </>
      )}
    </main>
  );
}
