import { setTimeout as pause } from 'node:timers/promises';
import { isPassing } from './trouble';

const ATTEMPTS = 10;

/** Does it again while what went wrong may pass, ten times within some seconds; then throws what it last threw. */
export async function retryPassing<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (!isPassing(error) || attempt === ATTEMPTS) throw error;
      await pause(fullJitter(attempt));
    }
  }
}

/** Anything between 0 and 10, 20, 40 … 1000 ms, so that those who collided do not meet again. */
function fullJitter(attempt: number): number {
  return Math.random() * Math.min(1000, 5 * 2 ** attempt);
}
