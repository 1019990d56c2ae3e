import { trustedScript } from '../../version/trusted-script';
import { FOLDER } from './kept-places';
import type { FileToWrite, Kept } from './place';
import address from './write-file.worker?worker&url';

/** Writes a file of the browser's own in a worker; fails by the browser's name for what was wrong. */
export async function writeInWorker(kept: Kept): Promise<void> {
  // Vite serves it as a module while developing; built, it is one script that old browsers know too.
  const worker = new Worker(trustedScript(address), { type: import.meta.env.DEV ? 'module' : 'classic' });
  try {
    const answer = await new Promise<string>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<string>) => {
        resolve(data);
      };
      worker.onerror = () => {
        resolve('UnknownError');
      };
      worker.postMessage({ ...kept, folder: FOLDER } satisfies FileToWrite);
    });
    if (answer !== 'written') throw Object.assign(new Error('The file was not written.'), { name: answer });
  } finally {
    worker.terminate();
  }
}
