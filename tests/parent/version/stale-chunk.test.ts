import { expect, test } from 'vitest';
import { isStaleChunk } from '../../../src/parent/version/stale-chunk';

test.each([
  'Failed to fetch dynamically imported module: http://x/assets/Nights-1.js',
  'error loading dynamically imported module: http://x/assets/Nights-1.js',
  'Importing a module script failed.',
  "'text/html' is not a valid JavaScript MIME type.",
  'Unable to preload CSS for /assets/Nights-1.css',
])('an old page whose files are gone is recognised by: %s', (message) => {
  expect(isStaleChunk(new TypeError(message))).toBe(true);
});

test.each([new Error('Cannot read properties of undefined'), 'Importing a module script failed', undefined])(
  'another trouble is not taken for it: %s',
  (error) => {
    expect(isStaleChunk(error)).toBe(false);
  },
);
