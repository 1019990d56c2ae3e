import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { NewVersion } from '../../../src/parent/version/NewVersion';
import type { VersionState, VersionWatch } from '../../../src/parent/version/worker';
import english from '../../../src/parent/words/en/version.json';
import chinese from '../../../src/parent/words/zh-CN/version.json';

const WAITING: VersionState = {
  kind: 'waiting',
  news: {
    kind: 'told',
    version: '0.2.0',
    sentences: { 'zh-CN': ['更快了。', '更稳了。'], en: ['Faster.', 'Steadier.'] },
  },
};

function aVersion(first: VersionState) {
  let state = first;
  const listeners = new Set<() => void>();
  const version = {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    takeNewVersion: vi.fn(),
    putOff: vi.fn(),
    reload: vi.fn(),
  };
  const become = (next: VersionState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return { version: version satisfies VersionWatch, become };
}

async function words(language: 'zh-CN' | 'en') {
  const i18n = i18next.createInstance();
  const resources = { 'zh-CN': { version: chinese }, en: { version: english } };
  await i18n.init({ lng: language, resources, showSupportNotice: false } as Parameters<typeof i18n.init>[0]);
  return i18n;
}

async function shown(version: VersionWatch, language: 'zh-CN' | 'en' = 'zh-CN') {
  const i18n = await words(language);
  const evening = (running: 'running' | 'quiet') => (
    <I18nextProvider i18n={i18n}>
      <NewVersion version={version} isTimerRunning={running === 'running'} />
    </I18nextProvider>
  );
  const view = render(evening('quiet'));
  // What is said comes later than the page, as its words do.
  await act(() => vi.dynamicImportSettled());
  return {
    startTimer: () => view.rerender(evening('running')),
    stopTimer: () => view.rerender(evening('quiet')),
  };
}

function hide() {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe('the banner', () => {
  test('is not there while nothing is new', async () => {
    await shown(aVersion({ kind: 'none' }).version);
    expect(screen.queryByRole('region')).toBeNull();
  });

  test('says what is new in Chinese', async () => {
    await shown(aVersion(WAITING).version);
    expect(screen.getByRole('status').textContent).toBe('有新版本：更快了。更稳了。');
  });

  test('says what is new in English', async () => {
    await shown(aVersion(WAITING).version, 'en');
    expect(screen.getByRole('status').textContent).toBe('A new version is ready: Faster. Steadier.');
  });

  test('says a plain sentence when the news could not be fetched', async () => {
    await shown(aVersion({ kind: 'waiting', news: { kind: 'untold' } }).version);
    expect(screen.getByRole('status').textContent).toBe('有新版本：用起来更稳，记录都在。');
  });

  test('takes the new version or puts it off', async () => {
    const { version } = aVersion(WAITING);
    await shown(version);
    await userEvent.click(screen.getByRole('button', { name: '更新' }));
    expect(version.takeNewVersion).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('button', { name: '以后再说' }));
    expect(version.putOff).toHaveBeenCalledTimes(1);
  });

  test('is silent while a timer runs and speaks when none does', async () => {
    const { version } = aVersion(WAITING);
    const evening = await shown(version);
    evening.startTimer();
    expect(screen.queryByRole('region')).toBeNull();
    evening.stopTimer();
    expect(await screen.findByRole('region', { name: '新版本' })).not.toBeNull();
  });
});

describe('a tab that another tab has made old', () => {
  test('says so and reloads on request', async () => {
    const { version, become } = aVersion({ kind: 'none' });
    await shown(version);
    act(() => {
      become({ kind: 'changed' });
    });
    await userEvent.click(await screen.findByRole('button', { name: '换成新版' }));
    expect(version.reload).toHaveBeenCalledTimes(1);
  });

  test('reloads once nobody looks at it', async () => {
    const { version } = aVersion({ kind: 'changed' });
    await shown(version);
    expect(version.reload).not.toHaveBeenCalled();
    hide();
    expect(version.reload).toHaveBeenCalledTimes(1);
  });

  test('does not reload while a timer runs, hidden or not', async () => {
    const { version } = aVersion({ kind: 'changed' });
    const evening = await shown(version);
    evening.startTimer();
    hide();
    expect(version.reload).not.toHaveBeenCalled();
    evening.stopTimer();
    expect(version.reload).toHaveBeenCalledTimes(1);
  });

  test.each(['<dialog open></dialog>', '<div data-unsaved></div>'])(
    'does not reload over %s',
    async (markup) => {
      const { version } = aVersion({ kind: 'changed' });
      await shown(version);
      document.body.insertAdjacentHTML('beforeend', markup);
      hide();
      expect(version.reload).not.toHaveBeenCalled();
    },
  );

  test('does not reload over a field somebody is typing in', async () => {
    const { version } = aVersion({ kind: 'changed' });
    await shown(version);
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    hide();
    expect(version.reload).not.toHaveBeenCalled();
  });
});
