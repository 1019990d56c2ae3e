import { Suspense, useMemo } from 'react';
import { Redirect, Route, Switch, useLocation, useRoute } from 'wouter';
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
import {
  Welcome,
  ClockWatch,
  Nights,
  NightPage,
  ClassPage,
  SentPage,
  FigurePage,
  JoinPage,
  Settings,
  ChildPage,
  RestorePage,
  BackupPage,
  HandOverPage,
  TakePage,
  ElderPage,
  ElderCodePage,
  ElderWayPage,
  InstallPage,
  SheetPage,
  ReminderPage,
  SurveyPage,
  LATER,
} from './later-pages';
import type { Household } from './store/views';
import { Today } from './today/Today';
import { Trouble, Waiting } from './Trouble';
import { NewVersion } from './version/NewVersion';
import { Unseen } from './Unseen';
import { Watch } from './Watch';

/** Looking back is one screen whatever week or month it shows: it stays while another is being read. */
function screenOf(path: string): string {
  return path.replace(/^\/nights\/[^/]+\/.*$/, '/nights');
}

function Screens({ household }: { household: Household }) {
  const { version } = useGround();
  const [path] = useLocation();
  const [isJoining] = useRoute('/join/:id?');
  const [isTaking] = useRoute('/take');
  const [isElderWay] = useRoute('/elder');
  const [isSurvey] = useRoute('/survey/*?');
  useFetchAhead(LATER);
  // Before the first child too: a phone may begin with its class, or with a backup.
  if (isJoining) return <JoinPage />;
  if (path === '/restore') return <RestorePage />;
  if (isTaking) return <TakePage />;
  if (isElderWay) return <ElderWayPage />;
  if (isSurvey) return <SurveyPage />;
  if (household.children.length === 0) return <Welcome damaged={household.damaged} />;
  const elder = household.children.find(({ id }) => id === household.elder);
  if (elder) return <ElderPage child={elder} />;
  return (
    <Frame>
      <ErrorBoundary key={screenOf(path)} fallback={(error) => <Trouble error={error} />}>
        <Suspense fallback={<Waiting />}>
          <Switch>
            <Route path="/" component={Today} />
            <Route path="/nights">{() => <Nights />}</Route>
            <Route path="/nights/:view/:at">{({ view, at }) => <Nights view={view} at={at} />}</Route>
            <Route path="/nights/:night">{({ night }) => <NightPage key={night} night={night} />}</Route>
            <Route path="/sheet/:view/:name">{(named) => <SheetPage {...named} />}</Route>
            <Route path="/class" component={ClassPage} />
            <Route path="/class/sent" component={SentPage} />
            <Route path="/class/figure/:night?">{({ night }) => <FigurePage night={night} />}</Route>
            <Route path="/settings" component={Settings} />
            <Route path="/settings/install" component={InstallPage} />
            <Route path="/settings/backup" component={BackupPage} />
            <Route path="/settings/reminder" component={ReminderPage} />
            <Route path="/settings/hand-over" component={HandOverPage} />
            <Route path="/settings/elder/:id">{({ id }) => <ElderCodePage key={id} id={id} />}</Route>
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
                  <Unseen />
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
