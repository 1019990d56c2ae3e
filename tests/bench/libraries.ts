import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

/** A page of the mandated libraries and nothing of ours: one number, read from one table. */
const SCREEN = `
import { format } from 'date-fns/format';
import Dexie from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import i18next from 'i18next';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { initReactI18next, useTranslation } from 'react-i18next';
import { Route } from 'wouter';

const database = new Dexie('libraries');
database.version(1).stores({ numbers: 'id' });

function Screen() {
  const { t } = useTranslation();
  const row = useLiveQuery(async () => (await database.table('numbers').get(1)) ?? { minutes: 38 });
  if (!row) return null;
  return createElement('h1', null, createElement('span', { className: 'today-number number' }, row.minutes),
    t('minutes'), format(new Date(), 'yyyy-MM-dd'));
}

const policy = window.trustedTypes?.createPolicy('lamplight', { createScriptURL: (address) => address });
addEventListener('load', () => {
  void navigator.serviceWorker.register(policy?.createScriptURL('/sw.js') ?? '/sw.js');
});
await i18next.use(initReactI18next).init({
  lng: 'zh-CN', showSupportNotice: false,
  resources: { 'zh-CN': { translation: { minutes: '分钟' } } },
});
createRoot(document.getElementById('root')).render(createElement(Route, { path: '/' }, createElement(Screen)));
`;

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" /><title>libraries</title></head>
<body><div id="root"></div><script type="module" src="/screen.js"></script></body></html>`;

const workerOf = (paths: readonly string[]) => `
addEventListener('install', (event) => {
  event.waitUntil(caches.open('libraries').then((cache) => cache.addAll(${JSON.stringify(paths)})));
});
addEventListener('fetch', (event) => {
  event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
});`;

/** Builds that page into a temporary folder the endpoint can serve; resolves to the folder. */
export async function buildLibraries(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-libraries-'));
  // Inside node_modules, so that the libraries are found from there.
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  mkdirSync(cache, { recursive: true });
  const source = mkdtempSync(join(cache, 'libraries-'));
  writeFileSync(join(source, 'index.html'), PAGE);
  writeFileSync(join(source, 'screen.js'), SCREEN);
  await build({
    configFile: false,
    root: source,
    logLevel: 'warn',
    build: { outDir: join(folder, 'app'), emptyOutDir: true, target: 'es2022' },
  });
  const app = join(folder, 'app');
  const scripts = readdirSync(join(app, 'assets')).map((name) => `/assets/${name}`);
  writeFileSync(join(app, 'sw.js'), workerOf(['/', ...scripts]));
  for (const path of ['/index.html', '/sw.js', ...scripts]) {
    const text = readFileSync(join(app, path));
    writeFileSync(join(app, `${path}.br`), brotliCompressSync(text));
    writeFileSync(join(app, `${path}.gz`), gzipSync(text, { level: 9 }));
  }
  return folder;
}
