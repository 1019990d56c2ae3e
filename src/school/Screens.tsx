import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import type { Me } from '../wire/me';
import { Classes } from './classes/Classes';
import { FigurePage } from './figure/FigurePage';
import { useFragment } from './fragment';
import {
  ClassPage,
  ViewPage,
  SettingsPage,
  LimitsPage,
  DaysPage,
  RolloverPage,
  StoredPage,
  LogPage,
  MePage,
  People,
  ReportPage,
  MethodPage,
  NoticePage,
  ResultsPage,
  SurveysPage,
  LifePage,
  BuilderPage,
} from './later-pages';
import { Trouble, Waiting } from './Trouble';

/** Every page behind the sign-in, for whoever may see it. */
export function Screens({ me }: { me: Me }) {
  const [path] = useLocation();
  const fragment = useFragment();
  const isAdmin = me.role === 'admin';
  const inspects = ['admin', 'auditor'].includes(me.role);
  const oversees = me.role !== 'teacher';
  return (
    <ErrorBoundary key={path} fallback={() => <Trouble />}>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path="/school" component={Classes} />
          <Route path="/school/figure">
            <FigurePage key={fragment} id={fragment} />
          </Route>
          <Route path="/school/class">
            <ClassPage key={fragment} id={fragment} />
          </Route>
          {isAdmin && <Route path="/school/people" component={People} />}
          {oversees && <Route path="/school/view" component={ViewPage} />}
          <Route path="/school/me" component={MePage} />
          <Route path="/school/settings" component={SettingsPage} />
          <Route path="/school/settings/limits" component={LimitsPage} />
          <Route path="/school/settings/days" component={DaysPage} />
          {isAdmin && <Route path="/school/rollover" component={RolloverPage} />}
          {inspects && (
            <>
              <Route path="/school/stored" component={StoredPage} />
              <Route path="/school/log" component={LogPage} />
            </>
          )}
          {oversees && <Route path="/school/report" component={ReportPage} />}
          {oversees && <Route path="/school/report/method" component={MethodPage} />}
          {oversees && <Route path="/school/surveys" component={SurveysPage} />}
          {oversees && (
            <Route path="/school/surveys/one">
              <LifePage key={fragment} id={fragment} />
            </Route>
          )}
          {isAdmin && (
            <Route path="/school/surveys/edit">
              <BuilderPage key={fragment} id={fragment} />
            </Route>
          )}
          <Route path="/school/surveys/results">
            <ResultsPage key={fragment} id={fragment} />
          </Route>
          <Route path="/school/notice">
            <NoticePage key={fragment} id={fragment} />
          </Route>
          <Route>
            <Redirect to="/school" replace />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
