import { useTranslation } from 'react-i18next';
import type { Night } from '../core/night';
import { useSheet } from './entry/sheet';

/** 发给家人: one evening as a line of text. */
export function GiveLineKey({ night }: { night: Night }) {
  const { t } = useTranslation('app');
  const { open } = useSheet();
  return (
    <button
      type="button"
      className="button button-quiet"
      onClick={() => {
        open('line', night);
      }}
    >
      {t('line.give')}
    </button>
  );
}

/** 贴上家人发来的: what the others wrote or corrected comes back the same way. */
export function TakeLineKey() {
  const { t } = useTranslation('app');
  const { open } = useSheet();
  return (
    <button
      type="button"
      className="button button-quiet"
      onClick={() => {
        open('paste', '');
      }}
    >
      {t('line.take')}
    </button>
  );
}
