import address from './token.worker?worker&url';
import { trustedScript } from '../version/trusted-script';
import type { BlindWork, Evaluated, TokenWork, TokenWorkDone } from './token-work';
import type { Blinded } from '../../wire/token';

/** Who makes tokens off the page's thread; `lost` when it could not be loaded. */
export type TokenMaker = {
  blind: (work: Omit<BlindWork, 'kind'>) => Promise<Blinded[] | 'no-key' | 'lost'>;
  /** 32 bytes each; undefined where a proof is not of the key and the evening. */
  finish: (evaluated: readonly Evaluated[]) => Promise<(Uint8Array | undefined)[] | 'lost'>;
  close: () => void;
};

function answerOf(worker: Worker, work: TokenWork): Promise<TokenWorkDone | undefined> {
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<TokenWorkDone>) => {
      resolve(data);
    };
    worker.onerror = () => {
      resolve(undefined);
    };
    worker.postMessage(work);
  });
}

/** A worker, loaded when it is first asked. Undefined where the browser has none: then no tokens are made. */
export function openTokenMaker(): TokenMaker | undefined {
  if (typeof Worker === 'undefined') return undefined;
  let worker: Worker | undefined;
  const ask = (work: TokenWork) => {
    // Vite serves it as a module while developing; built, it is one script that old browsers know too.
    worker ??= new Worker(trustedScript(address), { type: import.meta.env.DEV ? 'module' : 'classic' });
    return answerOf(worker, work);
  };
  return {
    blind: async (work) => {
      const answer = await ask({ kind: 'blind', ...work });
      return answer?.kind === 'blind' ? (answer.done ?? 'no-key') : 'lost';
    },
    finish: async (evaluated) => {
      const answer = await ask({ kind: 'finish', evaluated });
      return answer?.kind === 'finish' ? answer.done : 'lost';
    },
    close: () => {
      worker?.terminate();
    },
  };
}
