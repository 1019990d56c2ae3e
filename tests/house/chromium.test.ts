import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const INSTALL =
  'apt-get install -y --no-install-recommends chromium fonts-noto-cjk poppler-utils libreoffice-calc-nogui libreoffice-writer-nogui';
const SENTENCE = `The browser tests need chromium, fonts-noto-cjk, poppler-utils, libreoffice-calc-nogui and libreoffice-writer-nogui. On Debian: sudo ${INSTALL}. Elsewhere install Chromium (CHROMIUM is its path), a Chinese font, pdftoppm and LibreOffice (soffice); npm run test:quick needs none of them.\n`;

/** All programs this machine has: the only folder on PATH. */
let programs = '';

beforeEach(() => {
  programs = mkdtempSync(join(tmpdir(), 'lamplight-programs-'));
});

afterEach(() => {
  rmSync(programs, { recursive: true });
});

const path = (program: string) => join(programs, program);

/** A program of shell built-ins, because PATH holds nothing else. */
function give(program: string, script: string): void {
  writeFileSync(path(program), `#!/bin/sh\n${script}\n`);
  chmodSync(path(program), 0o755);
}

/** Notes what it is asked; an install brings the programs, and the font that fc-list then finds. */
function giveAptGet({ thatInstalls }: { thatInstalls: string }): void {
  give('fc-list', `[ -e '${path('chromium')}' ] && echo 'Noto Sans CJK SC'`);
  give('apt-get', `echo "$*" >> '${path('asked')}'\n[ "$1" = install ] && ${thatInstalls}`);
}

const asked = () => (existsSync(path('asked')) ? readFileSync(path('asked'), 'utf8').trim().split('\n') : []);

/** What `npm test` does first, by the user of this number (root is 0) on a Linux machine with these programs. */
function ensureChromium(user: number) {
  const module = pathToFileURL(resolve('tests/setup/chromium.mjs')).href;
  const script = `
    process.getuid = () => ${user};
    Object.defineProperty(process, 'platform', { value: 'linux' });
    const { ensureChromium } = await import('${module}');
    ensureChromium();
    console.log('the tests go on');`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH: programs },
  });
  return { status, stdout, stderr };
}

test('root on Debian gets Chromium and a Chinese font by apt-get, and a second run installs nothing', () => {
  giveAptGet({
    thatInstalls: ['chromium', 'pdftoppm', 'soffice'].map((program) => `: > '${path(program)}'`).join(' && '),
  });
  const first = ensureChromium(0);
  expect(asked()).toEqual(['update -qq', INSTALL.replace('apt-get ', '')]);
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(first.stdout).toMatch(/^Installing what the browser tests need \(.*\) …\nthe tests go on\n$/);
  expect(ensureChromium(0)).toEqual({ status: 0, stdout: 'the tests go on\n', stderr: '' });
  expect(asked()).toHaveLength(2);
});

test('an install that brings nothing ends in the sentence', () => {
  giveAptGet({ thatInstalls: 'exit 100' });
  expect(ensureChromium(0)).toMatchObject({ status: 1, stderr: SENTENCE });
  expect(asked()).toHaveLength(2);
});

test('a user who is not root reads what to install, and nothing is tried', () => {
  giveAptGet({
    thatInstalls: ['chromium', 'pdftoppm', 'soffice'].map((program) => `: > '${path(program)}'`).join(' && '),
  });
  expect(ensureChromium(1000)).toEqual({ status: 1, stdout: '', stderr: SENTENCE });
  expect(asked()).toEqual([]);
});

test('a machine without apt-get reads the same, root or not', () => {
  expect(ensureChromium(0)).toEqual({ status: 1, stdout: '', stderr: SENTENCE });
});

test('where only the font is missing, only the font is asked for', () => {
  give('chromium', '');
  give('pdftoppm', '');
  give('soffice', '');
  expect(ensureChromium(1000).stderr).toMatch(
    /^The browser tests need fonts-noto-cjk\. On Debian: sudo apt-get install \S+ \S+ fonts-noto-cjk\. /,
  );
});
