import { afterEach, expect, test, vi } from 'vitest';

const freshly = async () => {
  vi.resetModules();
  return (await import('../../../src/parent/version/trusted-script')).trustedScript;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

test('without Trusted Types the address stays a plain string', async () => {
  expect((await freshly())('/sw.js')).toBe('/sw.js');
});

test('the worker that makes tokens is a script of ours too', async () => {
  const { default: worker } = await import('../../../src/parent/sync/token.worker?worker&url');
  expect((await freshly())(worker)).toBe(worker);
});

test('with Trusted Types one policy named lamplight makes the address', async () => {
  const createPolicy = vi.fn((_name: string, policy: { createScriptURL: (address: string) => string }) => ({
    createScriptURL: (address: string) => `trusted ${policy.createScriptURL(address)}`,
  }));
  vi.stubGlobal('trustedTypes', { createPolicy });
  const trustedScript = await freshly();
  expect([trustedScript('/sw.js'), trustedScript('/sw.js')]).toEqual(['trusted /sw.js', 'trusted /sw.js']);
  expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['lamplight']);
});

test.each(['/other.js', 'https://example.org/sw.js', '//example.org/sw.js', '/sw.js?x'])(
  'the address %s is refused',
  async (address) => {
    const trustedScript = await freshly();
    expect(() => trustedScript(address)).toThrow(TypeError);
  },
);
