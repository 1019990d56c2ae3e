// What `npm test` runs: everything, from a fresh machine on. `--quick` leaves out the browser and the databases.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, ensurePackages, refuseOldNode, stopWith } from '../src/start.mjs';
import { check } from './house/check.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensurePostgres } from './setup/postgres.mjs';

const home = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'lamplight-tests-'));
const isQuick = process.argv.includes('--quick');

refuseOldNode();
ensurePackages();
if (!isQuick) {
  ensurePostgres();
  ensureChromium();
  if (ensureBuilt() === 'failed')
    stopWith('The production build failed: no test ran. What went wrong stands above.');
}

// A night must be the same night wherever the phone is: China, a zone with summer time, and the earliest zone there is.
const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'];
const suites = [
  ...(isQuick ? [] : [{ name: 'database', parameters: ['--project', 'database'] }]),
  { name: 'unit', parameters: ['--project', 'unit', '--project', 'unit-dom'] },
  ...zones.map((zone) => ({
    name: `core in ${zone}`,
    parameters: ['--project', 'unit', 'tests/core'],
    zone,
  })),
  { name: 'stories', parameters: ['--project', 'stories'] },
];

// Two lanes for two cores. The browser runs alone: its stories watch the clock.
const waiting = [checkHouse, ...suites.map((suite) => () => runSuite(suite))];
const tested = (await Promise.all([lane(waiting), lane(waiting)])).flat();
const browsed = isQuick ? [] : [await runSuite({ name: 'browser', parameters: ['--project', 'browser'] })];
rmSync(reports, { recursive: true });

const all = [...tested, ...browsed];
const sum = (key) => all.reduce((total, outcome) => total + outcome[key], 0);
const [passed, failed] = [sum('passed'), sum('failed')];
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** Takes what waits, one after another, until nothing is left. */
async function lane(waiting) {
  const outcomes = [];
  for (let next = waiting.shift(); next; next = waiting.shift()) outcomes.push(await next());
  return outcomes;
}

async function checkHouse() {
  const outcomes = await check({ isQuick });
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  return { passed, failed: outcomes.length - passed };
}

/** One vitest run; its output streams here, its figures come from its report. A suite without a test has failed. */
async function runSuite({ name, parameters, zone }) {
  console.log(`… ${name}`);
  const report = join(reports, `${name.replaceAll(/\W/g, '-')}.json`);
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...parameters];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const env = { ...process.env, ...(zone === undefined ? {} : { TZ: zone }) };
  const code = await exitCode(
    spawn(process.execPath, [...vitest, ...reporters], { cwd: home, stdio: 'inherit', env }),
  );
  const { passed, failed } = figuresOf(report);
  const hasRun = passed + failed > 0;
  if (!hasRun) console.log(`✗ FAILED ${name}: no test ran`);
  // A file that does not even load, or an error outside any test, fails the run without failing a test.
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed + (hasRun ? 0 : 1) };
}

function exitCode(child) {
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

function figuresOf(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
