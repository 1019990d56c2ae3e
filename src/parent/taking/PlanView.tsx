import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../act';
import { useGround, useHousehold } from '../household';
import { makeGeneration } from '../store/file/generations';
import type { Diary, Parcel, SeatPart } from '../store/file/parcel';
import { diaryAfter, isUnchanged, planOf, type Plan, type Way } from '../store/file/plan';
import { aliasOf, takeDiary, type Same } from '../store/file/take';
import { PlanLines } from './PlanLines';
import { Shrinking } from './Shrinking';

type PlanViewProps = {
  own: Diary;
  parcel: Parcel;
  same: readonly Same[];
  /** Seats that children of this phone leave their own for. */
  instead: readonly SeatPart[];
  /** What is offered first: a file is merged, what was deleted is fetched back from this phone's own backup. */
  first: Way;
  onTaken: () => void;
  onLeave: () => void;
  /** A hand-over joins two diaries that both live: neither is replaced. */
  isMergeOnly?: true | undefined;
};

/** A stamp for reckoning what would become of the diary; the real one is made by the writing. */
const RECKONED = [Number.MAX_SAFE_INTEGER, ''] as const;

type Outlook = { plan: Plan; isNothing: boolean };

function outlookOf(own: Diary, file: Diary, way: Way): Outlook {
  const after = diaryAfter(own, file, { way, stamp: RECKONED });
  return { plan: planOf(own, after), isNothing: isUnchanged(own, after) };
}

/** How many entries of a file were deleted here since. */
function deletedSince(own: Diary, file: Diary, { after }: Plan): number {
  return outlookOf(own, file, 'revive').plan.after - after;
}

/** Reckoned once for each way: two diaries of ten years are laid side by side. */
function useOutlook({ own, parcel: { diary }, same }: PlanViewProps, way: Way) {
  return useMemo(() => {
    const pairs = same.map((pair) => aliasOf(pair, RECKONED));
    const file = { ...diary, aliases: [...diary.aliases, ...pairs] };
    const outlook = outlookOf(own, file, way);
    return { ...outlook, deleted: way === 'merge' ? deletedSince(own, file, outlook.plan) : 0 };
  }, [own, diary, same, way]);
}

/** Somebody works on a child that would be gone: first the timer is finished. */
function useTimed({ goneChildren }: Plan): string | undefined {
  const { timers } = useHousehold();
  return goneChildren.find(({ id }) => timers.some(({ child }) => child === id))?.nickname;
}

/** What would become of the diary, in plain words, before anything is written; then merging, or more quietly replacing. */
export function PlanView(props: PlanViewProps) {
  const { parcel, same, instead, first, onTaken, onLeave, isMergeOnly } = props;
  const { t } = useTranslation('taking');
  const { home, clock } = useGround();
  const { act } = useAct();
  const [way, setWay] = useState<Way>(first);
  const { plan, isNothing, deleted } = useOutlook(props, way);
  const timed = useTimed(plan);
  const take = async () => {
    const isTaken = await act(async () => {
      // As it is now it stays among the automatic backups, for whoever finds out tomorrow.
      await makeGeneration(home, clock().getTime());
      const undo = await takeDiary(home, parcel.diary, { way, same, seats: parcel.seats, instead });
      return { text: t(`done.${way}`, { count: plan.after }), undo, isLasting: true };
    });
    if (isTaken) onTaken();
  };
  const isIdle = isNothing && [...parcel.seats, ...instead].length === 0;
  return (
    <div className="stack">
      <h2>{t(isIdle ? 'nothing.title' : `title.${way}`)}</h2>
      {isIdle ? <p>{t(`nothing.${way}`)}</p> : <PlanLines plan={plan} way={way} instead={instead} />}
      {timed !== undefined && <p role="alert">{t('timed', { nickname: timed })}</p>}
      {!isIdle && timed === undefined && <Yes {...{ plan, way }} onYes={take} onNo={onLeave} />}
      <No isIdle={isIdle} onNo={isIdle ? onTaken : onLeave} />
      {!isMergeOnly && <OtherWays {...{ way, first, isNothing, deleted }} onTurn={setWay} />}
    </div>
  );
}

type YesProps = { plan: Plan; way: Way; onYes: () => Promise<void>; onNo: () => void };

/** The act itself; where much of the diary would be gone, a question first. */
function Yes({ plan, way, onYes, onNo }: YesProps) {
  const { t } = useTranslation('taking');
  const yes = t(`yes.${way}`);
  if (plan.isShrinking) return <Shrinking plan={plan} yes={yes} onYes={onYes} onNo={onNo} />;
  return (
    <button type="button" className="button button-main" onClick={() => void onYes()}>
      {yes}
    </button>
  );
}

function No({ isIdle, onNo }: { isIdle: boolean; onNo: () => void }) {
  const { t } = useTranslation('taking');
  return (
    <button type="button" className="button" onClick={onNo}>
      {t(isIdle ? 'nothing.close' : 'leave')}
    </button>
  );
}

type OtherWaysProps = {
  way: Way;
  first: Way;
  isNothing: boolean;
  /** How many entries of the file were deleted here since. */
  deleted: number;
  onTurn: (way: Way) => void;
};

/** From one way to another: replacing is rarely meant, so it stands last and says what it is. */
function OtherWays({ way, first, isNothing, deleted, onTurn }: OtherWaysProps) {
  const { t } = useTranslation('taking');
  const others: Way[] = way === first ? ['replace'] : [first];
  return (
    <>
      {deleted > 0 && (
        <>
          <p className="soft small">{t('revive.what', { count: deleted })}</p>
          <TurnKey way="revive" onTurn={onTurn} />
        </>
      )}
      {way === first && <p className="soft small">{t(isNothing ? 'replace.unlike' : 'replace.what')}</p>}
      {others.map((other) => (
        <TurnKey key={other} way={other} onTurn={onTurn} />
      ))}
    </>
  );
}

function TurnKey({ way, onTurn }: { way: Way; onTurn: (way: Way) => void }) {
  const { t } = useTranslation('taking');
  return (
    <button
      type="button"
      className="button button-quiet"
      onClick={() => {
        onTurn(way);
      }}
    >
      {t(`turn.${way}`)}
    </button>
  );
}
