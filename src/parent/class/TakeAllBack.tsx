import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { stageOf } from '../../core/letter-stage';
import { useAct } from '../act';
import { AskFirst } from '../AskFirst';
import { useGround, useNow } from '../household';
import { canTakeAnswersBack, takeAnswersBack } from '../store/answers-held';
import type { LetterRow } from '../store/letter-rows';
import { takeAllBack } from '../store/letters';
import type { Child } from '../store/views';

/** Whether an evening can still be taken back, or kept from going. */
function canTakeBack(letter: LetterRow, now: number): boolean {
  const stage = stageOf(letter, { closesAt: letter.closesAt, now });
  const isOpen = now < letter.closesAt && !letter.isClosed && !letter.isLeft;
  return isOpen && !['nothing', 'retracting', 'retracted', 'kept'].includes(stage);
}

/** 全部撤回: every evening and every survey of a child that is still open, in one act; nothing where nothing is. */
export function TakeAllBack({ child, letters }: { child: Child; letters: readonly LetterRow[] }) {
  const { t } = useTranslation('sent');
  const { home } = useGround();
  const { act } = useAct();
  const now = useNow(false);
  const hasAnswers = useLiveQuery(() => canTakeAnswersBack(home, child.id, now), [home, child.id, now]);
  if (hasAnswers !== true && !letters.some((letter) => canTakeBack(letter, now))) return null;
  const takeBack = () =>
    act(async () => {
      const [evenings, surveys] = [await takeAllBack(home, child.id), await takeAnswersBack(home, child.id)];
      if (evenings > 0 && surveys > 0) return { text: t('all.doneBoth', { evenings, surveys }) };
      if (surveys > 0) return { text: t('all.doneSurveys', { count: surveys }) };
      return { text: evenings > 0 ? t('all.done', { count: evenings }) : t('all.doneNone') };
    });
  return (
    <AskFirst label={t('all.label')} yes={t('all.label')} no={t('all.no')} onYes={takeBack}>
      <p>{t('all.question')}</p>
      <p className="soft">{t('all.means')}</p>
    </AskFirst>
  );
}
