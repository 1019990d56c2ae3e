import { useTranslation } from 'react-i18next';
import { EntryList } from '../entry/EntryList';
import type { Tonight } from './tonight';

/** Tonight's sittings. */
export function Entries({ tonight }: { tonight: Tonight }) {
  const { t } = useTranslation('today');
  if (tonight.entries.length === 0) return null;
  return (
    <section aria-label={t('entries')}>
      <EntryList entries={tonight.entries} />
    </section>
  );
}
