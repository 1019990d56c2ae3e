import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../act';
import { nightNow, useGround } from '../household';
import { childNames } from '../store/file/merge';
import type { Diary, Parcel, SeatPart } from '../store/file/parcel';
import { twinsOf, type Way } from '../store/file/plan';
import { readDiary, type Same } from '../store/file/take';
import { noteTwoSeats, secondSeats, type SecondSeat } from '../store/file/two-seats';
import { PlanView } from './PlanView';
import { SeatChoice, type SeatAnswer } from './SeatChoice';
import { TwinQuestion } from './TwinQuestion';

type TakeInProps = {
  parcel: Parcel;
  /** All seats of the file: those of children that sit in the same class here on another are asked about. */
  offered?: readonly SeatPart[];
  /** What is offered first; a file is merged. */
  first?: Way;
  /** After the diary was taken in, or where there was nothing to take. */
  onTaken: () => void;
  /** The parent leaves the diary as it is. */
  onLeave: () => void;
  isMergeOnly?: true;
};

/** What a twin's question was answered: by the id of the child in the file. */
type Answers = ReadonlyMap<string, Same | 'two children'>;

const NONE: readonly SeatPart[] = [];

/** From a parcel to the diary: whose child is whose, what would become of it, and only then the writing. */
export function TakeIn(props: TakeInProps) {
  const { t } = useTranslation('taking');
  const { home, clock } = useGround();
  const { parcel } = props;
  const own = useLiveQuery(() => readDiary(home), [home]);
  const [answers, setAnswers] = useState<Answers>(new Map());
  const same = useMemo(() => [...answers.values()].filter((answer) => answer !== 'two children'), [answers]);
  if (!own) return <p role="status">{t('comparing')}</p>;
  const open = twinsOf(own, parcel.diary, nightNow(clock)).find(({ other }) => !answers.has(other.id));
  if (open)
    return (
      <TwinQuestion
        key={open.other.id}
        twin={open}
        own={own}
        file={parcel.diary}
        onAnswer={(isSame) => {
          const pair: Same = { child: open.own.id, same: open.other.id };
          setAnswers(new Map([...answers, [open.other.id, isSame ? pair : 'two children']]));
        }}
      />
    );
  return <Seated {...props} own={own} same={same} />;
}

type SeatedProps = TakeInProps & { own: Diary; same: readonly Same[] };

/** Once it is known whose child is whose: a child that has a seat on either phone keeps one of them. */
function Seated({ own, same, offered = NONE, first = 'merge', ...props }: SeatedProps) {
  const { t } = useTranslation('taking');
  const { act } = useAct();
  const { home } = useGround();
  const { parcel } = props;
  const [answers, setAnswers] = useState<ReadonlyMap<string, SeatAnswer>>(new Map());
  const second = useLiveQuery(() => {
    const nameOf = childNames([...own.aliases, ...parcel.diary.aliases, ...same]);
    return secondSeats(home, offered, nameOf);
  }, [home, offered, own, same]);
  if (!second) return <p role="status">{t('comparing')}</p>;
  const open = second.find(({ child }) => !answers.has(child));
  const answer = (about: SecondSeat, given: SeatAnswer) =>
    void act(async () => {
      // Noted whatever the answer: whoever says yes and then leaves the file has two seats still.
      await noteTwoSeats(home, about);
      setAnswers(new Map([...answers, [about.child, given]]));
      return undefined;
    });
  if (open)
    return (
      <SeatChoice
        key={open.child}
        second={open}
        name={own.children.find(({ id }) => id === open.child)?.nickname ?? ''}
        onAnswer={(given) => {
          answer(open, given);
        }}
      />
    );
  const instead = second.filter(({ child }) => answers.get(child) === 'theirs').map(({ seat }) => seat);
  return <PlanView {...props} {...{ own, same, first, instead }} />;
}
