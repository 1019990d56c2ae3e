import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { World } from '../../src/endpoint/app';
import { openKeeping } from '../../src/endpoint/database/keeping';
import type { Place } from '../../src/endpoint/environment';
import { readSecrets } from '../../src/endpoint/secrets';
import { openTermKeys } from '../../src/endpoint/tokens/keys';
import { openTokenWork } from '../../src/endpoint/tokens/work';

/** The real thread, its TypeScript read as it stands. By path: in a browser's surroundings Vite makes a web address of it. */
export const TOKEN_THREAD = pathToFileURL(join(import.meta.dirname, 'token-thread.mjs'));

export type OpenWorld = World & { lines: string[]; folder: string; close: () => Promise<void> };

/** A whole endpoint's surroundings: real databases, secrets and keys at `place`, or in a folder of their own that goes when it is closed. */
export async function openWorld(
  builtFolder: string,
  told: { place?: Place; clock?: () => Date; origin?: string } = {},
): Promise<OpenWorld> {
  const clock = told.clock ?? (() => new Date());
  const own = told.place ? undefined : mkdtempSync(join(tmpdir(), 'lamplight-data-'));
  const place = told.place ?? { folder: own ?? '' };
  const secrets = await readSecrets(place.folder);
  const keeping = await openKeeping(place, clock);
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const tokens = openTokenWork(TOKEN_THREAD, say);
  return {
    builtFolder,
    keeping,
    secrets,
    clock,
    keys: openTermKeys(place.folder),
    tokens,
    origin: told.origin,
    say,
    lines,
    folder: place.folder,
    close: async () => {
      await tokens.close();
      await keeping.close();
      if (own !== undefined) rmSync(own, { recursive: true, force: true });
    },
  };
}
