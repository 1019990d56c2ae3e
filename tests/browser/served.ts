import { serve } from '@hono/node-server';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { makeApp } from '../../src/endpoint/app';
import { ORIGIN, type Desk } from '../setup/desk';
import { openWorld } from '../setup/world';

const BUILT = fileURLToPath(new URL('../../dist/app', import.meta.url));

/** The endpoint as a family meets it: the production build behind an address. */
export type Served = {
  origin: string;
  /** The same app at the address another machine in the house would type: no secure context. */
  overHttp: string;
  /** Every path asked for so far, oldest first. */
  asked: () => string[];
  /** Puts the next build in the place of this one, the way `npm start` does. */
  release: () => void;
  stop: () => Promise<void>;
  /** The same endpoint from inside, for whoever sets up a school before a family comes. */
  desk: Desk;
};

/** Serves a copy of the production build on a free port, so that a build made meanwhile changes nothing. */
export async function serveBuild(): Promise<Served> {
  if (!existsSync(BUILT)) throw new Error('There is no production build: run `npm run build` first.');
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-browser-'));
  cpSync(BUILT, join(folder, 'app'), { recursive: true });
  mkdirSync(join(folder, 'previous'));
  const paths: string[] = [];
  const world = await openWorld(folder);
  let app = makeApp(world);
  const server = serve({
    port: 0,
    fetch: (request, env) => {
      paths.push(new URL(request.url).pathname);
      return app.fetch(request, env);
    },
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    overHttp: `http://${addressOfThisMachine()}:${port}`,
    asked: () => [...paths],
    desk: {
      world,
      fetch: async (path, init) => app.request(`${ORIGIN}${path}`, init),
      // A browser's endpoint goes by the machine's clock.
      wait: () => undefined,
      turn: () => undefined,
    },
    release: () => {
      releaseNext(folder);
      app = makeApp(world);
    },
    stop: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function addressOfThisMachine(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const outside = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!outside)
    throw new Error('This machine has no address but localhost: plain http cannot be tried here.');
  return outside.address;
}

/** What the next build tells of itself; its scripts all have other names, and the old ones lie in `previous`. */
export const NEWS = '这一版换了灯罩。';

function releaseNext(folder: string): void {
  rmSync(join(folder, 'previous'), { recursive: true });
  renameSync(join(folder, 'app'), join(folder, 'previous'));
  cpSync(join(folder, 'previous'), join(folder, 'app'), { recursive: true });
  const next = join(folder, 'app');
  const renamed = readdirSync(join(next, 'assets'))
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => [name, name.replace(/\.(js|css)$/, 'x.$1')] as const);
  for (const name of readdirSync(next, { recursive: true, encoding: 'utf8' }))
    if (/\.(?:br|gz)$/.test(name)) rmSync(join(next, name));
  for (const [name, other] of renamed) renameSync(join(next, 'assets', name), join(next, 'assets', other));
  const rewrite = (name: string, change: (text: string) => string) => {
    const text = renamed.reduce((all, [old, other]) => all.replaceAll(old, other), readText(next, name));
    writeFileSync(join(next, name), change(text));
  };
  for (const [, other] of renamed) rewrite(join('assets', other), (text) => text);
  rewrite('index.html', (html) =>
    html.replace(/<meta name="build"[^>]*>|(?=<title>)/, '<meta name="build" content="next" />'),
  );
  rewrite('sw.js', (script) =>
    script.replace(/"revision":"\w+","url":"index.html"/, '"revision":"next","url":"index.html"'),
  );
  writeFileSync(
    join(next, 'news.json'),
    JSON.stringify({ version: '9.9.9', 'zh-CN': [NEWS], en: ['A new shade.'] }),
  );
  const page = readText(next, 'index.html');
  writeFileSync(join(next, 'index.html.br'), brotliCompressSync(page));
  writeFileSync(join(next, 'index.html.gz'), gzipSync(page));
}

function readText(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
