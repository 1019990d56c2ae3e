import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { useLiveQuery } from 'dexie-react-hooks';
import { inGroups } from '../../core/slip';
import { yearOfTerm } from '../../core/term';
import { useAct } from '../act';
import { useGround, useHousehold } from '../household';
import { chooseChild } from '../store/chosen';
import { takenSeats } from '../store/enrolments';
import { dropJoining, isIn, joiningById, tryAgain, type JoiningIn } from '../store/joinings';
import { CodeForm } from './CodeForm';
import { FoundPage } from './FoundPage';
import { HoldWords } from './HoldWords';
import { JoinProblem } from './JoinProblem';

function WaitingPage({ joining }: { joining: JoiningIn<'asked'> | JoiningIn<'confirmed'> }) {
  const { t } = useTranslation('class');
  const { home } = useGround();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const { kind, hold } = joining.state;
  const leave = () =>
    void act(async () => {
      await dropJoining(home, joining.id);
      navigate('/', { replace: true });
      return undefined;
    });
  const again = () =>
    void act(async () => {
      await tryAgain(home, joining.id);
      return undefined;
    });
  return (
    <>
      <h1>{t(`wait.${kind}`)}</h1>
      <div className="stack" role="status">
        <HoldWords hold={hold} />
      </div>
      <div className="row answer-foot">
        <button type="button" className="button grow" onClick={leave}>
          {t('wait.leave')}
        </button>
        {hold?.problem.kind === 'endpoint-unreachable' && (
          <button type="button" className="button button-main grow" onClick={again}>
            {t('wait.again')}
          </button>
        )}
      </div>
    </>
  );
}

/** The way led nowhere: why, beside what was typed, which stays; and nothing of the diary is touched. */
function RefusedPage({ joining }: { joining: JoiningIn<'refused'> }) {
  const { t } = useTranslation('class');
  const { home } = useGround();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const { way, problem } = joining.state;
  const leave = () =>
    void act(async () => {
      await dropJoining(home, joining.id);
      navigate('/', { replace: true });
      return undefined;
    });
  return (
    <>
      <h1>{t('refused.title')}</h1>
      {way.kind === 'typed' ? (
        <section className="sheet">
          <CodeForm text={joining.text} problem={problem} />
        </section>
      ) : (
        <>
          <section className="sheet stack">
            {way.kind !== 'family' && (
              <>
                <p className="soft">{t('refused.scanned')}</p>
                <p className="class-code number">{inGroups(way.kind === 'slip' ? way.code : way.door)}</p>
              </>
            )}
            <JoinProblem problem={problem} way={way.kind} />
          </section>
          <section className="sheet">
            <CodeForm />
          </section>
        </>
      )}
      <p className="soft">{t('refused.safe')}</p>
      <button type="button" className="button" onClick={leave}>
        {t('refused.leave')}
      </button>
    </>
  );
}

/** The seat is taken: the class tab says the rest. */
function Joined({ joining }: { joining: JoiningIn<'joined'> }) {
  const { t } = useTranslation('class');
  const { home } = useGround();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const { id, state } = joining;
  useEffect(() => {
    void act(async () => {
      await chooseChild(home, state.child);
      await dropJoining(home, id);
      navigate('/class', { replace: true });
      return { text: t('join.done') };
    });
  }, [act, home, id, navigate, state.child, t]);
  return null;
}

/** One asking, at whatever it has come to. */
export function JoiningPage({ id }: { id: string }) {
  const { home } = useGround();
  const { children } = useHousehold();
  const current = useLiveQuery(async () => {
    const joining = await joiningById(home, id);
    const year = joining && isIn(joining, 'found') ? yearOfTerm(joining.state.found.term) : undefined;
    return { joining, taken: await takenSeats(home, year) };
  }, [home, id]);
  if (!current) return null;
  const { joining, taken } = current;
  if (!joining) return <Redirect to={children.length > 0 ? '/class' : '/'} replace />;
  if (isIn(joining, 'found')) return <FoundPage joining={joining} taken={taken} />;
  if (isIn(joining, 'refused')) return <RefusedPage joining={joining} />;
  if (isIn(joining, 'joined')) return <Joined joining={joining} />;
  return <WaitingPage joining={joining as JoiningIn<'asked'> | JoiningIn<'confirmed'>} />;
}
