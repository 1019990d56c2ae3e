import { Suspense, useEffect } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { useAppearance } from '../ui/appearance';
import '../ui/look.css';
import type { Clock } from './desk';
import { LinkPage } from './enter/LinkPage';
import { SignInPage } from './enter/SignInPage';
import { Inside } from './Inside';
import { Trouble, Waiting } from './Trouble';
import './school.css';

/** The tab says whose app this is; every change of looks sets the product's own title first. */
function Title() {
  const { t } = useTranslation('app');
  const looks = useAppearance();
  useEffect(() => {
    document.title = t('title');
  }, [t, looks]);
  return null;
}

/** The school's app: the two links that come by hand, signing in, and what stands behind it. */
export function SchoolApp({ clock }: { clock: Clock }) {
  const [, goTo] = useLocation();
  const enter = () => {
    goTo('/school', { replace: true });
  };
  return (
    <ErrorBoundary fallback={() => <Trouble />}>
      <Suspense fallback={<Waiting />}>
        <Title />
        <Switch>
          <Route path="/school/setup">
            <LinkPage onEnter={enter} />
          </Route>
          <Route path="/school/invite">
            <LinkPage onEnter={enter} />
          </Route>
          <Route path="/school/sign-in">
            <SignInPage onEnter={enter} />
          </Route>
          <Route>
            <Inside clock={clock} />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
}
