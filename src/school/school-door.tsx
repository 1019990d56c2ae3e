import { createRoot } from 'react-dom/client';
import { appearance, dress } from '../ui/appearance';
import { SchoolApp } from './SchoolApp';
import { startWords } from './words';
import type { Clock } from './desk';

/** Draws the school's app into the page; the front door hands in the clock. */
export async function openSchool(place: Element, clock: Clock): Promise<void> {
  dress(appearance());
  await startWords();
  createRoot(place).render(<SchoolApp clock={clock} />);
}
