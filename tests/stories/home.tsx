import { act, render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { Lamplight, ParentApp } from '../../src/parent/ParentApp';
import type { World } from '../../src/parent/household';
import { SandboxDoor } from '../../src/parent/SandboxDoor';
import type { Home } from '../../src/parent/store/database';
import { captureInstallPrompt } from '../../src/parent/version/install-prompt';
import { watchVersion } from '../../src/parent/version/worker';
import { startWords } from '../../src/parent/words';

/** A phone in the hand of a parent of 王家: what is on its screen, and a clock that the test turns. */
export type Phone = {
  user: UserEvent;
  /** Lets wall clock and steady clock go on by minutes, as they do in life, and looks at the screen again. */
  later: (minutes: number) => Promise<void>;
  /** Closes the app; the diary stays. */
  close: () => void;
};

async function lookAgain(): Promise<void> {
  await act(async () => {
    document.dispatchEvent(new Event('visibilitychange'));
    await Promise.resolve();
  });
}

/** The app on the diary of one phone among several: browsers keep diaries apart, one process cannot. */
function AppOn({ world, home }: { world: World; home: Home }) {
  return (
    <SandboxDoor ground={{ ...world, home, isSandbox: false }}>
      {(ground) => <ParentApp key={ground.home.name} ground={ground} />}
    </SandboxDoor>
  );
}

/** Opens the app at a local time, on whatever diary the phone holds. */
export function openApp(at: string, home?: Home): Phone {
  let now = new Date(at).getTime();
  let steady = 0;
  const clock = () => new Date(now);
  const version = watchVersion({
    workers: undefined,
    page: document,
    now: clock,
    fetchNews: () => Promise.reject(new Error('No story has news.')),
    reload: () => undefined,
    later: (work: () => void) => {
      work();
    },
  });
  const world: World = { clock, steady: () => steady, version, prompt: captureInstallPrompt(window) };
  const { unmount } = render(home ? <AppOn world={world} home={home} /> : <Lamplight world={world} />);
  return {
    user: userEvent.setup(),
    later: async (minutes) => {
      now += minutes * 60_000;
      steady += minutes * 60_000;
      await lookAgain();
    },
    close: unmount,
  };
}

/** First run of 王家: 小米, in a grade. */
export async function moveIn(
  { user }: Phone,
  { nickname, grade }: { nickname: string; grade: string },
): Promise<void> {
  await user.type(await screen.findByLabelText('孩子的小名'), nickname);
  await user.selectOptions(screen.getByLabelText('年级'), grade);
  await user.click(screen.getByRole('button', { name: '开始' }));
  await screen.findByRole('button', { name: /写作业/ });
}

/** A new phone: no diary, in Chinese, on today's page. */
export async function newPhone(): Promise<void> {
  Dexie.dependencies.indexedDB = new IDBFactory();
  localStorage.setItem('lamplight.appearance', JSON.stringify({ language: 'zh-CN' }));
  history.replaceState(null, '', '/');
  await startWords('zh-CN');
}
