import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAct } from '../act';
import { nightNow, useGround } from '../household';
import type { HandOverCode, Opened } from '../store/file/hand-over';
import { mergeDiaries } from '../store/file/merge';
import { emptyDiary, type Parcel, type SeatPart } from '../store/file/parcel';
import { isUnchanged } from '../store/file/plan';
import { agreedSeats, openSeats } from '../store/file/seats';
import { readDiary } from '../store/file/take';
import { TakeIn } from '../taking/TakeIn';
import { Done } from './Done';
import { EnterDigits } from './EnterDigits';
import { SeatsQuestion } from './SeatsQuestion';
import { WaitForFile } from './WaitForFile';

/**
 * How far the taking has come. A code of all goes straight down; one that left the evenings out comes by again with
 * the file, its seats settled; one of the key alone waits for the file first.
 *
 *   digits ──→ seats ──→ coming ──→ done
 *     └───→ file ─┴────────┘└─→ file
 */
type Stage =
  | { kind: 'digits' }
  | { kind: 'file' }
  | { kind: 'seats'; parcel: Parcel; open: readonly SeatPart[] }
  /** `offered` are all seats the other side has; those agreed to are the parcel's. */
  | { kind: 'coming'; parcel: Parcel; offered: readonly SeatPart[] }
  | { kind: 'done'; isSame: boolean };

/** What the stages need of one another. */
function useStages({ holding }: HandOverCode, onDone: () => void) {
  const { home, clock } = useGround();
  const { act } = useAct();
  const [stage, setStage] = useState<Stage>({ kind: 'digits' });
  const [digits, setDigits] = useState('');
  const [isSettled, setSettled] = useState(false);
  const [hasFile, setHasFile] = useState(holding === 'all');
  const [hasSeat, setHasSeat] = useState(false);
  const come = (parcel: Parcel) =>
    act(async () => {
      const own = await readDiary(home);
      const open = isSettled ? [] : await openSeats(home, { own, parcel, night: nightNow(clock) });
      if (open.length > 0) setStage({ kind: 'seats', parcel, open });
      else
        setStage({
          kind: 'coming',
          parcel: { ...parcel, seats: [] },
          offered: isSettled ? [] : parcel.seats,
        });
      return undefined;
    });
  return {
    stage,
    digits,
    hasSeat,
    isHouseholdIn: isSettled && !hasFile,
    opened: (typed: string, { parcel }: Opened) => {
      setDigits(typed);
      if (parcel) void come(parcel);
      else setStage({ kind: 'file' });
    },
    read: (parcel: Parcel) => {
      setHasFile(true);
      void come(parcel);
    },
    answered: (parcel: Parcel, seats: readonly SeatPart[]) => {
      setHasSeat(seats.length > 0);
      const agreed = agreedSeats(seats, nightNow(clock));
      setStage({ kind: 'coming', parcel: { ...parcel, seats: agreed }, offered: parcel.seats });
    },
    taken: ({ diary }: Parcel) => {
      setSettled(true);
      if (!hasFile) {
        setStage({ kind: 'file' });
        return;
      }
      void act(async () => {
        const theirs = mergeDiaries(emptyDiary(), diary);
        setStage({ kind: 'done', isSame: isUnchanged(theirs, await readDiary(home)) });
        onDone();
        return undefined;
      });
    },
  };
}

/** When the code was made, where that is long ago: what was logged since is not in it. */
function Age({ madeAt }: { madeAt: number | undefined }) {
  const { t } = useTranslation('handover');
  const { clock } = useGround();
  if (madeAt === undefined || Math.abs(clock().getTime() - madeAt) < HOUR_MS) return null;
  return <p className="soft">{t('coming.made', { at: madeAt, night: nightNow(() => new Date(madeAt)) })}</p>;
}

const HOUR_MS = 60 * 60_000;

/** From the code to the diary: digits, what comes, whether the seat comes along, and only then the writing. */
export function Taking({ code, onDone }: { code: HandOverCode; onDone: () => void }) {
  const { t } = useTranslation('handover');
  const [, navigate] = useLocation();
  const { stage, digits, ...stages } = useStages(code, onDone);
  const [madeAt, setMadeAt] = useState<number>();
  switch (stage.kind) {
    case 'digits':
      return (
        <EnterDigits
          code={code}
          onOpened={(typed, opened) => {
            setMadeAt(opened.madeAt);
            stages.opened(typed, opened);
          }}
        />
      );
    case 'file':
      return (
        <WaitForFile
          by={{ key: code.key, digits }}
          isHouseholdIn={stages.isHouseholdIn}
          onRead={stages.read}
        />
      );
    case 'seats':
      return (
        <SeatsQuestion
          parcel={stage.parcel}
          seats={stage.open}
          onAnswer={(seats) => {
            stages.answered(stage.parcel, seats);
          }}
        />
      );
    case 'coming':
      return (
        <>
          <h1>{t('coming.title')}</h1>
          <Age madeAt={madeAt} />
          {code.holding === 'household' && !stages.isHouseholdIn && (
            <p className="soft">{t('coming.household')}</p>
          )}
          <section className="sheet">
            <TakeIn
              parcel={stage.parcel}
              offered={stage.offered}
              isMergeOnly
              onTaken={() => {
                stages.taken(stage.parcel);
              }}
              onLeave={() => {
                navigate('/', { replace: true });
              }}
            />
          </section>
        </>
      );
    case 'done':
      return <Done isSame={stage.isSame} hasSeat={stages.hasSeat} />;
  }
}
