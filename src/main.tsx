import { createRoot } from 'react-dom/client';
import { Lamplight } from './parent/ParentApp';
import { captureInstallPrompt } from './parent/version/install-prompt';
import { browserAround, watchVersion } from './parent/version/worker';
import { startWords } from './parent/words';
import { appearance, dress } from './ui/appearance';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root.');

// The one place of the app where time comes in: the wall clock, and one that nobody can move.
const clock = () => new Date();
const steady = () => performance.now();

function openParents(place: Element): void {
  // While developing there is no service worker: vite serves the sources themselves.
  const around = import.meta.env.PROD
    ? browserAround(clock)
    : { ...browserAround(clock), workers: undefined };
  const world = {
    clock,
    steady,
    version: watchVersion(around),
    prompt: captureInstallPrompt(window),
  };
  dress(appearance());
  // The page already shows the lamp: drawing it once more while the words come would only cost time.
  void startWords().then(() => {
    createRoot(place).render(<Lamplight world={world} />);
  });
}

// The parents' app comes with the page; the school's and the demo are fetched only at their own doors, and no service
// worker keeps them.
if (/^\/demo(?:\/|$)/.test(location.pathname)) {
  void import('./demo/demo-door').then(({ openDemo }) => openDemo(root, steady));
} else if (/^\/school(?:\/|$)/.test(location.pathname)) {
  void import('./school/school-door').then(({ openSchool }) => openSchool(root, clock));
} else openParents(root);
