import { useTranslation } from 'react-i18next';
import { homeworkMinutes, type Contribution } from '../../core/contribution';
import { SUBJECTS } from '../../core/subject';

/** What of an evening goes or went, to the last figure: minutes by subject, then what was done at school, then all else. */
export function Figures({ figures }: { figures: Contribution }) {
  const { t } = useTranslation(['sent', 'app']);
  const { s, a, o } = figures;
  const told = SUBJECTS.filter((subject) => (s[subject] ?? 0) > 0);
  const rest = s.chinese === null ? t('figures.unsplit') : told.length > 0 ? t('figures.rest') : undefined;
  const subjects = told.map((subject) => `${t(`app:subject.${subject}`)} ${String(s[subject])}`);
  return (
    <div className="sent-figures number">
      <p>
        <strong>{homeworkMinutes(figures)}</strong> {t('figures.unit')}
      </p>
      <p>{[...(told.length > 0 ? subjects : [t('figures.none')]), ...(rest ? [rest] : [])].join(' · ')}</p>
      <p className="soft">{t('figures.beside', { a, o })}</p>
    </div>
  );
}
