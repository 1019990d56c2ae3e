import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let house = '';

// In Vite's place: the page copied, and an endpoint that prints what it would serve. A page that says "broken" fails.
const vite = `
const fs = require('node:fs');
const out = process.argv[process.argv.indexOf('--outDir') + 1];
const page = fs.readFileSync('index.html', 'utf8');
if (page.includes('broken')) process.exit(1);
fs.mkdirSync(out, { recursive: true });
if (process.argv.includes('--ssr')) fs.copyFileSync('src/endpoint.js', out + '/main.js');
else fs.writeFileSync(out + '/index.html', page + ' for ' + process.env.NODE_ENV);
`;
const endpoint = `
const page = require('node:path').join(__dirname, '..', 'app', 'index.html');
console.log('serving ' + require('node:fs').readFileSync(page, 'utf8'));
`;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'lamplight-start-'));
  mkdirSync(join(house, 'src'));
  cpSync('src/start.mjs', join(house, 'src', 'start.mjs'));
  write('src/endpoint.js', endpoint);
  write('index.html', 'the first page');
  write('vite.config.ts', '');
  write('package-lock.json', '{"packages":{}}');
  write('node_modules/.package-lock.json', '{"packages":{}}');
  write('node_modules/vite/bin/vite.js', vite);
});

afterEach(() => {
  rmSync(house, { recursive: true });
});

function write(name: string, text: string): void {
  const path = join(house, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const read = (name: string) => readFileSync(join(house, name), 'utf8');

/** `npm start`, or `npm run build`, in the house. */
function start(parameters: string[] = [], variables: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(house, 'src', 'start.mjs'), ...parameters],
    { encoding: 'utf8', env: { ...process.env, ...variables } },
  );
  return { status, stdout, stderr };
}

test('the first start builds and serves, the second has nothing to build', () => {
  expect(start()).toMatchObject({ status: 0, stdout: 'Building …\nserving the first page for production\n' });
  expect(start()).toMatchObject({ status: 0, stdout: 'serving the first page for production\n' });
});

test('a build that fails leaves the last one whole, and it is served with one sentence', () => {
  start(['build']);
  write('index.html', 'broken');
  const { status, stdout, stderr } = start();
  expect(status).toBe(0);
  expect(stdout).toContain('serving the first page');
  expect(stderr).toBe('The build failed (see above). Serving the last one that worked.\n');
  expect(start(['build']).status).toBe(1);
});

test.each(['endpoint', 'app'])(
  'a build that fails with no %s to fall back on stops in a sentence',
  (part) => {
    start(['build']);
    rmSync(join(house, 'dist', part), { recursive: true });
    write('index.html', 'broken');
    const { status, stderr } = start();
    expect(status).toBe(1);
    expect(stderr).toBe(
      'The build failed, and there is no earlier one to serve. What went wrong stands above.\n',
    );
  },
);

test('the build before lies beside the new one until the app itself changes again', () => {
  start(['build']);
  write('index.html', 'the second page');
  start(['build']);
  expect(read('dist/app/index.html')).toContain('the second page');
  expect(read('dist/previous/index.html')).toContain('the first page');
  write('src/endpoint.js', `${endpoint}// mended`);
  expect(start(['build']).stdout).toBe('Building …\n');
  expect(read('dist/endpoint/main.js')).toContain('mended');
  expect(read('dist/previous/index.html')).toContain('the first page');
});

test('whatever NODE_ENV the shell has, the app is built for production', () => {
  start(['build'], { NODE_ENV: 'development' });
  expect(read('dist/app/index.html')).toBe('the first page for production');
});
