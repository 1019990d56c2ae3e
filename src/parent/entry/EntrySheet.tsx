import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../core/entry';
import { Dialog } from '../../ui/Dialog';
import { useGround } from '../household';
import { entryById } from '../store/later-views';

type EntrySheetProps = {
  id: string;
  title: string;
  onClose: () => void;
  children: (entry: Entry) => ReactNode;
};

/** A sheet about one sitting, or the word that it is gone: another window may have deleted it. */
export function EntrySheet({ id, title, onClose, children }: EntrySheetProps) {
  const { t } = useTranslation('entry');
  const { home } = useGround();
  const found = useLiveQuery(async () => ({ entry: await entryById(home, id) }), [home, id]);
  if (!found) return null;
  return (
    <Dialog title={title} closeLabel={t('app:close')} onClose={onClose}>
      {found.entry ? children(found.entry) : <p>{t('gone')}</p>}
    </Dialog>
  );
}
