import { useTranslation } from 'react-i18next';
import { canShareFile, downloadFile, shareFile } from '../../ui/give-file';
import { useAct } from '../act';
import { nightNow, useGround, useHousehold } from '../household';
import { openedInside } from '../inside/which';
import { readDiary } from '../store/file/take';
import { TABLE_WORDS, tableOf } from './table';

const TYPE = 'text/csv';

/** The diary as a table for Excel and WPS: to look at, not to restore from. */
export function TableSection() {
  const { t } = useTranslation(TABLE_WORDS);
  const { home, clock } = useGround();
  const { children } = useHousehold();
  const { act } = useAct();
  const makeFile = async () => {
    // Few want a table: what writes one is fetched then.
    const { toTableText } = await import('../../ui/table-text');
    const text = toTableText(tableOf(await readDiary(home), children, t));
    return new File([text], `${t('table.fileName', { night: nightNow(clock) })}.csv`, { type: TYPE });
  };
  const save = () =>
    void act(async () => {
      const file = await makeFile();
      downloadFile(file);
      return { text: t('sealed:saved', { name: file.name }) };
    });
  const share = () =>
    void act(async () => {
      const outcome = await shareFile(await makeFile());
      return { text: t(outcome === 'shared' ? 'table.shared' : 'sealed:notShared') };
    });
  const isInside = openedInside(navigator.userAgent) !== undefined;
  const canShare = !isInside && canShareFile(new File([''], 'a.csv', { type: TYPE }));
  return (
    <section className="sheet stack">
      <h2>{t('table.title')}</h2>
      <p>{t('table.what')}</p>
      {isInside ? (
        <p className="soft">{t('table.inside')}</p>
      ) : (
        <button type="button" className="button" onClick={save}>
          {t('table.save')}
        </button>
      )}
      {canShare && (
        <button type="button" className="button button-quiet" onClick={share}>
          {t('sealed:ways.share')}
        </button>
      )}
    </section>
  );
}
