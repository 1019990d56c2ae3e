import { memo, startTransition, useCallback, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { VIEWS, type View } from '../../core/stretch';
import { AnotherNight } from './AnotherNight';
import { BesideClass } from './BesideClass';
import { Finishing } from './Finishing';
import { FreeDays } from './FreeDays';
import { Head, Steps } from './Head';
import { useLater } from './later';
import { Legend } from './Legend';
import { addressOf, useLook, type Asked, type Look } from './look';
import { MonthGrid } from './MonthGrid';
import { NightList } from './NightList';
import { Parts } from './Parts';
import { SheetDoor } from './SheetDoor';
import { useSwipe } from './swipe';
import { Talk } from './Talk';
import { Trend } from './Trend';
import { useTurnKeys } from './turn-keys';
import { WeekBars } from './WeekBars';
import './look.css';

function useTurn({ before, after }: Look): (step: 1 | -1) => void {
  const [, navigate] = useLocation();
  return useCallback(
    (step) => {
      const to = step === 1 ? after : before;
      if (to) navigate(addressOf(to), { replace: true });
    },
    [navigate, before, after],
  );
}

/** The picture of a view: the month's calendar, the week's or the term's bars. */
function Picture({ look, titleId }: { look: Look; titleId: string }) {
  switch (look.stretch.view) {
    case 'month':
      return (
        <>
          <MonthGrid look={look} labelledBy={titleId} />
          <Legend look={look} />
        </>
      );
    case 'week':
      return <WeekBars look={look} />;
    case 'term':
      return <Trend look={look} />;
  }
}

/** The same in words; a week is short enough to stand open. */
function InWords({ look }: { look: Look }) {
  const { t } = useTranslation('look');
  const [isOpen, setOpen] = useState(false);
  if (look.stretch.view === 'week') return <NightList look={look} />;
  return (
    <>
      <button
        type="button"
        className="button button-plain look-words"
        aria-expanded={isOpen}
        onClick={() => {
          // A term has many nights: they are made ready bit by bit, and the page answers meanwhile.
          startTransition(() => {
            setOpen(!isOpen);
          });
        }}
      >
        {t(isOpen ? 'list.close' : 'list.open')}
      </button>
      {isOpen && <NightList look={look} />}
    </>
  );
}

/** What the picture means, part by part. */
const Means = memo(function Means({ look }: { look: Look }) {
  return (
    <div className="look-means stack">
      {look.stretch.view === 'month' && <Trend look={look} />}
      <Talk look={look} />
      <BesideClass look={look} />
      <Parts look={look} />
      <Finishing look={look} />
      <FreeDays look={look} />
      <SheetDoor look={look} />
      <AnotherNight tonight={look.tonight} />
    </div>
  );
});

/** What turns under a finger: the head, the picture, and the same in words. */
const Shown = memo(function Shown({ look }: { look: Look }) {
  const titleId = useId();
  const turn = useTurn(look);
  const swipe = useSwipe(turn);
  useTurnKeys(look.stretch.view, turn);
  return (
    <div className="look-turn stack" {...swipe}>
      <Head look={look} titleId={titleId} />
      <Picture look={look} titleId={titleId} />
      <Steps look={look} />
      <InWords look={look} />
    </div>
  );
});

const Page = memo(function Page({ look }: { look: Look }) {
  // The picture first; the rest a moment later, so that no frame has to draw all of it.
  const means = useLater(look);
  return (
    <main className="page look">
      <Shown look={look} />
      {means && <Means look={means} />}
    </main>
  );
});

function askedBy(view: string | undefined, at: string | undefined): Asked {
  const known: View | undefined = VIEWS.find((each) => each === view);
  return known ? { view: known, at } : { view: 'month', at: undefined };
}

type NightsProps = { view?: string | undefined; at?: string | undefined };

/** 回看: a child's nights by week, month or term, this month first. */
export function Nights({ view, at }: NightsProps) {
  // All the words below: were some to come later, the page would stand, go, and come back.
  useTranslation(['look', 'app', 'problem', 'figure', 'sent']);
  // Deferred: a slow phone makes it ready in many short steps and goes on listening to the finger.
  const look = useDeferredValue(useLook(askedBy(view, at)));
  return look ? <Page look={look} /> : <main className="page" aria-busy="true" />;
}
