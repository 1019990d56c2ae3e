import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { lastSeen } from '../../src/parent/seen';
import { startTimer } from '../../src/parent/store/timers';
import { Watch } from '../../src/parent/Watch';
import { MATH, wangs } from '../setup/diary';
import { onGround } from '../setup/ground';
import { at, MINUTE_MS } from '../setup/sitting';

const EIGHT = at('2026-11-23', '20:00');

async function watchAt(now: number) {
  const { home, child } = await wangs();
  await startTimer(home, child, { work: MATH, now: EIGHT });
  const clocks = await onGround(home, now, <Watch />);
  await screen.findByText('drawn');
  return clocks;
}

test('opening the app, and every touch, is noted as somebody being there', async () => {
  const clocks = await watchAt(EIGHT);
  expect(lastSeen()).toBe(EIGHT);
  clocks.wall += 20 * MINUTE_MS;
  expect(lastSeen()).toBe(EIGHT);
  fireEvent.pointerDown(document.body);
  expect(lastSeen()).toBe(EIGHT + 20 * MINUTE_MS);
});

test('while a timer has to be asked about, a touch says nothing of the time before', async () => {
  const clocks = await watchAt(EIGHT + 200 * MINUTE_MS);
  expect(lastSeen()).not.toBe(clocks.wall);
  fireEvent.keyDown(document.body, { key: 'a' });
  expect(lastSeen()).not.toBe(clocks.wall);
});
