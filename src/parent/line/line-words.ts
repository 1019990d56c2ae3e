import { useTranslation } from 'react-i18next';
import { useSubjectName } from '../entry/subject-name';
import type { LineWords } from '../store/file/line';
import type { NightRows } from '../store/file/night-rows';
import { isAlive, type EntryRow } from '../store/rows';
import { isSound } from '../store/sound';

/** What a reader of the family's chat sees of an evening, before the code. */
export function useLineWords(): (rows: NightRows) => LineWords {
  const { t } = useTranslation('line');
  const subjectName = useSubjectName();
  const nameOf = (row: EntryRow) => (row.subject === 'mixed' ? t('homework') : subjectName(row));
  const toldOf = (rows: readonly EntryRow[]) => {
    const minutesByName = new Map<string, number>();
    for (const row of rows)
      minutesByName.set(nameOf(row), (minutesByName.get(nameOf(row)) ?? 0) + row.minutes);
    return [...minutesByName].map(([name, minutes]) => t('subject', { name, minutes }));
  };
  const whatOf = ({ entries, evening }: NightRows) => {
    const told = toldOf(entries.filter((row) => isAlive(row) && isSound(row)));
    if (told.length > 0)
      return t('sum', { what: told.reduce((before, next) => t('beside', { told: before, next })) });
    if (!evening || !isAlive(evening)) return t('nothing');
    return t(evening.said === 'no-homework' ? 'noHomework' : 'doneAtSchool');
  };
  return (rows) => {
    const words = t('words', { name: rows.nickname, night: rows.night, what: whatOf(rows) });
    return (part, parts) => (parts > 1 ? words + t('part', { part, parts }) : words);
  };
}
