import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { firstNightOf, schoolYear, type Grade } from '../../core/grade';
import { yearOfTerm } from '../../core/term';
import { useAct } from '../act';
import { useGround } from '../household';
import { seatOf } from '../store/enrolments';
import { promote } from '../store/grades';
import type { Tonight } from './tonight';

/** A seat of a year gone by stays where it is, with all it has shown; but it keeps the child from the new class. */
function OldSeat({ tonight: { child, night } }: { tonight: Tonight }) {
  const { t } = useTranslation('cards');
  const { home } = useGround();
  const seat = useLiveQuery(() => seatOf(home, child.id), [home, child.id]);
  if (seat?.kind !== 'taken' || yearOfTerm(seat.enrolment.term) >= schoolYear(night)) return null;
  return (
    <Link to="/class" className="soft small">
      {t('promotion.seat', { class: seat.enrolment.seen.name })}
    </Link>
  );
}

/** From 1 September: has the child gone up a grade? Asked once; the old year's nights keep their grade either way. */
export function PromotionCard({ tonight, grade }: { tonight: Tonight; grade: Grade }) {
  const { t } = useTranslation('cards');
  const { home } = useGround();
  const { act } = useAct();
  const { child, night, grade: row } = tonight;
  const nameOf = (each: number) => t(`app:grade.${row.school}.${String(each)}`);
  const answer = (risen: number) =>
    void act(async () => {
      const undo = await promote(home, child.id, { from: firstNightOf(schoolYear(night)), grade: risen });
      return { text: t('promotion.saved', { grade: nameOf(risen) }), undo };
    });
  return (
    <section className="sheet stack" aria-label={t('promotion.label')}>
      <h2>{t('promotion.question', { name: child.nickname, grade: nameOf(grade) })}</h2>
      <div className="row">
        <button
          type="button"
          className="button button-main grow"
          onClick={() => {
            answer(grade);
          }}
        >
          {t('promotion.yes', { grade: nameOf(grade) })}
        </button>
        <button
          type="button"
          className="button grow"
          onClick={() => {
            answer(row.grade);
          }}
        >
          {t('promotion.no', { grade: nameOf(row.grade) })}
        </button>
      </div>
      <OldSeat {...{ tonight }} />
    </section>
  );
}
