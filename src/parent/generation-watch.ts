import type { Home } from './store/database';
import { keepGeneration } from './store/file/generations';
import { errorToProblem } from './store/trouble';

/** Somebody who only has a look is gone by then (ms), and the first screen has long been drawn. */
const OPEN_MS = 60_000;

function complain(error: unknown): void {
  // A full phone or a closed diary is told when the parent saves something; a backup nobody asked for says nothing.
  if (!errorToProblem(error)) console.error(error);
}

/** Keeps the automatic backups of a diary up to date: when the app is left, and a while after it was opened. */
export function watchGenerations(home: Home, clock: () => Date): () => void {
  const keep = () => {
    keepGeneration(home, clock().getTime()).catch(complain);
  };
  const onVisibility = () => {
    if (document.hidden) keep();
  };
  const timeout = setTimeout(keep, OPEN_MS);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearTimeout(timeout);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
