import { render } from '@testing-library/react';
import { Suspense, type ReactNode } from 'react';
import { ActProvider } from '../../src/parent/act';
import { GroundProvider, HouseholdProvider, type Ground } from '../../src/parent/household';
import type { Home } from '../../src/parent/store/database';
import { captureInstallPrompt } from '../../src/parent/version/install-prompt';
import { startWords } from '../../src/parent/words';

/** A part of the app drawn alone on a diary, under clocks that the test turns by hand. */
export async function onGround(home: Home, at: number, part: ReactNode) {
  const clocks = { wall: at, steady: 0 };
  const nothing = () => undefined;
  const version = {
    subscribe: () => nothing,
    state: () => ({ kind: 'none' }) as const,
    takeNewVersion: nothing,
    putOff: nothing,
    reload: nothing,
  };
  const ground: Ground = {
    home,
    isSandbox: false,
    clock: () => new Date(clocks.wall),
    steady: () => clocks.steady,
    version,
    prompt: captureInstallPrompt(new EventTarget()),
  };
  await startWords('zh-CN');
  render(
    <GroundProvider ground={ground}>
      <Suspense fallback={null}>
        <ActProvider>
          <HouseholdProvider waiting={null}>
            {() => (
              <>
                {part}
                <p>drawn</p>
              </>
            )}
          </HouseholdProvider>
        </ActProvider>
      </Suspense>
    </GroundProvider>,
  );
  return clocks;
}
