import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { isOut } from '../../core/letter';
import { useAct } from '../act';
import { AskFirst } from '../AskFirst';
import { useGround, useNow } from '../household';
import { answersHeld } from '../store/answers-held';
import type { EnrolmentRow } from '../store/class-rows';
import { leaveClass } from '../store/enrolments';
import type { LetterRow } from '../store/letter-rows';
import type { Child } from '../store/views';

type LeaveProps = { child: Child; enrolment: EnrolmentRow; letters: readonly LetterRow[] };

/** The way out of a class: what is taken back with it, and what would be lost, is said before and after. */
export function Leave({ child, enrolment, letters }: LeaveProps) {
  const { t } = useTranslation('class');
  const { home } = useGround();
  const { act } = useAct();
  const now = useNow(false);
  const held = useLiveQuery(() => answersHeld(home, now, [child.id]), [home, now, child.id]);
  const { name } = enrolment.seen;
  const leave = () =>
    act(async () => {
      const evenings = letters.filter((letter) => !letter.isClosed && isOut(letter)).length;
      const { out: surveys } = await answersHeld(home, now, [child.id]);
      const undo = await leaveClass(home, child.id);
      const text = () => {
        if (evenings > 0 && surveys > 0) return t('leave.doneBoth', { name, evenings, surveys });
        if (surveys > 0) return t('leave.doneSurveys', { name, count: surveys });
        return evenings > 0
          ? t('leave.doneTakingBack', { name, count: evenings })
          : t('leave.done', { name });
      };
      return { text: text(), undo, isLasting: true };
    });
  return (
    <AskFirst label={t('leave.open')} yes={t('leave.yes')} no={t('leave.no')} onYes={leave}>
      <p>{t('leave.question', { name })}</p>
      <p className="soft">{t('leave.means')}</p>
      {held && held.unsent > 0 && <p>{t('leave.unsent', { count: held.unsent })}</p>}
    </AskFirst>
  );
}
