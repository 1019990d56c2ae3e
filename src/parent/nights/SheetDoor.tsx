import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Look } from './look';

/** The way to the page that can be printed, of the same week or month; a term is too long for one. */
export function SheetDoor({ look: { stretch, isEmpty } }: { look: Look }) {
  const { t } = useTranslation('look');
  if (isEmpty || stretch.view === 'term') return null;
  return (
    <Link to={`/sheet/${stretch.view}/${stretch.key}`} className="button">
      {t('sheet')}
    </Link>
  );
}
