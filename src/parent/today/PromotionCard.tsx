import { useTranslation } from 'react-i18next';
import { firstNightOf, schoolYear, type Grade } from '../../core/grade';
import { useAct } from '../act';
import { useGround } from '../household';
import { promote } from '../store/children';
import type { Tonight } from './tonight';

/** From 1 September: has the child gone up a grade? Asked once; the old year's nights keep their grade either way. */
export function PromotionCard({ tonight, grade }: { tonight: Tonight; grade: Grade }) {
  const { t } = useTranslation('cards');
  const { home } = useGround();
  const { act } = useAct();
  const { child, night, grade: row } = tonight;
  const answer = (risen: number) =>
    void act(async () => {
      await promote(home, child.id, { from: firstNightOf(schoolYear(night)), grade: risen });
      return undefined;
    });
  const nameOf = (each: number) => t(`app:grade.${row.school}.${String(each)}`);
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
    </section>
  );
}
