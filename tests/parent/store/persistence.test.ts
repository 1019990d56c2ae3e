import { afterEach, expect, test, vi } from 'vitest';
import { keepStorage } from '../../../src/parent/store/persistence';

afterEach(() => {
  vi.unstubAllGlobals();
});

function browser(storage: object | undefined): void {
  vi.stubGlobal('navigator', { storage });
}

test('a browser that keeps the diary already is not asked again', async () => {
  const persist = vi.fn();
  browser({ persisted: async () => true, persist });
  expect(await keepStorage()).toBe(true);
  expect(persist).not.toHaveBeenCalled();
});

test('a browser that does not keep it yet is asked, and may refuse', async () => {
  browser({ persisted: async () => false, persist: async () => false });
  expect(await keepStorage()).toBe(false);
});

test.each([
  ['over plain http', undefined],
  ['in an old browser', {}],
])('%s nobody can promise', async (_, storage) => {
  browser(storage);
  expect(await keepStorage()).toBeUndefined();
});
