import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { makeApp } from '../../src/endpoint/app';
import { ensureBuilt, stopWith } from '../../src/start.mjs';
import { openWorld } from './world';

export const BUILT = fileURLToPath(new URL('../../dist/', import.meta.url));

/** The flags of STACK.md: Chromium as root, silent on the network. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Served = { port: number; close: () => Promise<void> };

/** The production build, built if sources changed, served by the endpoint on a free port. */
export async function serveBuilt(): Promise<Served> {
  if (ensureBuilt() === 'failed') stopWith('The production build failed. What went wrong stands above.');
  return serveFolder(BUILT);
}

/** Any built folder (with `app/` in it) behind the real endpoint. */
export async function serveFolder(folder: string): Promise<Served> {
  const world = await openWorld(folder);
  return new Promise((resolve) => {
    const server = serve(
      { fetch: makeApp(world).fetch, port: 0, hostname: '127.0.0.1' },
      (address: AddressInfo) => {
        const close = () =>
          new Promise<void>((closed) => {
            server.close(() => void world.close().then(closed));
            if ('closeAllConnections' in server) server.closeAllConnections();
          });
        resolve({ port: address.port, close });
      },
    );
  });
}
