import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp } from '../../src/endpoint/app';
import { openWorld, type OpenWorld } from '../setup/world';

const inlineScript = "document.documentElement.dataset.look = 'dark'";
const inlineStyle = 'body { margin: 0 }';
const page = `<!doctype html><style>${inlineStyle}</style><script>${inlineScript}</script><script type="module" src="/assets/main-b2.js"></script><p>灯下</p>`;

let built = '';
let app: ReturnType<typeof makeApp>;
let world: OpenWorld;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'lamplight-endpoint-'));
  put('app/index.html', page);
  put('app/sw.js', 'self.skipWaiting');
  put('app/manifest.webmanifest', '{"name":"灯下"}');
  put('app/icons/192.png', 'a picture');
  put('app/assets/main-b2.js', 'the new build');
  put('previous/assets/main-a1.js', 'the build before');
  put('secret.txt', 'outside the app');
  put('endpoint/main.js', 'the endpoint itself');
  world = await openWorld(built);
  app = makeApp(world);
});

afterAll(async () => {
  await world.close();
  rmSync(built, { recursive: true });
});

function put(name: string, text: string): void {
  const path = join(built, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  if (name.endsWith('.png')) return;
  writeFileSync(`${path}.br`, brotliCompressSync(text));
  writeFileSync(`${path}.gz`, gzipSync(text));
}

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const policyOf = (answer: Response) => answer.headers.get('content-security-policy') ?? '';
const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('files', () => {
  test('the page is asked about each time', async () => {
    for (const path of ['/', '/index.html']) {
      const answer = await app.request(path, { headers: browser });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toBe(page);
    }
  });

  test('an asset is kept for ever', async () => {
    const answer = await app.request('/assets/main-b2.js');
    expect(await answer.text()).toBe('the new build');
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('an asset of the build before is still there for a phone that runs it', async () => {
    const answer = await app.request('/assets/main-a1.js');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('the build before');
  });

  test('an asset of no build is a 404, and never the page', async () => {
    const answer = await app.request('/assets/main-zz.js', { headers: browser });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).not.toContain('灯下');
  });

  test.each(['/sw.js', '/manifest.webmanifest', '/icons/192.png'])(
    '%s is asked about each time',
    async (path) => {
      const answer = await app.request(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  test('what was compressed at the build is sent compressed', async () => {
    for (const path of ['/', '/assets/main-b2.js', '/sw.js', '/manifest.webmanifest']) {
      const plain = Buffer.from(await (await app.request(path)).arrayBuffer());
      const brotli = await app.request(path, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
      expect(brotli.headers.get('content-encoding')).toBe('br');
      expect(brotliDecompressSync(await brotli.arrayBuffer())).toEqual(plain);
      const gzip = await app.request(path, { headers: { 'accept-encoding': 'gzip' } });
      expect(gzip.headers.get('content-encoding')).toBe('gzip');
      expect(gunzipSync(await gzip.arrayBuffer())).toEqual(plain);
      expect(gzip.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
    }
  });
});

describe('addresses', () => {
  test('an address of the app answers the page to a person', async () => {
    const answer = await app.request('/nights/2026-11-23', { headers: browser });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('灯下');
  });

  test('a missing file is a 404 to a program', async () => {
    expect((await app.request('/nothing.json', { headers: { accept: 'application/json' } })).status).toBe(
      404,
    );
  });

  test('an unknown path under /v1 is a problem in JSON, whoever asks and however', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await app.request('/v1/nothing', { method, headers: browser });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ problem: 'unknown-path' });
    }
  });

  test('the app takes nothing in', async () => {
    expect((await app.request('/', { method: 'POST', headers: browser })).status).toBe(404);
    expect((await app.request('/assets/main-b2.js', { method: 'PUT' })).status).toBe(404);
  });

  test('health answers and is never stored', async () => {
    const answer = await app.request('/health');
    expect(await answer.json()).toEqual({ healthy: true });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fendpoint/main.js',
    '/..%5csecret.txt',
    '/assets//..//..//secret.txt',
    '/assets/%252e%252e/secret.txt',
    '/assets/%00',
    '/%E0%A4%A',
  ])('nothing outside the app is reached by %s', async (path) => {
    const answer = await app.request(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/outside the app|the endpoint itself/);
  });
});

describe('security headers', () => {
  test('only the inline code that was built in may run', async () => {
    const policy = policyOf(await app.request('/'));
    expect(policy).toContain(`script-src 'self' ${sha256(inlineScript)};`);
    expect(policy).toContain(`style-src 'self' ${sha256(inlineStyle)};`);
    expect(policy).not.toMatch(/unsafe|\*|upgrade-insecure-requests/);
  });

  test('a page loads from here, is framed by nobody, and makes script addresses by one policy', async () => {
    const answer = await app.request('/');
    for (const part of [
      "default-src 'self'",
      "img-src 'self' data:",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lamplight',
    ]) {
      expect(policyOf(answer)).toContain(part);
    }
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  test.each(['/assets/main-zz.js', '/v1/nothing', '/health', '/sw.js'])(
    '%s carries them too',
    async (path) => {
      expect(policyOf(await app.request(path))).toContain("default-src 'self'");
    },
  );

  test('on plain http nothing is sent that only HTTPS understands', async () => {
    const plain = await app.request('http://192.168.1.5:8080/');
    expect(plain.headers.has('strict-transport-security')).toBe(false);
    expect(plain.headers.has('cross-origin-opener-policy')).toBe(false);
    const proxied = await app.request('http://127.0.0.1/', { headers: { 'x-forwarded-proto': 'https' } });
    expect(proxied.headers.has('strict-transport-security')).toBe(true);
    expect(proxied.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });
});

test('an app that was never built is said at the start, not at the first visit', () => {
  expect(() => makeApp({ ...world, builtFolder: join(built, 'nowhere') })).toThrow(/index\.html/);
});
