import { useTranslation } from 'react-i18next';
import type { StoredAnswer } from '../../wire/stored';
import { useDeletionWords } from './say';

const dateOf = (at: number | undefined) => (at === undefined ? '' : new Date(at).toISOString());

/** The page as it was told, with when it was written out. */
export function storedJson(told: StoredAnswer, now: Date): string {
  return `${JSON.stringify({ lamplight: 'stored', at: now.toISOString(), ...told }, null, 2)}\n`;
}

/** The page as a table that WPS and Excel open: what is stored, then what was deleted. No cell is a formula. */
export function useStoredTable(): (told: StoredAnswer) => Promise<string> {
  const { t } = useTranslation('stored');
  const say = useDeletionWords();
  return async ({ school, contact, countedAt, tables, deletions }) => {
    const { toTableText } = await import('../../ui/table-text');
    return toTableText([
      [t('title'), school],
      [t('export.contact'), contact],
      [t('export.countedAt'), dateOf(countedAt)],
      [],
      [
        t('export.table'),
        t('column.what'),
        t('export.about'),
        t('column.rows'),
        t('column.until'),
        t('export.next'),
      ],
      ...tables.map(({ table, rows, next }) => [
        table,
        t(`table.${table}.name`),
        t(`table.${table}.what`),
        rows ?? t('count.never'),
        t(`table.${table}.until`),
        dateOf(next),
      ]),
      [],
      [t('deleted.title')],
      ...deletions.map((each) => [dateOf(each.at), say(each), each.rows]),
    ]);
  };
}
