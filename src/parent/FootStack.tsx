import { createContext, useContext, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useOpenDialog } from '../ui/open-dialog';
import './foot.css';

const AboveContext = createContext<HTMLElement | null>(null);

/** What floats over the foot of the screen, one above the other, so that nothing hides what stands there already. */
export function FootStack({ children, foot }: { children: ReactNode; foot: ReactNode }) {
  const [above, setAbove] = useState<HTMLElement | null>(null);
  const sheet = useOpenDialog();
  return (
    <AboveContext value={above}>
      {children}
      <div className="foot-stack">
        <div ref={setAbove} className="foot-above" />
        {sheet ? createPortal(foot, sheet) : foot}
      </div>
    </AboveContext>
  );
}

/** Stands above the line at the foot, and on its place while there is none. */
export function AboveFoot({ children }: { children: ReactNode }) {
  const above = useContext(AboveContext);
  return above && createPortal(children, above);
}
