import { writeInWorker } from './write-in-worker';
import type { Kept, Place } from './place';
import { FOLDER, rootHere } from './kept-places';

/** Whether the files of this browser can be written from the page; Safari before 26 does it in a worker alone. */
function isWritableHere(): boolean {
  return typeof FileSystemFileHandle !== 'undefined' && 'createWritable' in FileSystemFileHandle.prototype;
}

async function writeHere(root: FileSystemDirectoryHandle, { name, text }: Kept): Promise<void> {
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  const file = await folder.getFileHandle(name, { create: true });
  const writable = await file.createWritable();
  await writable.write(text);
  await writable.close();
}

/** The folder, if anything was ever written in it: reading makes none. */
async function folderIn(root: FileSystemDirectoryHandle): Promise<FileSystemDirectoryHandle | undefined> {
  for await (const name of root.keys()) if (name === FOLDER) return root.getDirectoryHandle(FOLDER);
  return undefined;
}

async function readAll(root: FileSystemDirectoryHandle): Promise<Kept[]> {
  const folder = await folderIn(root);
  const texts: Kept[] = [];
  if (!folder) return texts;
  for await (const [name, handle] of folder.entries())
    if (handle.kind === 'file') texts.push({ name, text: await (await handle.getFile()).text() });
  return texts;
}

/** The backups among the browser's own files; undefined where it has none. */
export async function filesPlace(): Promise<Place | undefined> {
  const root = await rootHere();
  if (!root) return undefined;
  return {
    read: () => readAll(root),
    write: (kept) => (isWritableHere() ? writeHere(root, kept) : writeInWorker(kept)),
    remove: async (name) => (await folderIn(root))?.removeEntry(name),
  };
}

export async function eraseFilesPlace(): Promise<void> {
  const root = await rootHere();
  if (root && (await folderIn(root))) await root.removeEntry(FOLDER, { recursive: true });
}
