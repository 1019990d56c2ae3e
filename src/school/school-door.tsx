import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { appearance, dress } from '../ui/appearance';
import { SchoolApp } from './SchoolApp';
import { startWords } from './words';
import type { Clock } from './desk';

/**
 * Draws the school's app into the page; the front door hands in the clock, and the path it stands under. Answers how to
 * draw it anew, with everything asked again.
 */
export async function openSchool(place: Element, clock: Clock, base = ''): Promise<() => void> {
  dress(appearance());
  await startWords();
  const root = createRoot(place);
  let drawings = 0;
  const draw = () => {
    drawings += 1;
    root.render(
      <Router base={base}>
        <SchoolApp key={drawings} clock={clock} />
      </Router>,
    );
  };
  draw();
  return draw;
}
