import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { ClockWatch } from '../../src/parent/ClockWatch';
import { startTimer } from '../../src/parent/store/timers';
import { MATH, wangs } from '../setup/diary';
import { onGround } from '../setup/ground';
import { at, MINUTE_MS } from '../setup/sitting';

const EIGHT = at('2026-11-23', '20:00');

async function watchedTimer() {
  const { home, child } = await wangs();
  await startTimer(home, child, { work: MATH, now: EIGHT });
  const clocks = await onGround(home, EIGHT, <ClockWatch />);
  await screen.findByText('drawn');
  return { clocks, start: async () => (await home.timers.get(child))?.startedAt };
}

function look(visibility: 'visible' | 'hidden' = 'visible') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('a clock set back takes a running timer along, says so, and one tap undoes it', async () => {
  const { clocks, start } = await watchedTimer();
  clocks.wall -= 30 * MINUTE_MS;
  look();
  expect(await screen.findByText('手机时间往回调了 30 分钟，计时照旧，没有少算。')).toBeVisible();
  expect(await start()).toBe(EIGHT - 30 * MINUTE_MS);
  await userEvent.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(async () => {
    expect(await start()).toBe(EIGHT);
  });
});

test('time that simply passes moves nothing', async () => {
  const { clocks, start } = await watchedTimer();
  clocks.wall += MINUTE_MS;
  clocks.steady += MINUTE_MS;
  look();
  expect(await start()).toBe(EIGHT);
});

test('a jump forward behind a hidden page may be sleep, and is left to be asked about', async () => {
  const { clocks, start } = await watchedTimer();
  look('hidden');
  clocks.wall += 30 * MINUTE_MS;
  look();
  expect(await start()).toBe(EIGHT);
  expect(screen.queryByText(/手机时间/)).toBeNull();
});
