import './entry-list.css';
import { useTranslation } from 'react-i18next';
import { besideNumber, type Evening } from '../../core/evening';

/** One evening in a list: its minutes, its difference to the limit where there is one, or the plain words for no record. */
export function EveningWords({ evening }: { evening: Evening }) {
  const { t } = useTranslation('app');
  const { number, said, comparison, day } = evening;
  const over = comparison.kind === 'measured' ? comparison.over : 0;
  const isCalm = said !== undefined && (number ?? 0) === 0;
  const words = () => {
    if (said === 'no-homework' && number === 0) return t('evening.noHomework');
    if (number === undefined)
      return t(said === 'done-at-school' ? 'evening.doneAtSchool' : 'evening.nothing');
    const beside = besideNumber(evening);
    return beside ? t(`evening.beside.${beside.kind}`, beside) : t('entry.minutes', { minutes: number });
  };
  return (
    <span className="evening-words">
      {day.kind !== 'school' && <span className="soft small">{t(`nightKind.${day.kind}`)}</span>}
      {over > 0 && <span className="evening-over small">{t('evening.over', { over })}</span>}
      <span className={isCalm ? 'evening-calm' : number === undefined ? 'soft' : 'evening-number number'}>
        {words()}
      </span>
    </span>
  );
}
