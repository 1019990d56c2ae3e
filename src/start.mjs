// What `npm start` runs: installs what is missing, builds what changed, serves. Node's own modules only, because
// on a fresh machine there is nothing else yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));
const inHome = (...parts) => join(home, ...parts);

async function start(entry) {
  refuseOldNode();
  ensurePackages();
  const build = ensureBuilt();
  if (build === 'failed' && !existsSync(inHome('dist', 'endpoint', 'main.js'))) {
    stopWith('The build failed, and there is no earlier one to serve. What went wrong stands above.');
  }
  if (build === 'failed') console.error('The build failed (see above). Serving the last one that worked.');
  process.env.NODE_ENV ??= 'production';
  await import(pathToFileURL(inHome('dist', 'endpoint', entry)).href);
}

/** Node 20.19 is the first 20 on which Vite and the tests run. */
export function refuseOldNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stopWith(
    `Lamplight needs Node 20.19 or newer, and this is Node ${version}. Install a newer one from nodejs.org.`,
  );
}

/** Runs `npm ci` when a package of the lock file is missing or of another version; else touches no network. */
export function ensurePackages() {
  if (packagesAreInstalled()) return;
  console.log('Installing packages (npm ci) …');
  const { status } = run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline']);
  if (status === 0) return;
  const missing = ['python3', 'make', 'g++'].filter((tool) => !programPath(tool));
  if (missing.length > 0) {
    stopWith(
      `npm ci failed. A package may have to be compiled here, and ${missing.join(', ')} is missing: install python3, make and g++.`,
    );
  }
  stopWith('npm ci failed: what it said stands above. It needs the network once.');
}

// npm keeps a lock file of its own beside the packages: what is really installed, by whichever command.
function packagesAreInstalled() {
  const installedPath = inHome('node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const wanted = JSON.parse(readFileSync(inHome('package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedPath, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** Builds when a source changed since the last build. Answers 'unchanged', 'built' or 'failed'. */
export function ensureBuilt() {
  const hash = sourceHash();
  const stamp = inHome('dist', 'built-from');
  const outputs = [
    inHome('dist', 'app', 'index.html'),
    inHome('dist', 'endpoint', 'main.js'),
    inHome('dist', 'endpoint', 'link.js'),
    stamp,
  ];
  if (outputs.every((path) => existsSync(path)) && readFileSync(stamp, 'utf8') === hash) return 'unchanged';
  console.log('Building …');
  if (!buildAside()) return 'failed';
  rmSync(stamp, { force: true });
  swapIn();
  writeFileSync(stamp, hash);
  return 'built';
}

/** Everything a build reads. A comment changed is a build more, and no harm. */
function sourceHash() {
  const hash = createHash('sha256');
  const folders = ['src', 'public'].filter((folder) => existsSync(inHome(folder)));
  const inFolders = folders.flatMap((folder) =>
    readdirSync(inHome(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  );
  const atTop = ['index.html', 'vite.config.ts', 'package-lock.json'].map((name) => inHome(name));
  for (const path of [...inFolders, ...atTop].sort())
    hash.update(path.slice(home.length)).update(readFileSync(path));
  return hash.digest('hex');
}

// Built beside the old build, so that a failure leaves the old one whole.
function buildAside() {
  rmSync(inHome('dist', 'next'), { recursive: true, force: true });
  const vite = inHome('node_modules', 'vite', 'bin', 'vite.js');
  return [
    ['build', '--outDir', 'dist/next/app'],
    ['build', '--ssr', '--outDir', 'dist/next/endpoint'],
  ].every((build) => run(process.execPath, [vite, ...build, '--logLevel', 'warn']).status === 0);
}

// A phone may still run the build before and ask for its files: they stay in dist/previous, until the app changes again.
function swapIn() {
  const [app, previous, next] = ['app', 'previous', 'next'].map((name) => inHome('dist', name));
  mkdirSync(app, { recursive: true });
  if (pageOf(app) === pageOf(join(next, 'app'))) {
    rmSync(app, { recursive: true });
  } else {
    rmSync(previous, { recursive: true, force: true });
    renameSync(app, previous);
  }
  renameSync(join(next, 'app'), app);
  rmSync(inHome('dist', 'endpoint'), { recursive: true, force: true });
  renameSync(join(next, 'endpoint'), inHome('dist', 'endpoint'));
  rmSync(next, { recursive: true });
}

// The page names its scripts by their hashes, and they name theirs: equal pages are equal apps.
function pageOf(app) {
  const path = join(app, 'index.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Runs a program in the project's folder, its output going to ours. */
export function run(program, parameters) {
  return spawnSync(program, parameters, { cwd: home, stdio: 'inherit', shell: process.platform === 'win32' });
}

/** Where a program lies, or undefined. */
export function programPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

export function stopWith(sentence) {
  console.error(sentence);
  process.exit(1);
}

const isRunDirectly =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isRunDirectly && process.argv[2] === 'build') {
  refuseOldNode();
  ensurePackages();
  if (ensureBuilt() === 'failed') process.exit(1);
} else if (isRunDirectly) {
  // `school` and `admin-link` print a link and end: what they print is the endpoint's (src/endpoint/link.ts).
  await start(['school', 'admin-link'].includes(process.argv[2]) ? 'link.js' : 'main.js');
}
