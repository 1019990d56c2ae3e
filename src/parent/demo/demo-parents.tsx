import { useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import type { Ground } from '../household';
import { ParentApp } from '../ParentApp';
import { SandboxDoor } from '../SandboxDoor';
import { seeForDemo } from '../seen';
import type { Home } from '../store/database';
import { captureInstallPrompt } from '../version/install-prompt';
import { browserAround, watchVersion } from '../version/worker';
import { startWords } from '../words';

type Place = { home: Home; clock: () => Date; base: string };

function DemoParents({ home, clock, base }: Place) {
  const ground = useMemo<Ground>(
    () => ({
      home,
      clock,
      // The demo's time jumps on purpose: a running timer must not be moved along as if the clock were wrong.
      steady: () => clock().getTime(),
      // What the family's own app keeps with no network is not the demo's.
      version: watchVersion({ ...browserAround(clock), workers: undefined }),
      prompt: captureInstallPrompt(window),
      isSandbox: false,
      isDemo: true,
    }),
    [home, clock],
  );
  return (
    <Router base={base}>
      <SandboxDoor ground={ground}>
        {(chosen) => <ParentApp key={chosen.home.name} ground={chosen} />}
      </SandboxDoor>
    </Router>
  );
}

/** The parents' app on the demo's ground, drawn into the page. */
export async function openDemoParents(place: Element, at: Place): Promise<void> {
  seeForDemo();
  await startWords();
  createRoot(place).render(<DemoParents {...at} />);
}
