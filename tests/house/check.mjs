// `npm run check`: every look at the house that runs no test of it. tests/run.mjs counts each step as one test.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('../..', import.meta.url));
const tool = (path) => `node_modules/${path}`;

const steps = [
  { name: 'types', says: 'tsc -b', run: [tool('typescript/bin/tsc'), '-b'] },
  {
    name: 'lint',
    says: 'eslint',
    run: [tool('eslint/bin/eslint.js'), '-c', 'tests/house/eslint.config.mjs', '.'],
    // Files that did not change are not read again; what a change does to the types of others is seen by the whole run.
    quickly: ['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/eslint/'],
  },
  { name: 'walls', says: 'dependency-cruiser', run: ['tests/house/check-walls.mjs'] },
  { name: 'unused', says: 'knip', run: [tool('knip/bin/knip.js'), '-c', 'tests/house/knip.json'] },
  {
    name: 'format',
    says: 'prettier --check; npm run format mends it',
    run: [
      tool('prettier/bin/prettier.cjs'),
      '--config',
      'tests/house/prettier.json',
      '--check',
      '--log-level',
      'warn',
      '.',
    ],
    quickly: [
      '--cache',
      '--cache-strategy',
      'content',
      '--cache-location',
      'node_modules/.cache/prettier-quick',
    ],
  },
];

/** Runs all steps one after another, prints what each said if it failed, and answers each step's name and whether it passed. */
export async function check({ isQuick } = { isQuick: false }) {
  const outcomes = [];
  for (const step of steps) {
    const startedAt = Date.now();
    const { passed, output } = await runQuietly([...step.run, ...(isQuick ? (step.quickly ?? []) : [])]);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    if (!passed) console.log(output.trimEnd());
    console.log(`${passed ? '✓' : '✗ FAILED'} check ${step.name} (${step.says}) ${seconds} s`);
    outcomes.push({ name: step.name, passed });
  }
  return outcomes;
}

function runQuietly(parameters) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, parameters, {
      cwd: home,
      env: { ...process.env, NO_COLOR: '1' },
    });
    let output = '';
    const take = (chunk) => (output += chunk);
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failed = (await check()).filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length > 0) {
    console.error(`check failed: ${failed.join(', ')}`);
    process.exit(1);
  }
}
