import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The least an endpoint serves: a page and its worker, and no build before. */
export function writeEmptyBuild(folder: string): void {
  for (const build of ['app', 'previous']) mkdirSync(join(folder, build));
  for (const name of ['index.html', 'sw.js'])
    for (const ending of ['', '.br', '.gz'])
      writeFileSync(join(folder, 'app', `${name}${ending}`), '<!doctype html>');
}
