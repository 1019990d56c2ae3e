import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { writeEmptyBuild } from './empty-build';

const home = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The endpoint as `npm start` runs it, built into a folder of this name inside the project, because it finds its
 * packages there. `entry` is its main.js.
 */
export async function buildEndpoint(name: string): Promise<{ folder: string; entry: string }> {
  const folder = join(home, `node_modules/.cache/${name}-${String(process.pid)}`);
  rmSync(folder, { recursive: true, force: true });
  const outDir = join(folder, 'endpoint');
  await build({ root: home, logLevel: 'error', build: { ssr: true, outDir } });
  writeEmptyBuild(folder);
  return { folder, entry: join(outDir, 'main.js') };
}
