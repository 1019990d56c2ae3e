import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApp } from '../../src/endpoint/app';
import { openTokenWork } from '../../src/endpoint/tokens/work';
import { ORIGIN, type Desk } from './desk';
import { writeEmptyBuild } from './empty-build';
import type { Ends } from './rough-line';
import { openWorld, TOKEN_THREAD } from './world';

/** A desk that may be closed and opened again on the same files, and copied. */
export type ShakenDesk = Ends & { desk: Desk; folder: string; close: () => Promise<void> };

/** What all of them share: a build to serve, and the threads that check tokens, which keep nothing. */
export function shared() {
  const built = mkdtempSync(join(tmpdir(), 'lamplight-built-'));
  writeEmptyBuild(built);
  const tokens = openTokenWork(TOKEN_THREAD, (line) => {
    throw new Error(line);
  });
  return {
    built,
    tokens,
    close: async () => {
      await tokens.close();
      rmSync(built, { recursive: true, force: true });
    },
  };
}

/** On empty files, or on a copy of another's. */
export async function openShakenDesk(
  { built, tokens }: Pick<ReturnType<typeof shared>, 'built' | 'tokens'>,
  now: () => number,
  copyOf?: string,
): Promise<ShakenDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-data-'));
  if (copyOf !== undefined) cpSync(copyOf, folder, { recursive: true });
  const open = async () => {
    const world = await openWorld(built, { place: { folder }, clock: () => new Date(now()) });
    return { world, app: makeApp({ ...world, tokens }) };
  };
  let current = await open();
  const fetch = async (path: string, init: RequestInit) => current.app.request(`${ORIGIN}${path}`, init);
  return {
    folder,
    desk: {
      get world() {
        return current.world;
      },
      wait: () => undefined,
      turn: () => undefined,
      fetch,
    },
    take: ({ path, body, headers, method }) =>
      // What a browser sends of itself.
      fetch(path, {
        method,
        body,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)), origin: ORIGIN },
      }),
    restart: async () => {
      await current.world.close();
      current = await open();
    },
    close: async () => {
      await current.world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
