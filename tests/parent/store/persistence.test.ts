import { afterEach, expect, test, vi } from 'vitest';
import { keepStorage } from '../../../src/parent/store/persistence';

afterEach(() => {
  vi.unstubAllGlobals();
});

function browserWith(storage: object): void {
  vi.stubGlobal('navigator', storage);
}

test('a browser that keeps the diary already is not asked again', async () => {
  const persist = vi.fn();
  browserWith({ storage: { persisted: async () => true, persist } });
  await keepStorage();
  expect(persist).not.toHaveBeenCalled();
});

test('a browser that does not keep it yet is asked once, and may refuse', async () => {
  const persist = vi.fn(async () => false);
  browserWith({ storage: { persisted: async () => false, persist } });
  await keepStorage();
  expect(persist).toHaveBeenCalledOnce();
});

test.each([
  ['over plain http', {}],
  ['in an old browser', { storage: {} }],
])('%s nobody can be asked, and nothing breaks', async (_, browser) => {
  browserWith(browser);
  await expect(keepStorage()).resolves.toBeUndefined();
});
