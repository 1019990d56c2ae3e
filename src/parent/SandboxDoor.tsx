import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Ground } from './household';

type Door = { open: () => Promise<void>; close: () => void };

const DoorContext = createContext<Door | undefined>(undefined);

export function useSandboxDoor(): Door {
  const door = useContext(DoorContext);
  if (!door) throw new Error('A screen was drawn outside the app.');
  return door;
}

/**
 * Stands between the family's diary and the example: another database, its own clock, gone with one
 * tap. The generator is loaded only when the door opens.
 */
export function SandboxDoor({
  ground,
  children,
}: {
  ground: Ground;
  children: (ground: Ground) => ReactNode;
}) {
  const [sandbox, setSandbox] = useState<Ground>();
  const [, navigate] = useLocation();
  useEffect(() => {
    // Once the example's screens are gone, so is its diary.
    if (sandbox) return () => void sandbox.home.delete();
    return undefined;
  }, [sandbox]);
  const door: Door = {
    open: async () => {
      const { openSandbox } = await import('./sandbox/open');
      setSandbox(await openSandbox(ground));
      navigate('/');
    },
    close: () => {
      setSandbox(undefined);
      navigate('/');
    },
  };
  return <DoorContext.Provider value={door}>{children(sandbox ?? ground)}</DoorContext.Provider>;
}

/** The mark on every screen of the example, and the way out. */
export function SandboxMark() {
  const { t } = useTranslation('app');
  const door = useSandboxDoor();
  return (
    <div className="mark">
      <p>{t('sandbox.mark')}</p>
      <button type="button" className="button" onClick={door.close}>
        {t('sandbox.leave')}
      </button>
    </div>
  );
}
