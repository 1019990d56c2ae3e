import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nightNow, useGround } from '../household';
import type { Parcel, SeatPart } from '../store/file/parcel';
import { agreedSeats, openSeats } from '../store/file/seats';
import { readDiary } from '../store/file/take';
import { SeatsWords } from './SeatsWords';
import { TakeIn } from './TakeIn';

type TakeOpenedProps = { parcel: Parcel; onTaken: () => void; onLeave: () => void };

/** A file that was opened. A seat in it comes along only once the parent agrees here: this phone will send, too. */
export function TakeOpened({ parcel, onTaken, onLeave }: TakeOpenedProps) {
  const { home, clock } = useGround();
  const night = nightNow(clock);
  const [agreed, setAgreed] = useState<readonly SeatPart[]>();
  const open = useLiveQuery(async () => {
    if (parcel.seats.length === 0) return [];
    return openSeats(home, { own: await readDiary(home), parcel, night });
  }, [home, parcel, night]);
  if (!open) return null;
  if (open.length === 0 || agreed)
    return (
      <TakeIn
        parcel={{ ...parcel, seats: agreed ?? [] }}
        offered={parcel.seats}
        onTaken={onTaken}
        onLeave={onLeave}
      />
    );
  return (
    <Question
      parcel={parcel}
      seats={open}
      onAnswer={(seats) => {
        setAgreed(agreedSeats(seats, night));
      }}
    />
  );
}

type QuestionProps = {
  parcel: Parcel;
  seats: readonly SeatPart[];
  onAnswer: (seats: readonly SeatPart[]) => void;
};

function Question({ parcel, seats, onAnswer }: QuestionProps) {
  const { t } = useTranslation('taking');
  return (
    <div className="stack" role="group" aria-label={t('seats.title')}>
      <h2>{t('seats.title')}</h2>
      <SeatsWords parcel={parcel} seats={seats} />
      <button
        type="button"
        className="button button-main"
        onClick={() => {
          onAnswer(seats);
        }}
      >
        {t('seats.yes')}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          onAnswer([]);
        }}
      >
        {t('seats.no')}
      </button>
    </div>
  );
}
