/**
 * `npm run simulate [-- flags] [-- postgres]`: a seeded school of families through the real protocol over HTTP, against the
 * built endpoint in simulation mode on a folder of its own. Ends with one line of JSON; exits with 1 when what lies in
 * the database is not to the minute what the families believe, or a published figure is not beside their truth.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isNight, nightsBetween } from '../../src/core/night';
import { ensureBuilt, stopWith } from '../../src/start.mjs';
import { ensurePostgres, startPostgres } from '../setup/postgres.mjs';
import { BUILT } from '../setup/served';
import { sentPerSecond, simulate, type Outcome, type Progress, type Wanted } from './run';

/** Each flag with what it stands for and what it is unless told. */
const FLAGS = {
  seed: ['the school and all its habits come from it', '1'],
  classes: ['classes, of grades 3 to 9 and 1 to 2 in turn', '3'],
  size: ['children in each', '30'],
  participation: ['of 100 families take part', '70'],
  'second-phones': ['of 100 families have a second phone', '10'],
  from: ['the first evening', '2026-11-02'],
  nights: ['dates, one after the other', '21'],
  late: ['of 100 evenings are sent later than three days', '5'],
  corrections: ['of 100 are corrected afterwards', '4'],
  withdrawals: ['of 100 are taken back', '0.5'],
  workers: ['processes of families', '2'],
} as const;

const MOST_SENTENCES = 20;
/** What may happen in a month without anything being wrong. A class of fewer than five takes no tokens, and so sends nothing. */
const EXPECTED = [
  'enrolled',
  'tokens',
  'contributed',
  'corrected',
  'withdrawn',
  'repeated',
  'replayed',
  'taken409',
  'closed410',
  'busy503',
  'few425',
  'without token',
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean' },
    ...Object.fromEntries(Object.keys(FLAGS).map((name) => [name, { type: 'string' as const }])),
  },
});
const told = values as Record<string, string | boolean | undefined>;

if (told['help'] === true) {
  console.log('npm run simulate -- [flags] [postgres]\n');
  for (const [name, [says, usual]] of Object.entries(FLAGS))
    console.log(`  --${name.padEnd(14)} ${says} (${usual})`);
  process.exit(0);
}

const wanted = readWanted();
const isOnPostgres = positionals.includes('postgres');
if (ensureBuilt() === 'failed') stopWith('The production build failed. What went wrong stands above.');
if (isOnPostgres) ensurePostgres();
const server = isOnPostgres ? await startPostgres(true) : undefined;
const folder = mkdtempSync(join(tmpdir(), 'lamplight-simulate-'));

// The endpoint and the families end with us; a server of our own would go on.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server?.kill();
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
}

try {
  const postgres = server && { main: server.url('postgres'), open: server.url('lamplight_open') };
  const place = { folder, ...(postgres && { postgres }) };
  const entry = join(BUILT, 'endpoint', 'main.js');
  conclude(await simulate(wanted, { entry, place, progress: show }));
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

function readWanted(): Wanted {
  const number = (name: keyof typeof FLAGS): number => {
    const said = told[name] ?? FLAGS[name][1];
    const value = Number(said);
    if (said === '' || !Number.isFinite(value) || value < 0)
      stopWith(`--${name} must be a number from 0 on.`);
    return value;
  };
  const from = String(told['from'] ?? FLAGS.from[1]);
  if (!isNight(from)) stopWith('--from must be a date: --from 2026-11-02.');
  return {
    seed: number('seed'),
    classes: number('classes'),
    size: number('size'),
    participation: number('participation'),
    secondPhones: number('second-phones'),
    from,
    nights: number('nights'),
    late: number('late'),
    corrections: number('corrections'),
    withdrawals: number('withdrawals'),
    workers: Math.max(1, number('workers')),
  };
}

/** One line that changes in place on a screen; where nobody looks, a line an evening. */
function show({ night, isOver, seen }: Progress): void {
  if (!process.stdout.isTTY && !isOver) return;
  const { counts } = seen;
  const refused = Object.entries(counts).filter(([name]) => /\d{3}$/.test(name));
  const parts = [
    `${night}, ${String(nightsBetween(wanted.from, night) + 1)} of ${String(wanted.nights)}`,
    `${String(counts['enrolled'] ?? 0)} families`,
    `${String(counts['tokens'] ?? 0)} tokens`,
    `${String(counts['contributed'] ?? 0)} contributions`,
    `${sentPerSecond(seen).toFixed(0)}/s`,
    ...refused.map(([name, count]) => `${name} ${String(count)}`),
  ];
  const line = parts.join(' · ');
  process.stdout.write(process.stdout.isTTY ? `\r${line}\u001b[K` : `${line}\n`);
}

/** What differs in sentences, all counts in one line, and the exit code. */
function conclude(outcome: Outcome): void {
  const { differences, counts, figures } = outcome;
  if (process.stdout.isTTY) process.stdout.write('\n');
  for (const sentence of differences.slice(0, MOST_SENTENCES)) console.error(sentence);
  if (figures === 0) console.error('No letter stood anywhere, so nothing was compared: take more families.');
  const errors = Object.entries(counts).filter(([name]) => !EXPECTED.includes(name));
  const isSame = differences.length === 0 && figures > 0;
  console.log(JSON.stringify({ ...tallyOf(outcome), errors: Object.fromEntries(errors), isSame }));
  process.exitCode = isSame && errors.length === 0 ? 0 : 1;
}

function tallyOf(outcome: Outcome): object {
  const { counts, families, looks, figures, published, differences } = outcome;
  return {
    engine: isOnPostgres ? 'postgres' : 'sqlite',
    ...wanted,
    families,
    ...Object.fromEntries(EXPECTED.map((name) => [name, counts[name] ?? 0])),
    seconds: Math.round(outcome.seconds),
    tokensPerSecond: Math.round((counts['tokens'] ?? 0) / outcome.tokenSeconds),
    contributionsPerSecond: Math.round(sentPerSecond(outcome)),
    looks,
    figures,
    published,
    differences: differences.length,
  };
}
