import { useEffect } from 'react';

/** A way to what lies before or after; without `go` there is nothing there. */
type Step = { label: string; go: (() => void) | undefined };

/** In a field, or with another key held, arrows mean something else. */
function isFree({ target, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  const isHeld = ctrlKey || altKey || metaKey || shiftKey;
  return !isHeld && !(target instanceof Element && target.closest('input, select, textarea, dialog'));
}

/** Back and on, by two buttons and by the arrow keys. At an end the button stays, so that the focus stays on it. */
export function Steps({ earlier, later }: { earlier: Step; later: Step }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowLeft' ? earlier : event.key === 'ArrowRight' ? later : undefined;
      if (step?.go && isFree(event)) step.go();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [earlier, later]);
  return (
    <div className="figure-steps">
      {[earlier, later].map(({ label, go }) => (
        <button
          key={label}
          type="button"
          className="button button-quiet"
          aria-disabled={go === undefined}
          onClick={go}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
