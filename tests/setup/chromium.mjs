import { spawnSync } from 'node:child_process';
import { programPath, run, stopWith } from '../../src/start.mjs';

/** Where this machine's Chromium lies (CHROMIUM, or the first on PATH), or undefined. */
export function chromiumPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  return process.env.CHROMIUM ?? names.map(programPath).find((path) => path !== undefined);
}

/** Installs Chromium, Chinese fonts and what draws a PDF where they are missing and it may; else stops with how to do it. */
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
    `The browser tests need ${new Intl.ListFormat('en-GB').format(stillMissing)}. On Debian: sudo ${command}. Elsewhere install Chromium (CHROMIUM is its path), a Chinese font and pdftoppm; npm run test:quick needs none of them.`,
  );
}

function missingPackages() {
  return [
    ...(chromiumPath() === undefined ? ['chromium'] : []),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
    // Draws the printed slips, so that their codes can be read from the picture.
    ...(programPath('pdftoppm') === undefined ? ['poppler-utils'] : []),
  ];
}

// Without fontconfig there is no telling; a machine that is no Linux has its own fonts.
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}
