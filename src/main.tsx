import { createRoot } from 'react-dom/client';
import { Lamplight } from './parent/ParentApp';
import { appearance, dress } from './ui/appearance';
import { captureInstallPrompt } from './parent/version/install-prompt';
import { browserAround, watchVersion } from './parent/version/worker';
import { startWords } from './parent/words';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root.');

// The one place of the app where time comes in: the wall clock, and one that nobody can move.
const clock = () => new Date();
const steady = () => performance.now();

// While developing there is no service worker: vite serves the sources themselves.
const around = import.meta.env.PROD ? browserAround(clock) : { ...browserAround(clock), workers: undefined };

const world = {
  clock,
  steady,
  version: watchVersion(around),
  prompt: captureInstallPrompt(window),
};
dress(appearance());
// The page already shows the lamp: drawing it once more while the words come would only cost time.
void startWords().then(() => {
  createRoot(root).render(<Lamplight world={world} />);
});
