import { workOnTokens, type TokenWork } from '../../src/parent/sync/token-work';

type Listener = ((event: { data: unknown }) => void) | undefined;
type Stub = {
  onmessage?: Listener;
  onerror?: Listener;
  postMessage: (work: TokenWork) => void;
  terminate: () => void;
};

/** A Worker that works in the test's own thread, as jsdom has none: what it opened, and how many were let go. */
export function workerHere(state: 'sound' | 'broken' = 'sound') {
  const seen = { opened: [] as string[], closed: 0 };
  const Worker = function open(this: Stub, address: string) {
    seen.opened.push(address);
    this.postMessage = (work) => {
      setTimeout(() => {
        if (state === 'broken') this.onerror?.({ data: undefined });
        else this.onmessage?.({ data: workOnTokens(work) });
      });
    };
    this.terminate = () => {
      seen.closed += 1;
    };
  };
  return Object.assign(seen, { Worker });
}
