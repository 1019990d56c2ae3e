import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog';
import { canShareFile, downloadFile, shareFile } from '../../ui/give-file';
import { useAct } from '../act';
import { openedInside } from '../inside/which';
import type { SheetContent } from './content';
import { sheetPicture } from './picture';

type Made = { file: File; address: string };

/** The ways the picture goes on: the share sheet, a download, and a long press on it, which works everywhere. */
function Ways({ file }: { file: File }) {
  const { t } = useTranslation('sheet');
  const { act } = useAct();
  const share = () =>
    void act(async () => {
      await shareFile(file);
      return undefined;
    });
  if (openedInside(navigator.userAgent)) return null;
  return (
    <div className="row">
      {canShareFile(file) && (
        <button type="button" className="button grow" onClick={share}>
          {t('picture.share')}
        </button>
      )}
      <button
        type="button"
        className="button grow"
        onClick={() => {
          downloadFile(file);
        }}
      >
        {t('picture.save')}
      </button>
    </div>
  );
}

/** A picture of the sheet for a chat: it names nobody, whatever the printed sheet shows. */
export function PicturePart({ content, name }: { content: SheetContent; name: string }) {
  const { t } = useTranslation(['sheet', 'app']);
  const { act } = useAct();
  const [made, setMade] = useState<Made>();
  const make = () =>
    act(async () => {
      const { blob, address } = await sheetPicture(content, {
        limit: (limit) => t('chart.limit', { limit }),
      });
      setMade({ file: new File([blob], `${name}.png`, { type: 'image/png' }), address });
      return undefined;
    });
  return (
    <>
      <button type="button" className="button" onClick={() => void make()}>
        {t('picture.key')}
      </button>
      <p className="soft small">{t('picture.help')}</p>
      {made && (
        <Dialog
          title={t('picture.title')}
          closeLabel={t('app:close')}
          onClose={() => {
            setMade(undefined);
          }}
        >
          <div className="stack">
            <p className="soft small">{t('picture.press')}</p>
            <Ways file={made.file} />
            <img className="sheet-picture" src={made.address} alt={t('picture.alt')} />
          </div>
        </Dialog>
      )}
    </>
  );
}
