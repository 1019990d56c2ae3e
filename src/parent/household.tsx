import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { nightAt, type Night } from '../core/night';
import type { Home } from './store/database';
import { whenErased } from './store/erased';
import type { InstallPrompt } from './version/install-prompt';
import type { VersionWatch } from './version/worker';
import { household, type Child, type Household } from './store/views';

/** The wall clock, handed in from main; tests turn it by hand. */
export type Clock = () => Date;
/** A clock that only runs (ms), whatever is done to the wall clock. */
export type Steady = () => number;

/** What main hands in: the clocks, and what the browser says of new versions and of installing. */
export type World = { clock: Clock; steady: Steady; version: VersionWatch; prompt: InstallPrompt };

/** What every screen stands on: whose diary, and the world. */
export type Ground = World & {
  home: Home;
  isSandbox: boolean;
  /** Of the demo's family, whose sync the demo's own door looks after. */
  isDemo?: true;
};

const GroundContext = createContext<Ground | undefined>(undefined);
const HouseholdContext = createContext<Household | undefined>(undefined);

export function GroundProvider({ ground, children }: { ground: Ground; children: ReactNode }) {
  return <GroundContext.Provider value={ground}>{children}</GroundContext.Provider>;
}

export function useGround(): Ground {
  const ground = useContext(GroundContext);
  if (!ground) throw new Error('A screen was drawn outside the app.');
  return ground;
}

/**
 * Throws what keeps the diary from opening, for the error boundary. Live queries do not tell: they wait
 * for ever for a diary that was refused, or for a browser that has none.
 */
function useOpening(home: Home): void {
  const [failure, setFailure] = useState<Error>();
  useEffect(() => {
    let isGone = false;
    home.open().catch((error: unknown) => {
      if (!isGone) setFailure(error as Error);
    });
    return () => {
      isGone = true;
    };
  }, [home]);
  // Another window erased everything: this one begins anew, before it could write anything back.
  useEffect(
    () =>
      whenErased(home, () => {
        location.replace('/');
      }),
    [home],
  );
  if (failure) throw failure;
}

/** Reads the household once for all screens; draws nothing until it is there. */
export function HouseholdProvider({
  children,
  waiting,
}: {
  children: (household: Household) => ReactNode;
  waiting: ReactNode;
}) {
  const { home } = useGround();
  useOpening(home);
  const current = useLiveQuery(() => household(home), [home]);
  if (!current) return waiting;
  return <HouseholdContext.Provider value={current}>{children(current)}</HouseholdContext.Provider>;
}

export function useHousehold(): Household {
  const current = useContext(HouseholdContext);
  if (!current) throw new Error('A screen was drawn without its household.');
  return current;
}

/** The child the screens show; screens are only drawn when there is one. */
export function useChild(): Child {
  const { children, chosen } = useHousehold();
  const child = children.find((each) => each.id === chosen);
  if (!child) throw new Error('There is no child to show.');
  return child;
}

const SECOND_MS = 1000;

/** Now in epoch ms, renewed every second while `isFast`, else every 15 s, and whenever the page is looked at again. */
export function useNow(isFast: boolean): number {
  const { clock } = useGround();
  const [now, setNow] = useState(() => clock().getTime());
  useEffect(() => {
    const renew = () => {
      setNow(clock().getTime());
    };
    renew();
    const interval = setInterval(renew, isFast ? SECOND_MS : 15 * SECOND_MS);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(interval);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [clock, isFast]);
  return now;
}

/** The night it is now. */
export function nightNow(clock: Clock): Night {
  return nightAt(clock());
}
