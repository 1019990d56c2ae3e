import { useTranslation } from 'react-i18next';
import type { Diary } from '../store/file/parcel';
import { shown, type Twin } from '../store/file/plan';

type TwinQuestionProps = {
  twin: Twin;
  own: Diary;
  file: Diary;
  onAnswer: (isSame: boolean) => void;
};

/** 同一个孩子？ Two phones gave one child two ids, or two children have one nickname: only the parent knows. */
export function TwinQuestion({ twin, own, file, onAnswer }: TwinQuestionProps) {
  const { t } = useTranslation('taking');
  const { nickname } = twin.own;
  const countOf = (diary: Diary, child: string) => shown(diary).filter((row) => row.child === child).length;
  const counts = { own: countOf(own, twin.own.id), other: countOf(file, twin.other.id) };
  return (
    <div className="stack" role="group" aria-label={t('twin.title', { nickname })}>
      <h2>{t('twin.title', { nickname })}</h2>
      <p>{t('twin.here', { nickname, count: counts.own })}</p>
      <p>{t('twin.there', { nickname, count: counts.other })}</p>
      <button
        type="button"
        className="button"
        onClick={() => {
          onAnswer(true);
        }}
      >
        {t('twin.same')}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          onAnswer(false);
        }}
      >
        {t('twin.two')}
      </button>
    </div>
  );
}
