import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useWakeLock } from '../../../src/parent/device/wake-lock';

function phoneWithLocks() {
  const release = vi.fn(async () => undefined);
  const request = vi.fn(async () => ({ release }));
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  return { request, release };
}

function show(visibility: 'visible' | 'hidden') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

const onWhile = (isOn: boolean) =>
  renderHook((props: { isOn: boolean }) => useWakeLock(props.isOn), { initialProps: { isOn } });

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'wakeLock');
});

test('the screen stays on while it is asked for, and is let go after', async () => {
  const { request, release } = phoneWithLocks();
  const { rerender } = onWhile(false);
  expect(request).not.toHaveBeenCalled();
  rerender({ isOn: true });
  expect(request).toHaveBeenCalledWith('screen');
  await Promise.resolve();
  rerender({ isOn: false });
  await waitFor(() => expect(release).toHaveBeenCalledTimes(1));
});

test('the lock is asked for again when the page comes back, and not while it is hidden', () => {
  const { request } = phoneWithLocks();
  onWhile(true);
  show('hidden');
  expect(request).toHaveBeenCalledTimes(1);
  show('visible');
  expect(request).toHaveBeenCalledTimes(2);
});

test('a lock that comes after the timer was stopped is released at once', async () => {
  const { release } = phoneWithLocks();
  onWhile(true).unmount();
  await waitFor(() => expect(release).toHaveBeenCalledTimes(1));
});

test('a refusal and a browser without locks are passed over in silence', async () => {
  const { request } = phoneWithLocks();
  request.mockRejectedValue(new Error('battery saving'));
  onWhile(true).unmount();
  Reflect.deleteProperty(navigator, 'wakeLock');
  onWhile(true).unmount();
  await Promise.resolve();
});
