import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeApp } from '../../src/endpoint/app';
import { ORIGIN, type Desk } from '../setup/desk';
import { listen } from '../setup/served';
import { openDemo, type Demo } from '../../src/endpoint/demo/demo';
import { settleDemoFolder } from '../../src/endpoint/demo/folder';
import { openWorld, type OpenWorld } from '../setup/world';

const HOME = fileURLToPath(new URL('../..', import.meta.url));

/** What another machine in the house would type: phone.ts leads it here without asking any network. */
export const NAME_AT_HOME = 'lamplight.test';

/** The endpoint as a family meets it: the production build behind an address. */
export type Served = {
  origin: string;
  /** The same app by its name at home: no secure context. */
  overHttp: string;
  /** Every path asked for so far, oldest first. */
  asked: () => string[];
  /** Builds the next version in the place of this one and serves it; the answer is what its page has as data-build. */
  release: () => string;
  stop: () => Promise<void>;
  /** The same endpoint from inside, for whoever sets up a school before a family comes. */
  desk: Desk;
};

/**
 * Serves a copy of the production build on a free port, so that a build made meanwhile changes nothing. Its clock is the
 * machine's, or stands at the time told until it is turned; the demo's goes on from its own evening.
 */
export async function serveBuild(at?: Date, beside: 'a demo' | 'nothing' = 'nothing'): Promise<Served> {
  if (!existsSync(join(HOME, 'dist', 'app')))
    throw new Error('There is no production build: run `npm run build` first.');
  const house = copyHouse();
  const paths: string[] = [];
  let releases = 0;
  let now = at?.getTime();
  const clock = () => (now === undefined ? new Date() : new Date(now));
  const world = await openWorld(join(house, 'dist'), { clock });
  const demo = beside === 'a demo' ? await makeDemo(world) : undefined;
  const served = { ...world, demo: demo?.answer };
  let app = makeApp(served);
  const { port, close } = await listen((request, env) => {
    paths.push(new URL(request.url).pathname);
    return app.fetch(request, env);
  });
  return {
    origin: `http://localhost:${port}`,
    overHttp: `http://${NAME_AT_HOME}:${port}`,
    asked: () => [...paths],
    desk: {
      world,
      fetch: async (path, init) => app.request(`${ORIGIN}${path}`, init),
      wait: (ms) => {
        now = clock().getTime() + ms;
      },
      turn: (to) => {
        now = new Date(to).getTime();
      },
    },
    release: () => {
      const name = `next-${(releases += 1)}`;
      buildNext(house, name);
      app = makeApp(served);
      return name;
    },
    stop: async () => {
      await close();
      await demo?.close();
      await world.close();
      rmSync(house, { recursive: true });
    },
  };
}

/** A demo beside a school's endpoint, ready to be opened. */
async function makeDemo({ folder, tokens, clock }: OpenWorld): Promise<Demo> {
  const demo = openDemo({
    place: await settleDemoFolder({ folder }),
    tokens,
    real: clock,
    passed: () => performance.now(),
    outside: { origin: undefined },
  });
  await demo.make();
  return demo;
}

/** What each next build tells of itself. */
export const NEWS = '这一版换了灯罩。';

/** What a build reads, and nothing else of the house. */
const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'tests/tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** A house of its own with the production build in it, where the next one can be built. */
function copyHouse(): string {
  const copy = mkdtempSync(join(tmpdir(), 'lamplight-browser-'));
  for (const name of [...SOURCES, 'dist/app'])
    cpSync(join(HOME, name), join(copy, name), { recursive: true });
  // What a first build leaves: an empty build before.
  mkdirSync(join(copy, 'dist', 'previous'));
  symlinkSync(join(HOME, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

/** Changes the app a little and runs what `npm run build` runs. */
function buildNext(house: string, name: string): void {
  appendFileSync(
    join(house, 'src', 'main.tsx'),
    `\ndocument.documentElement.dataset['build'] = '${name}';\n`,
  );
  writeFileSync(
    join(house, 'public', 'news.json'),
    JSON.stringify({ version: '9.9.9', 'zh-CN': [NEWS], en: ['A new shade.'] }),
  );
  execFileSync(process.execPath, [join(house, 'src', 'start.mjs'), 'build'], { stdio: 'pipe' });
}
