import { useTranslation } from 'react-i18next';
import { ConsentWords } from '../ConsentWords';
import type { Parcel, SeatPart } from '../store/file/parcel';

/** Which seats may come along, and the words of consent. Under a page's `class` and `taking`. */
export function SeatsWords({ parcel, seats }: { parcel: Parcel; seats: readonly SeatPart[] }) {
  const { t } = useTranslation('taking');
  const nameOf = (child: string) => parcel.diary.children.find(({ id }) => id === child)?.nickname ?? '';
  return (
    <>
      {seats.map(({ enrolment: { child, seen } }) => (
        <p key={child}>{t('seats.what', { name: nameOf(child), school: seen.school, class: seen.name })}</p>
      ))}
      <ConsentWords />
    </>
  );
}
