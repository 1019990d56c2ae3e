import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { setOpenDialog } from './open-dialog';
import './dialog.css';

type DialogProps = { title: string; closeLabel: string; onClose: () => void; children: ReactNode };

/**
 * A sheet from the bottom of the phone (a window in the middle of a desktop): the native dialog, which
 * keeps the focus inside, closes on Escape and on the phone's back gesture, and gives the focus back.
 */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  // Before the page is redrawn: a dialog already taken out of the page gives no focus back.
  useLayoutEffect(() => {
    const element = dialog.current ?? undefined;
    if (!element) return undefined;
    // iOS before 15.4 has no showModal: there the sheet lies over the page by its stylesheet alone.
    if (typeof element.showModal === 'function') element.showModal();
    else element.setAttribute('open', '');
    setOpenDialog(element);
    // Left to itself the browser lights up the close button, as if that were what one came for.
    heading.current?.focus();
    return () => {
      setOpenDialog(undefined);
      if (typeof element.close === 'function') element.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-inside">
        <header className="dialog-head">
          <h2 id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" className="button button-plain" onClick={onClose}>
            {closeLabel}
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
