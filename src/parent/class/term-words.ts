import { useTranslation } from 'react-i18next';
import { yearOfTerm, type Term } from '../../core/term';

/** A term as a school calls it: 2026—2027 学年第一学期. */
export function useTermWords(): (term: Term) => string {
  const { t } = useTranslation('class');
  return (term) => {
    const from = yearOfTerm(term);
    return t(`term.${term.slice(4)}`, { from, to: from + 1 });
  };
}
