import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { useLiveQuery } from 'dexie-react-hooks';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import '../ui/look.css';
import { ActProvider } from './act';
import { appearance, dress, useAppearance } from './appearance';
import { ClockWatch } from './ClockWatch';
import { useBadge } from './device/badge';
import { useWakeLock } from './device/wake-lock';
import { Frame } from './Frame';
import { GroundProvider, HouseholdProvider, useGround, type Ground, type World } from './household';
import { SandboxDoor } from './SandboxDoor';
import { DIARY, Home } from './store/database';
import { keepStorage } from './store/persistence';
import type { Household } from './store/views';
import { hasEntries } from './store/views';
import { Today } from './today/Today';
import { Trouble, Waiting } from './Trouble';
import { NewVersion } from './version/NewVersion';
import { startWords } from './words';

const Welcome = lazy(() => import('./welcome/Welcome').then(({ Welcome }) => ({ default: Welcome })));
const Nights = lazy(() => import('./nights/Nights').then(({ Nights }) => ({ default: Nights })));
const NightPage = lazy(() => import('./nights/NightPage').then(({ NightPage }) => ({ default: NightPage })));
const Settings = lazy(() => import('./settings/Settings').then(({ Settings }) => ({ default: Settings })));
const ChildPage = lazy(() =>
  import('./settings/ChildPage').then(({ ChildPage }) => ({ default: ChildPage })),
);
const InstallPage = lazy(() =>
  import('./settings/InstallPage').then(({ InstallPage }) => ({ default: InstallPage })),
);

/** Asks the browser to keep the diary once there is something to keep. */
function KeepDiary() {
  const { home, isSandbox } = useGround();
  const isStarted = useLiveQuery(() => hasEntries(home), [home]);
  useEffect(() => {
    if (isStarted && !isSandbox) void keepStorage();
  }, [isStarted, isSandbox]);
  return null;
}

function Screens({ household }: { household: Household }) {
  const { version } = useGround();
  const { staysAwake } = useAppearance();
  const running = household.timers.length;
  useBadge(running);
  useWakeLock(staysAwake && running > 0);
  if (household.children.length === 0) return <Welcome />;
  return (
    <Frame>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/" component={Today} />
          <Route path="/nights" component={Nights} />
          <Route path="/nights/:night">{({ night }) => <NightPage key={night} night={night} />}</Route>
          <Route path="/settings" component={Settings} />
          <Route path="/settings/install" component={InstallPage} />
          <Route path="/settings/child/:id">{({ id }) => <ChildPage key={id} id={id} />}</Route>
          <Route>
            <Redirect to="/" replace />
          </Route>
        </Switch>
      </Suspense>
      <NewVersion version={version} isTimerRunning={running > 0} />
    </Frame>
  );
}

/** The parents' app on given ground: a diary and its clocks. */
export function ParentApp({ ground }: { ground: Ground }) {
  return (
    <GroundProvider ground={ground}>
      <ErrorBoundary fallback={(error) => <Trouble error={error} />}>
        <Suspense fallback={<Waiting />}>
          <ActProvider>
            <HouseholdProvider waiting={<Waiting />}>
              {(household) => (
                <>
                  <ClockWatch isRunning={household.timers.length > 0} />
                  <KeepDiary />
                  <Screens household={household} />
                </>
              )}
            </HouseholdProvider>
          </ActProvider>
        </Suspense>
      </ErrorBoundary>
    </GroundProvider>
  );
}

/** Draws once the words are there. */
function WhenReadable({ children }: { children: ReactNode }) {
  const [isReadable, setReadable] = useState(false);
  useEffect(() => {
    dress(appearance());
    void startWords().then(() => {
      setReadable(true);
    });
  }, []);
  return isReadable ? children : <Waiting />;
}

/** The whole app as main starts it: the family's diary, or the sandbox while its door stands open. */
export function Lamplight({ world }: { world: World }) {
  const ground = useMemo<Ground>(() => ({ ...world, home: new Home(DIARY), isSandbox: false }), [world]);
  return (
    <WhenReadable>
      <SandboxDoor ground={ground}>
        {(chosen) => <ParentApp key={chosen.home.name} ground={chosen} />}
      </SandboxDoor>
    </WhenReadable>
  );
}
