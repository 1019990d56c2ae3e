/**
 * The web worker that writes one file of the browser's own: before its version 26 Safari lets no page do it.
 */
import type { FileToWrite } from './place';

declare const self: DedicatedWorkerGlobalScope;

async function write({ folder: place, name, text }: FileToWrite): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(place, { create: true });
  const file = await folder.getFileHandle(name, { create: true });
  const handle = await file.createSyncAccessHandle();
  try {
    handle.truncate(0);
    handle.write(new TextEncoder().encode(text));
    handle.flush();
  } finally {
    handle.close();
  }
}

self.addEventListener('message', ({ data }: MessageEvent<FileToWrite>) => {
  write(data).then(
    () => {
      self.postMessage('written');
    },
    (error: unknown) => {
      self.postMessage((error as { name?: unknown }).name ?? 'UnknownError');
    },
  );
});
