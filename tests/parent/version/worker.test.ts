import { afterEach, describe, expect, test, vi } from 'vitest';
import type { News } from '../../../src/parent/version/news';
import { watchVersion, type VersionWatch } from '../../../src/parent/version/worker';

const HOUR_MS = 3_600_000;
const NEWS: News = { kind: 'told', version: '0.2.0', sentences: { 'zh-CN': ['更快了。'], en: ['Faster.'] } };

type FakeWorker = EventTarget & { state: string; postMessage: ReturnType<typeof vi.fn> };

function aWorker(state: string): FakeWorker {
  return Object.assign(new EventTarget(), { state, postMessage: vi.fn() });
}

/** A browser with a service worker container of which every turn is made by hand. */
function aBrowser({ isControlled = true, waiting = undefined as FakeWorker | undefined } = {}) {
  const registration = Object.assign(new EventTarget(), {
    active: isControlled ? aWorker('activated') : (null as FakeWorker | null),
    waiting: waiting ?? (null as FakeWorker | null),
    installing: null as FakeWorker | null,
    update: vi.fn(async () => undefined),
  });
  const workers = Object.assign(new EventTarget(), {
    controller: isControlled ? registration.active : null,
    register: vi.fn(async () => registration),
  });
  let at = Date.parse('2026-11-23T20:28:00+08:00');
  const around = {
    workers: workers as unknown as ServiceWorkerContainer,
    page: document,
    now: () => new Date(at),
    fetchNews: vi.fn(async () => NEWS),
    reload: vi.fn(),
    later: (work: () => void) => {
      work();
    },
  };
  return {
    around,
    registration,
    workers,
    passHours: (hours: number) => {
      at += hours * HOUR_MS;
    },
    /** A new version arrives, installs and waits. */
    install: async () => {
      const incoming = aWorker('installing');
      registration.installing = incoming;
      registration.dispatchEvent(new Event('updatefound'));
      incoming.state = 'installed';
      registration.waiting = registration.active === null ? null : incoming;
      incoming.dispatchEvent(new Event('statechange'));
      await settled();
      return incoming;
    },
  };
}

async function settled(): Promise<void> {
  await vi.dynamicImportSettled();
  await new Promise((resolve) => setTimeout(resolve, 0));
}

function show(visibility: 'visible' | 'hidden') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

async function watched(browser: ReturnType<typeof aBrowser>): Promise<VersionWatch> {
  const version = watchVersion(browser.around);
  await settled();
  return version;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the watch for a new version', () => {
  test('does nothing at all where the browser has no service workers', () => {
    const version = watchVersion({ ...aBrowser().around, workers: undefined });
    version.takeNewVersion();
    expect(version.state()).toEqual({ kind: 'none' });
  });

  test('survives a browser that refuses the worker', async () => {
    const browser = aBrowser();
    browser.workers.register.mockRejectedValue(new Error('private window'));
    expect((await watched(browser)).state()).toEqual({ kind: 'none' });
  });

  test('asks for sw.js past every cache', async () => {
    const browser = aBrowser();
    await watched(browser);
    expect(browser.workers.register).toHaveBeenCalledWith('/sw.js', { updateViaCache: 'none' });
  });

  test('says nothing of the very first worker', async () => {
    const browser = aBrowser({ isControlled: false });
    const version = await watched(browser);
    await browser.install();
    expect(version.state()).toEqual({ kind: 'none' });
  });

  test('tells what is new when a version waits, and tells its listeners once', async () => {
    const browser = aBrowser();
    const version = await watched(browser);
    const heard = vi.fn();
    version.subscribe(heard);
    await browser.install();
    expect(version.state()).toEqual({ kind: 'waiting', news: NEWS });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('tells of a version that was waiting before the page was opened', async () => {
    const version = await watched(aBrowser({ waiting: aWorker('installed') }));
    expect(version.state()).toEqual({ kind: 'waiting', news: NEWS });
  });

  test('takes the new version, and reloads only once it is in control', async () => {
    const browser = aBrowser();
    const version = await watched(browser);
    const incoming = await browser.install();
    version.takeNewVersion();
    expect(incoming.postMessage).toHaveBeenCalledWith({ kind: 'use-new-version' });
    expect(version.state()).toEqual({ kind: 'changing' });
    expect(browser.around.reload).not.toHaveBeenCalled();
    browser.workers.dispatchEvent(new Event('controllerchange'));
    expect(browser.around.reload).toHaveBeenCalledTimes(1);
  });

  test('takes the new version in a page that was loaded past the worker', async () => {
    const browser = aBrowser({ waiting: aWorker('installed') });
    browser.workers.controller = null;
    const version = await watched(browser);
    version.takeNewVersion();
    const incoming = browser.registration.waiting!;
    incoming.state = 'activated';
    incoming.dispatchEvent(new Event('statechange'));
    expect(browser.around.reload).toHaveBeenCalledTimes(1);
  });

  test('does not reload a tab in which nobody asked for it, but says that it is old', async () => {
    const browser = aBrowser();
    const version = await watched(browser);
    await browser.install();
    browser.workers.dispatchEvent(new Event('controllerchange'));
    expect(version.state()).toEqual({ kind: 'changed' });
    expect(browser.around.reload).not.toHaveBeenCalled();
  });

  test('put off, is silent for the evening and speaks again the next one', async () => {
    const browser = aBrowser();
    const version = await watched(browser);
    await browser.install();
    version.putOff();
    browser.passHours(2);
    show('visible');
    await settled();
    expect(version.state()).toEqual({ kind: 'none' });
    browser.passHours(22);
    show('visible');
    await settled();
    expect(version.state()).toEqual({ kind: 'waiting', news: NEWS });
  });

  test('asks for updates when the page is looked at again, at most hourly', async () => {
    const browser = aBrowser();
    await watched(browser);
    show('visible');
    expect(browser.registration.update).not.toHaveBeenCalled();
    browser.passHours(1);
    show('hidden');
    expect(browser.registration.update).not.toHaveBeenCalled();
    show('visible');
    show('visible');
    expect(browser.registration.update).toHaveBeenCalledTimes(1);
  });

  test('asks again after the clock was set back', async () => {
    const browser = aBrowser();
    await watched(browser);
    browser.passHours(-5);
    show('visible');
    expect(browser.registration.update).toHaveBeenCalledTimes(1);
  });
});
