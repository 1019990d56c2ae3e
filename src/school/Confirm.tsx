import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog';

type ConfirmProps = {
  /** The button that asks, and the one that does. */
  label: string;
  doLabel: string;
  /** Of the dialog, where the button's own words are too short alone. */
  title?: string;
  /** What it does to families or people, before it is done. */
  what: ReactNode;
  onConfirm: () => Promise<unknown>;
  disabled?: boolean;
  /** Of a screen whose one act it is: `button button-main`. */
  className?: string;
};

/** An act that takes something from somebody: it says so first. */
export function Confirm({ label, doLabel, title = label, what, onConfirm, ...look }: ConfirmProps) {
  const { t } = useTranslation('app');
  const [isAsking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
  };
  return (
    <>
      <button
        type="button"
        className={look.className ?? 'button'}
        disabled={look.disabled}
        onClick={() => {
          setAsking(true);
        }}
      >
        {label}
      </button>
      {isAsking && (
        <Dialog title={title} closeLabel={t('close')} onClose={close}>
          <div className="stack">{typeof what === 'string' ? <p>{what}</p> : what}</div>
          <div className="row">
            <button
              type="button"
              className="button button-main"
              onClick={() => {
                void onConfirm().then(close);
              }}
            >
              {doLabel}
            </button>
            <button type="button" className="button" onClick={close}>
              {t('leaveIt')}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
