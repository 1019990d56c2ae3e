/**
 * `npm run bench:figures [-- postgres]`: what reading published figures costs. A class's week and its school year through
 * the handler of /v1/figures, from about 10,000 published rows and, turn by turn, from about a million; and a morning on
 * which all classes' parents and teachers ask for theirs over HTTP, against node:http saying "hello". Then, in Chromium at
 * CPU ×4, how long a term's page takes to be drawn of a year's answer, beside that of a class without a figure, and the
 * school view's term of sixty classes; and how much script the school's app asks for first.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openKeeping } from '../../src/endpoint/database/keeping';
import { readSecrets } from '../../src/endpoint/secrets';
import { ensurePostgres, startPostgres } from '../setup/postgres.mjs';
import { morning } from './figures-morning';
import { yearsPage } from './figures-page';
import { publishAbout, readBoth, type Published } from './figure-reads';

const FEW = 10_000;
const MANY = 1_000_000;
/** Issue 5, "Must be seen". */
const MOST_TIMES = 3;
const MOST_PAGE_MS = 300;
/** Issue 7: script of the school's app, first load (brotli). */
const MOST_FIRST_KB = 200;

const isOnPostgres = process.argv.includes('postgres');
if (isOnPostgres) ensurePostgres();
const server = isOnPostgres ? await startPostgres(true) : undefined;
const folder = mkdtempSync(join(tmpdir(), 'lamplight-bench-'));

/** An empty keeping of its own on the engine of this run. */
async function keepingCalled(name: string) {
  const place = { folder: join(folder, name) };
  const postgres = server && { main: server.url(name), open: server.url(`${name}_open`) };
  // What an endpoint that finds this folder asks for first.
  mkdirSync(place.folder);
  await readSecrets(place.folder);
  if (server) await onServer(server.url('postgres'), `create database ${name}`);
  return openKeeping(postgres ? { ...place, postgres } : place, () => new Date());
}

async function onServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

async function published(rows: number, name: string): Promise<Published> {
  const began = performance.now();
  const made = await publishAbout(rows, await keepingCalled(name));
  // A server counts by itself within a minute of so many rows; here it is done at once, so that no turn is another's.
  if (server) await onServer(server.url(name), 'vacuum analyze');
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${made.figures} published rows of ${made.classes.length} classes, written in ${seconds} s`);
  return made;
}

const opened: Published[] = [];
try {
  const few = await published(FEW, 'few');
  opened.push(few);
  const many = await published(MANY, 'many');
  opened.push(many);
  const { week, year } = await readBoth(few, many);
  const { hello, figures } = await morning(
    { DATA_DIR: join(folder, 'many'), DATABASE_URL: server?.url('many') ?? '', OPEN_DATABASE_URL: '' },
    many.classes,
  );
  const page = await yearsPage();
  const times = Number((week.many.p50 / week.few.p50).toFixed(2));
  const isSteep = times > MOST_TIMES;
  if (isSteep)
    console.log(
      `A class's week takes ${times} times as long with a million rows; at most ${MOST_TIMES} are allowed.`,
    );
  const isSlow = page.year.ms > MOST_PAGE_MS;
  if (isSlow)
    console.log(`A year's page takes ${page.year.ms} ms to draw; at most ${MOST_PAGE_MS} are allowed.`);
  const isHeavy = page.firstLoadKb > MOST_FIRST_KB;
  if (isHeavy)
    console.log(
      `The school's app asks for ${page.firstLoadKb} kB of script first; at most ${MOST_FIRST_KB} are allowed.`,
    );
  console.log(
    JSON.stringify({
      engine: isOnPostgres ? 'postgres' : 'sqlite',
      rowsFew: few.figures,
      rowsMany: many.figures,
      weekMsFew: week.few.p50,
      weekMsMany: week.many.p50,
      weekTimes: times,
      weekP95MsFew: week.few.p95,
      weekP95MsMany: week.many.p95,
      yearMsFew: year.few.p50,
      yearMsMany: year.many.p50,
      yearPageMs: page.year.ms,
      yearPageOwnMs: page.year.ownMs,
      emptyPageMs: page.nothing.ms,
      emptyPageOwnMs: page.nothing.ownMs,
      viewPageMs: page.view.ms,
      viewPageOwnMs: page.view.ownMs,
      viewAnswerKb: page.viewAnswerKb,
      schoolFirstLoadKb: page.firstLoadKb,
      helloPerSecond: hello.perSecond,
      figuresPerSecond: figures.perSecond,
      figuresP99Ms: figures.p99,
    }),
  );
  process.exitCode = isSteep || isSlow || isHeavy ? 1 : 0;
} finally {
  for (const { keeping } of opened) await keeping.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}
