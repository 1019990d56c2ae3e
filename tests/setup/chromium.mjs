import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programPath, run, stopWith } from '../../src/start.mjs';

/** Where this machine's Chromium lies (CHROMIUM, or the first on PATH), or undefined. */
export function chromiumPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  return process.env.CHROMIUM ?? names.map(programPath).find((path) => path !== undefined);
}

/** Installs Chromium, Chinese fonts, what draws a PDF and what opens a table and a letter where they are missing and it may; else stops with how to do it. */
export function ensureChromium() {
  const packages = missingPackages();
  if (packages.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const mayInstall = process.getuid?.() === 0 && programPath('apt-get') !== undefined;
  if (mayInstall) {
    console.log(`Installing what the browser tests need (${command}) …`);
    run('apt-get', ['update', '-qq']);
    run('apt-get', command.split(' ').slice(1));
  }
  const stillMissing = missingPackages();
  if (stillMissing.length === 0) return;
  stopWith(
    `The browser tests need ${new Intl.ListFormat('en-GB').format(stillMissing)}. On Debian: sudo ${command}. Elsewhere install Chromium (CHROMIUM is its path), a Chinese font, pdftoppm and LibreOffice (soffice); npm run test:quick needs none of them.`,
  );
}

function missingPackages() {
  return [
    ...(chromiumPath() === undefined ? ['chromium'] : []),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
    // Draws the printed slips, so that their codes can be read from the picture.
    ...(programPath('pdftoppm') === undefined ? ['poppler-utils'] : []),
    // Opens the diary's table as a parent's office program does, and the report as the school's.
    ...(programPath('soffice') === undefined ? ['libreoffice-calc-nogui'] : []),
    ...(opensLetters() ? [] : ['libreoffice-writer-nogui']),
  ];
}

// LibreOffice is one program, and what it opens depends on the parts beside it; elsewhere than on Debian it comes whole.
function opensLetters() {
  const soffice = programPath('soffice');
  if (soffice === undefined) return false;
  const parts = dirname(realpathSync(soffice));
  return !existsSync(join(parts, 'pagein-common')) || existsSync(join(parts, 'pagein-writer'));
}

// Without fontconfig there is no telling; a machine that is no Linux has its own fonts.
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}
