import { createContext, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAct } from './act';
import type { Ground } from './household';

type Door = { open: () => Promise<void>; close: () => Promise<void> };

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
  const door: Door = {
    open: async () => {
      const { openSandbox } = await import('./sandbox/open');
      setSandbox(await openSandbox(ground));
      navigate('/');
    },
    close: async () => {
      setSandbox(undefined);
      await sandbox?.home.delete();
      navigate('/');
    },
  };
  return <DoorContext.Provider value={door}>{children(sandbox ?? ground)}</DoorContext.Provider>;
}

/** The mark on every screen of the example, and the way out. */
export function SandboxMark() {
  const { t } = useTranslation('app');
  const door = useSandboxDoor();
  const { act } = useAct();
  return (
    <div className="mark">
      <p>{t('sandbox.mark')}</p>
      <button
        type="button"
        className="button"
        onClick={() =>
          void act(async () => {
            await door.close();
            return undefined;
          })
        }
      >
        {t('sandbox.leave')}
      </button>
    </div>
  );
}
