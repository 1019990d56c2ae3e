import type { ReactNode } from 'react';
import './inside.css';

/** A field for one picture; the step beside it says the same in words, so it is silent for a screen reader. */
export function Picture({ children }: { children: ReactNode }) {
  return (
    <svg className="install-picture" viewBox="0 0 280 168" aria-hidden="true">
      {children}
    </svg>
  );
}
