import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programPath } from '../../src/start.mjs';

/** Without a window no mark of UTF-8 is looked at: said here as its dialog would find it, comma, quote, UTF-8, from line 1. */
const AS_IN_THE_WINDOW = '--infilter=CSV:44,34,76,1';

const run = promisify(execFile);

/** A file as LibreOffice opens it, saved again in another form: what Excel, Word or WPS would show. */
export async function asOfficeReads(name: string, bytes: Uint8Array, filter: string): Promise<Buffer> {
  const soffice = programPath('soffice');
  if (soffice === undefined) throw new Error('There is no LibreOffice: npm test installs it.');
  const folder = await mkdtemp(join(tmpdir(), 'lamplight-office-'));
  try {
    const source = join(folder, name);
    await writeFile(source, bytes);
    // A profile of its own: nobody's settings decide how a table is read.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const out = join(folder, 'out');
    await run(
      soffice,
      [
        profile,
        '--headless',
        ...(name.endsWith('.csv') ? [AS_IN_THE_WINDOW] : []),
        '--convert-to',
        filter,
        '--outdir',
        out,
        source,
      ],
      {
        timeout: 120_000,
      },
    );
    const [ending = ''] = filter.split(':');
    return await readFile(join(out, name.replace(/\.[^.]*$/, `.${ending}`)));
  } finally {
    await rm(folder, { recursive: true });
  }
}
