import { lazy, Suspense, useEffect, useMemo } from 'react';
import { Redirect, Route, Switch, useLocation, useRoute } from 'wouter';
import { useLiveQuery } from 'dexie-react-hooks';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import '../ui/look.css';
import { ActProvider } from './act';
import { useFetchAhead } from './fetch-ahead';
import { AboveFoot } from './FootStack';
import { Frame } from './Frame';
import { GroundProvider, HouseholdProvider, useGround, type Ground, type World } from './household';
import { SandboxDoor } from './SandboxDoor';
import { DIARY, Home } from './store/database';
import { Extra } from './part';
import { keepStorage } from './store/persistence';
import { isSyncNeeded } from './store/sync-needed';
import type { Household } from './store/views';
import { hasEntries } from './store/views';
import { Today } from './today/Today';
import { Trouble, Waiting } from './Trouble';
import { NewVersion } from './version/NewVersion';
import { Watch } from './Watch';

const load = {
  clock: () => import('./ClockWatch'),
  nights: () => import('./nights/Nights'),
  night: () => import('./nights/NightPage'),
  class: () => import('./class/ClassPage'),
  sent: () => import('./class/SentPage'),
  figure: () => import('./class/FigurePage'),
  join: () => import('./class/JoinPage'),
  settings: () => import('./settings/Settings'),
  child: () => import('./settings/ChildPage'),
  install: () => import('./settings/InstallPage'),
  sync: () => import('./sync/start'),
};
const Welcome = lazy(() => import('./welcome/Welcome').then(({ Welcome }) => ({ default: Welcome })));
const ClockWatch = lazy(() => load.clock().then(({ ClockWatch }) => ({ default: ClockWatch })));
const Nights = lazy(() => load.nights().then(({ Nights }) => ({ default: Nights })));
const NightPage = lazy(() => load.night().then(({ NightPage }) => ({ default: NightPage })));
const ClassPage = lazy(() => load.class().then(({ ClassPage }) => ({ default: ClassPage })));
const SentPage = lazy(() => load.sent().then(({ SentPage }) => ({ default: SentPage })));
const FigurePage = lazy(() => load.figure().then(({ FigurePage }) => ({ default: FigurePage })));
const JoinPage = lazy(() => load.join().then(({ JoinPage }) => ({ default: JoinPage })));
const Settings = lazy(() => load.settings().then(({ Settings }) => ({ default: Settings })));
const ChildPage = lazy(() => load.child().then(({ ChildPage }) => ({ default: ChildPage })));
const InstallPage = lazy(() => load.install().then(({ InstallPage }) => ({ default: InstallPage })));

const AHEAD = {
  parts: Object.values(load),
  words: ['nights', 'class', 'figure', 'sent', 'settings', 'install', 'problem'],
};

/** Asks the browser to keep the diary once there is something to keep. */
function KeepDiary() {
  const { home, isSandbox, isDemo } = useGround();
  const isStarted = useLiveQuery(() => hasEntries(home), [home]);
  useEffect(() => {
    if (isStarted && !isSandbox && !isDemo) void keepStorage();
  }, [isStarted, isSandbox, isDemo]);
  return null;
}

/** Takes to the endpoint what waits for it; whoever is in no class never loads what speaks. */
function SyncWatch() {
  const { home, clock, isSandbox, isDemo } = useGround();
  const isNeeded = useLiveQuery(() => isSyncNeeded(home), [home]);
  useEffect(() => {
    if (!isNeeded || isSandbox || isDemo) return;
    let stop: (() => void) | undefined;
    let isGone = false;
    const start = () => {
      // Not there without a line: tried again when it is back.
      void load.sync().then(
        ({ startSyncHere }) => {
          if (!isGone) stop ??= startSyncHere(home, clock);
        },
        () => undefined,
      );
    };
    start();
    addEventListener('online', start);
    return () => {
      isGone = true;
      removeEventListener('online', start);
      stop?.();
    };
  }, [home, clock, isNeeded, isSandbox, isDemo]);
  return null;
}

function Screens({ household }: { household: Household }) {
  const { version } = useGround();
  const [path] = useLocation();
  const [isJoining] = useRoute('/join/:id?');
  useFetchAhead(AHEAD);
  // Before the first child too: a phone may begin with its class.
  if (isJoining) return <JoinPage />;
  if (household.children.length === 0) return <Welcome damaged={household.damaged} />;
  return (
    <Frame>
      <ErrorBoundary key={path} fallback={(error) => <Trouble error={error} />}>
        <Suspense fallback={<Waiting />}>
          <Switch>
            <Route path="/" component={Today} />
            <Route path="/nights" component={Nights} />
            <Route path="/nights/:night">{({ night }) => <NightPage key={night} night={night} />}</Route>
            <Route path="/class" component={ClassPage} />
            <Route path="/class/sent" component={SentPage} />
            <Route path="/class/figure/:night?">{({ night }) => <FigurePage night={night} />}</Route>
            <Route path="/settings" component={Settings} />
            <Route path="/settings/install" component={InstallPage} />
            <Route path="/settings/child/:id">{({ id }) => <ChildPage key={id} id={id} />}</Route>
            <Route>
              <Redirect to="/" replace />
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
      <AboveFoot>
        <NewVersion version={version} isTimerRunning={household.timers.length > 0} />
      </AboveFoot>
    </Frame>
  );
}

/** Nothing of it is drawn, so nothing waits for it. */
function Clock() {
  return (
    <Extra>
      <Suspense fallback={null}>
        <ClockWatch />
      </Suspense>
    </Extra>
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
                  {household.timers.length > 0 && <Clock />}
                  <Watch />
                  <KeepDiary />
                  <SyncWatch />
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

/**
 * The whole app as main starts it, once the words are there: the family's diary, or the sandbox while its
 * door stands open.
 */
export function Lamplight({ world }: { world: World }) {
  const ground = useMemo<Ground>(() => ({ ...world, home: new Home(DIARY), isSandbox: false }), [world]);
  return (
    <SandboxDoor ground={ground}>
      {(chosen) => <ParentApp key={chosen.home.name} ground={chosen} />}
    </SandboxDoor>
  );
}
