import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '../../src/endpoint/app';
import { openKeeping } from '../../src/endpoint/database/keeping';
import type { Place } from '../../src/endpoint/environment';
import { readSecrets } from '../../src/endpoint/secrets';
import { openTermKeys } from '../../src/endpoint/tokens/keys';
import { openTokenWork } from '../../src/endpoint/tokens/work';

/** The real thread, its TypeScript read as it stands. A path, because stories have the browser's URL and not Node's. */
export const TOKEN_THREAD = join(import.meta.dirname, 'token-thread.mjs');

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
