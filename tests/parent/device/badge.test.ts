import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useBadge } from '../../../src/parent/device/badge';

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, 'setAppBadge');
  Reflect.deleteProperty(navigator, 'clearAppBadge');
});

test('the icon shows how many timers run, and nothing when none does', () => {
  const setAppBadge = vi.fn(async () => undefined);
  const clearAppBadge = vi.fn(async () => undefined);
  Object.defineProperty(navigator, 'setAppBadge', { value: setAppBadge, configurable: true });
  Object.defineProperty(navigator, 'clearAppBadge', { value: clearAppBadge, configurable: true });
  const { rerender } = renderHook((props: { count: number }) => useBadge(props.count), {
    initialProps: { count: 2 },
  });
  expect(setAppBadge).toHaveBeenCalledWith(2);
  rerender({ count: 0 });
  expect(clearAppBadge).toHaveBeenCalledTimes(1);
});

test('a refusal and a browser without badges are passed over in silence', async () => {
  renderHook(() => useBadge(1));
  Object.defineProperty(navigator, 'setAppBadge', {
    value: async () => Promise.reject(new Error('not installed')),
    configurable: true,
  });
  renderHook(() => useBadge(1));
  await Promise.resolve();
});
