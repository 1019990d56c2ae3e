import { liveQuery } from 'dexie';
import type { Home } from './database';

/** Calls at once and whenever what was asked of the diary changes, in whichever window; answers how to stop. */
export function watchStore<Answer>(
  home: Home,
  question: (home: Home) => Promise<Answer>,
  { onAnswer, onError }: { onAnswer: (answer: Answer) => void; onError: (error: unknown) => void },
): () => void {
  const watching = liveQuery(() => question(home)).subscribe(onAnswer, onError);
  return () => {
    watching.unsubscribe();
  };
}
