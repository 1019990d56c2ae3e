import { useTranslation } from 'react-i18next';
import { AnswerFoot } from '../AnswerFoot';
import type { Parcel, SeatPart } from '../store/file/parcel';
import { SeatsWords } from '../taking/SeatsWords';

type SeatsProps = {
  parcel: Parcel;
  seats: readonly SeatPart[];
  onAnswer: (seats: readonly SeatPart[]) => void;
};

/** The class seats may come along, with the words of consent before the answer; or the diary alone. */
export function SeatsQuestion({ parcel, seats, onAnswer }: SeatsProps) {
  const { t } = useTranslation('taking');
  return (
    <>
      <h1>{t('seats.title')}</h1>
      <SeatsWords parcel={parcel} seats={seats} />
      <AnswerFoot
        no={t('seats.no')}
        onNo={() => {
          onAnswer([]);
        }}
        yes={t('seats.yes')}
        onYes={() => {
          onAnswer(seats);
        }}
      />
    </>
  );
}
