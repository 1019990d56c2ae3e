/* eslint max-lines: ['error', 270] -- both builds and all suites, in the one file that the tools look for. */
import react from '@vitejs/plugin-react';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { VitePWA, type ManifestOptions } from 'vite-plugin-pwa';
import { defineConfig, type Plugin, type TestProjectConfiguration } from 'vitest/config';

// The oldest phones in homes: Android 7 and 8 with a browser of 2020, iPhones that stopped at iOS 14.
const oldestBrowsers = ['chrome87', 'safari14', 'firefox82'];

export default defineConfig(({ command, isSsrBuild }) => {
  const isEndpoint = isSsrBuild === true;
  const isAppBuild = command === 'build' && !isEndpoint;
  return {
    plugins: [react(), ...(isAppBuild ? [schoolStyles(), pwa(), compressed()] : [])],
    // Dexie's own build for browsers that know classes: 1 kB less on the line, and less to read for a slow phone.
    resolve: { alias: isAppBuild ? [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] : [] },
    build: isEndpoint
      ? {
          outDir: 'dist/endpoint',
          target: 'node20',
          copyPublicDir: false,
          emptyOutDir: true,
          // Two things to start, what serves and what prints a link at the console; and the threads the first one starts.
          rolldownOptions: {
            input: [
              'src/endpoint/main.ts',
              'src/endpoint/link.ts',
              'src/endpoint/token.worker.ts',
              'src/endpoint/rewrite.worker.ts',
            ],
          },
        }
      : {
          outDir: 'dist/app',
          target: oldestBrowsers,
          cssTarget: oldestBrowsers,
          emptyOutDir: true,
          rolldownOptions: {
            output: {
              codeSplitting: { groups: scripts },
              // What only the school's app needs says so in its name, by which the parents' service worker leaves it alone.
              chunkFileNames: ({ name, moduleIds }) =>
                name.startsWith('school-') || !moduleIds.some((id) => id.includes('/src/school/'))
                  ? 'assets/[name]-[hash].js'
                  : 'assets/school-[name]-[hash].js',
            },
          },
        },
    test: {
      projects: [
        suite({ name: 'unit', environment: 'node', folders: ['core', 'wire', 'house'] }),
        suite({ name: 'unit-dom', environment: 'jsdom', folders: ['parent', 'school', 'demo', 'ui'] }),
        suite({ name: 'stories', environment: 'jsdom', folders: ['stories'] }),
        // Everything of the endpoint, with a real PostgreSQL beside it (tests/setup/keeping.ts).
        suite({
          name: 'database',
          environment: 'node',
          folders: ['endpoint', 'simulate', 'independent', 'bench'],
          globalSetup: ['tests/setup/postgres-server.ts'],
        }),
        browserSuite,
      ],
    },
  };
});

/**
 * What the first screen needs comes in two scripts and one stylesheet: each file more is a round trip on a slow
 * line. The libraries apart, because they stay in the phone's cache when only our own code has changed.
 */
const scripts = [
  { name: 'libraries', tags: ['$initial' as const], test: /node_modules/, priority: 3 },
  { name: 'first', tags: ['$initial' as const], priority: 2 },
  // A survey's form and what it goes by in one script, fetched with the first question.
  {
    name: 'survey',
    test: /src\/(?:ui\/survey\/(?!Result|results)|core\/survey(?:-answers|-condition|-minutes|-words)?\.ts)/,
    priority: 1.7,
  },
  // The rules and the furniture that come later stand apart: the school's app would fetch parents' screens for them.
  // Those of surveys go with their pages.
  {
    name: 'rules',
    test: /src\/(?:core(?!\/survey-)|ui(?!\/QrCode))\/|node_modules\/(?:date-fns|@date-fns|zod)\//,
    priority: 1.5,
  },
  // What only whoever composes a survey needs: no family's phone keeps it.
  {
    name: 'school-surveys',
    test: /src\/core\/survey-(?:templates|bank\/|json|faults|condition-faults|advice|private|preflight)/,
    priority: 1.4,
  },
  // What comes after it in a few scripts by occasion: each name costs the first screen some of its bytes.
  { name: 'cards', test: /src\/parent\/today\//, priority: 1 },
  { name: 'nights', test: /src\/parent\/nights\//, priority: 1 },
  { name: 'settings', test: /src\/parent\/settings\//, priority: 1 },
  { name: 'version', test: /src\/parent\/version\//, priority: 1 },
  { name: 'words-zh', test: /src\/parent\/words\/zh-CN\//, priority: 1 },
  // Of English the first screen's words come alone.
  { name: 'words-en', test: /src\/parent\/words\/en\/(?!app|today|storage)/, priority: 1 },
  // Making a QR stays apart: few ask for one.
  { name: 'sheets', test: /src\/(?:parent\/(?:entry|child)|ui(?!\/QrCode))\//, priority: 1 },
];

/** Stylesheets that only scripts of the school's app ask for. */
const stylesOfSchool = new Set<string>();

/** Styles are named by their page or by nothing of the kind: whose they are is told by the scripts that ask for them. */
function schoolStyles(): Plugin {
  return {
    name: 'lamplight-school-styles',
    enforce: 'post',
    generateBundle: (_options, bundle) => {
      const scripts = Object.values(bundle).flatMap((each) => (each.type === 'chunk' ? [each] : []));
      const isSchools = ({ fileName }: (typeof scripts)[number]) => fileName.includes('/school-');
      const stylesOf = (some: typeof scripts) =>
        some.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
      const ofParents = new Set(stylesOf(scripts.filter((each) => !isSchools(each))));
      for (const name of stylesOf(scripts.filter(isSchools)))
        if (!ofParents.has(name)) stylesOfSchool.add(name);
    },
  };
}

/** The service worker is ours (src/parent/sw.ts) and so is registering it; the plugin tells it what to keep. */
function pwa() {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/parent',
    filename: 'sw.ts',
    injectRegister: false,
    includeManifestIcons: false,
    manifest: manifest(),
    injectManifest: {
      rollupFormat: 'iife',
      // What the parents' app needs with no network: not the school's app, nor the demo. Pictures of how to install, and for the install sheet, stay out.
      globPatterns: ['**/*.{html,js,css,svg,json}', 'icons/*.png'],
      // news.json tells an old build of a newer one: stored with the old, it would tell of itself.
      globIgnores: ['news.json', 'screenshots/**', 'install/**', '**/school-*', '**/demo-*'],
      manifestTransforms: [
        (entries) => ({ manifest: entries.filter(({ url }) => !stylesOfSchool.has(url)), warnings: [] }),
      ],
    },
  });
}

function manifest(): Partial<ManifestOptions> {
  const shortcut = (name: string, start: string, icon: string) => ({
    name,
    url: `/?start=${start}`,
    icons: [{ src: `/icons/shortcut-${icon}.png`, sizes: '96x96', type: 'image/png' }],
  });
  const icon = (src: string, size: number, purpose: 'any' | 'maskable' | 'monochrome') => ({
    src: `/icons/${src}`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return {
    id: '/',
    name: '灯下',
    short_name: '灯下',
    description: '孩子的作业时间，记在家长自己的手机上。',
    lang: 'zh-CN',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: '#FAF6EE',
    background_color: '#FAF6EE',
    categories: ['education', 'lifestyle'],
    icons: [
      icon('192.png', 192, 'any'),
      icon('512.png', 512, 'any'),
      icon('maskable-512.png', 512, 'maskable'),
      icon('monochrome-512.png', 512, 'monochrome'),
    ],
    shortcuts: [
      shortcut('写作业', 'mixed', 'homework'),
      shortcut('语文', 'chinese', 'chinese'),
      shortcut('数学', 'math', 'math'),
      shortcut('英语', 'english', 'english'),
    ],
    screenshots: screenshots(),
  };
}

/** The pictures in public/screenshots, each with the size it really has: a browser drops one whose size is wrong. */
function screenshots() {
  const folder = 'public/screenshots';
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.png')) : [];
  return names.sort().map((name) => {
    const header = readFileSync(join(folder, name)).subarray(0, 24);
    const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)];
    return {
      src: `/screenshots/${name}`,
      sizes: `${width}x${height}`,
      type: 'image/png',
      form_factor: width > height ? ('wide' as const) : ('narrow' as const),
    };
  });
}

/** A .br and a .gz beside each text file, made once at the highest level instead of at each request. */
function compressed(): Plugin {
  const texts = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt']);
  let folder = '';
  return {
    name: 'lamplight-compressed',
    enforce: 'post',
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    // Last of all: the service worker is written in a closeBundle of its own.
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: () => {
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!texts.has(extname(name))) continue;
          const path = join(folder, name);
          const text = readFileSync(path);
          const params = {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
          };
          writeFileSync(`${path}.br`, brotliCompressSync(text, { params }));
          writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
        }
      },
    },
  };
}

type Suite = { name: string; environment: 'node' | 'jsdom'; folders: string[]; globalSetup?: string[] };

function suite({ name, environment, folders, globalSetup = [] }: Suite): TestProjectConfiguration {
  return {
    extends: true,
    test: {
      name,
      environment,
      include: folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`),
      globalSetup,
      testTimeout: 30_000,
      // A process a file cost more than its tests. Each test cleans up after itself instead; setup/screen.ts helps.
      isolate: false,
      setupFiles: ['tests/setup/console.ts', ...(environment === 'jsdom' ? ['tests/setup/screen.ts'] : [])],
    },
  };
}

/** Real Chromium on the production build; one file at a time, because two cores share one clock. */
const browserSuite: TestProjectConfiguration = {
  extends: true,
  test: {
    name: 'browser',
    environment: 'node',
    include: ['tests/browser/**/*.test.ts'],
    fileParallelism: false,
    expect: { poll: { timeout: 8000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
};
