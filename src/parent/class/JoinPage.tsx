import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation, useRoute } from 'wouter';
import { useLiveQuery } from 'dexie-react-hooks';
import { schoolYear } from '../../core/grade';
import { isProblem } from '../../core/problem';
import { readWayIn, type WayIn } from '../../core/slip';
import { nightOfClass } from '../../core/term';
import { WherePage } from '../inside/WherePage';
import { openedInside } from '../inside/which';
import { nightNow, useGround, useHousehold } from '../household';
import { takenSeats } from '../store/enrolments';
import { holderOf } from '../store/family-way';
import { hiddenWay, useWayText, type WayText } from '../way-text';
import { ConsentPage } from './ConsentPage';
import { CodeForm } from './CodeForm';
import { JoiningPage } from './JoiningPage';
import '../alone.css';
import './class.css';

type NobodyLeftProps = { isSame: boolean; isFamily: boolean; onAnother: () => void };

/** Every child of this phone has its class: nothing is asked of anybody, unless the code is for a brother or sister. */
function NobodyLeft({ isSame, isFamily, onAnother }: NobodyLeftProps) {
  const { t } = useTranslation('class');
  const [, navigate] = useLocation();
  return (
    <>
      <h1>{t(isSame ? 'already.same' : 'already.other')}</h1>
      {!isFamily && <p>{t(isSame ? 'already.sameHelp' : 'already.otherHelp')}</p>}
      {isFamily && <p>{t('family.other')}</p>}
      <button
        type="button"
        className="button button-main"
        onClick={() => {
          navigate('/class', { replace: true });
        }}
      >
        {t('already.see')}
      </button>
      <button type="button" className="button" onClick={onAnother}>
        {t('already.another')}
      </button>
    </>
  );
}

/** The phone read its own code, or one it read before. */
function OwnSeat({ name }: { name: string }) {
  const { t } = useTranslation('class');
  const [, navigate] = useLocation();
  return (
    <>
      <h1>{t('already.same')}</h1>
      <p>{t('family.own', { name })}</p>
      <button
        type="button"
        className="button button-main"
        onClick={() => {
          navigate('/class', { replace: true });
        }}
      >
        {t('already.see')}
      </button>
    </>
  );
}

function Readable({ way, text }: { way: WayIn; text: string }) {
  const { home, clock } = useGround();
  const { children } = useHousehold();
  // Of which school year a code is that somebody scans tonight.
  const year = schoolYear(nightOfClass(nightNow(clock)));
  const [isForAnother, setForAnother] = useState(false);
  const current = useLiveQuery(
    async () => ({
      taken: await takenSeats(home, year),
      holder: way.kind === 'family' ? await holderOf(home, way) : undefined,
    }),
    // A way is read from one text; it is another object with each look at the page.
    [home, text, year],
  );
  if (!current) return null;
  const { taken, holder } = current;
  if (holder !== undefined)
    return <OwnSeat name={children.find(({ id }) => id === holder)?.nickname ?? ''} />;
  const isNobodyLeft = children.length > 0 && children.every(({ id }) => taken[id]);
  const isSame = Object.values(taken).includes(way.class);
  if (!isNobodyLeft || isForAnother) return <ConsentPage way={way} text={text} />;
  return (
    <NobodyLeft
      isSame={isSame}
      isFamily={way.kind === 'family'}
      onAnother={() => {
        setForAnother(true);
      }}
    />
  );
}

/** Something was scanned or typed, and nothing has left the phone. */
function NewWay({ text, isInBar }: WayText) {
  const { t } = useTranslation(['class', 'install']);
  const [, navigate] = useLocation();
  const app = openedInside(navigator.userAgent);
  const isWhereAsked = app !== undefined && isInBar;
  useEffect(() => {
    // Out of the bar and the history as soon as nobody needs it there: inside WeChat the browser to come does.
    if (isInBar && !isWhereAsked) navigate('/join', { replace: true, state: hiddenWay(text) });
  }, [isInBar, isWhereAsked, navigate, text]);
  const way = readWayIn(text);
  if (isProblem(way))
    return (
      <>
        <h1>{t('code.title')}</h1>
        <section className="sheet">
          <CodeForm text={text} problem={way} />
        </section>
      </>
    );
  if (!isWhereAsked) return <Readable way={way} text={text} />;
  const stay = () => {
    navigate('/join', { replace: true, state: hiddenWay(text) });
  };
  return (
    <WherePage
      app={app}
      words={{
        kept: t('where.unspent'),
        hint: t('where.browserHint'),
        risk: t('where.stayHelp', { app: t(`install:app.${app}`) }),
      }}
      onStay={stay}
    />
  );
}

/** The way into a class, from a scanned or typed slip to the seat. Without either there is nothing to do here. */
export function JoinPage() {
  const { isSandbox } = useGround();
  const [, params] = useRoute('/join/:id');
  const { children } = useHousehold();
  const way = useWayText();
  if (isSandbox || (!params && !way)) return <Redirect to={children.length > 0 ? '/class' : '/'} replace />;
  return (
    <main className="page page-alone class-join">
      {way ? <NewWay key={way.text} {...way} /> : params && <JoiningPage key={params.id} id={params.id} />}
    </main>
  );
}
