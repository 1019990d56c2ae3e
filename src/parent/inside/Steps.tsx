import type { ReactNode } from 'react';
import './inside.css';

/** Numbered steps, each with its picture; the words alone say everything the picture does. */
export function Steps({ steps }: { steps: { said: string; hint?: string; picture: ReactNode }[] }) {
  return (
    <ol className="install-steps">
      {steps.map(({ said, hint, picture }) => (
        <li key={said}>
          <div>
            <p className="install-step">{said}</p>
            {hint !== undefined && <p className="soft small install-hint">{hint}</p>}
          </div>
          {picture}
        </li>
      ))}
    </ol>
  );
}
