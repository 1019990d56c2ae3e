import { strFromU8, unzipSync } from 'fflate';
import { onTestFinished, vi } from 'vitest';

/** Whatever pages hand to the browser's downloads, by its ending. */
export function catchFiles(): Map<string, File> {
  const files = new Map<string, File>();
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof File) files.set(file.name.replace(/^.*\./, ''), file);
    return 'blob:file';
  });
  const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
  const follow = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  onTestFinished(() => {
    for (const spy of [create, revoke, follow]) spy.mockRestore();
  });
  return files;
}

export async function bytesOf(file: File | undefined): Promise<Uint8Array> {
  if (!file) throw new Error('That file was not given.');
  return new Uint8Array(
    await new Promise<ArrayBuffer>((resolve) => {
      const reader = new FileReader();
      reader.addEventListener('load', () => {
        resolve(reader.result as ArrayBuffer);
      });
      reader.readAsArrayBuffer(file);
    }),
  );
}

const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

/** What a Word document says, a paragraph a line. */
export function wordText(bytes: Uint8Array): string {
  return partOf(bytes, 'word/document.xml')
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]*>/g, '');
}

/** Each sheet of a workbook, as it was written. */
export function sheetsOf(bytes: Uint8Array): string[] {
  const names = Object.keys(unzipSync(bytes)).filter((name) => name.startsWith('xl/worksheets/sheet'));
  return names.map((name) => partOf(bytes, name));
}

/** The numbers in the cells of a sheet; words are told by their place in a table of words. */
export function cellNumbers(sheet: string): number[] {
  return [...sheet.matchAll(/<c [^>]*?(?:t="n")?[^>]*><v>([\d.]+)<\/v>/g)]
    .filter(([cell]) => !cell.includes('t="s"'))
    .map(([, value]) => Number(value));
}
