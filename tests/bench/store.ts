/**
 * `npm run bench:store`: what ten years of evenings cost a slow phone. Today's query and a save-to-redraw in
 * real Chromium at CPU ×4, on a diary of ten years and, turn by turn, on one of a month.
 */
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { chromiumPath } from '../setup/chromium.mjs';
import type { Bench, Length } from './store-page';

const TURNS = 15;
const WARM_UP = 3;
const CPU_RATE = 4;
const MOST_MS = 50;
const MOST_TIMES = 2;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Benched = Window & { bench: Bench };

/** The page bundled as families get it, in a folder of its own. */
async function bundle(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('.', import.meta.url)),
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: ['chrome87', 'safari14', 'firefox82'],
      rolldownOptions: {
        input: fileURLToPath(new URL('store-page.ts', import.meta.url)),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
}

async function serve(folder: string): Promise<Server> {
  const script = await readFile(join(folder, 'page.js'));
  const server = createServer(({ url }, answer) => {
    const isScript = url === '/page.js';
    answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    answer.end(isScript ? script : '<!doctype html><body><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

type Act = 'query' | 'redraw';

async function once(page: Page, act: Act, length: Length): Promise<number> {
  return page.evaluate(([name, of]) => (window as unknown as Benched).bench[name](of), [
    act,
    length,
  ] as const);
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Month and ten years turn by turn, so that a busy machine is busy for both; medians in ms. */
async function measure(page: Page, act: Act): Promise<Record<Length, number>> {
  const taken: Record<Length, number[]> = { month: [], tenYears: [] };
  for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
    for (const length of ['month', 'tenYears'] as const) {
      const ms = await once(page, act, length);
      if (turn >= WARM_UP) taken[length].push(ms);
    }
  }
  return { month: median(taken.month), tenYears: median(taken.tenYears) };
}

async function run(page: Page) {
  for (const length of ['month', 'tenYears'] as const) {
    const entries = await page.evaluate((of) => (window as unknown as Benched).bench.fill(of), length);
    console.log(`${length}: ${String(entries)} entries of three children`);
  }
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  const query = await measure(page, 'query');
  for (const length of ['month', 'tenYears'] as const) {
    await page.evaluate((of) => (window as unknown as Benched).bench.draw(of), length);
  }
  return { query, redraw: await measure(page, 'redraw') };
}

/** What is over budget, in sentences. */
function broken(name: string, { month, tenYears }: Record<Length, number>): string[] {
  const slow = [month, tenYears].some((ms) => ms > MOST_MS);
  const steep = tenYears > MOST_TIMES * month;
  return [
    ...(slow ? [`${name} takes more than ${String(MOST_MS)} ms at CPU ×${String(CPU_RATE)}.`] : []),
    ...(steep ? [`${name} takes more than ${String(MOST_TIMES)} times as long with ten years.`] : []),
  ];
}

async function main(): Promise<void> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    throw new Error('bench:store needs Chromium: install it, or set CHROMIUM to its path.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'lamplight-bench-'));
  await bundle(folder);
  const server = await serve(folder);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => {
      console.error(error);
    });
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
    const { query, redraw } = await run(page);
    const problems = [...broken("Today's query", query), ...broken('A save-to-redraw', redraw)];
    for (const problem of problems) console.error(problem);
    const rounded = (ms: number): number => Math.round(ms * 10) / 10;
    const figures = {
      queryMsMonth: rounded(query.month),
      queryMsTenYears: rounded(query.tenYears),
      redrawMsMonth: rounded(redraw.month),
      redrawMsTenYears: rounded(redraw.tenYears),
    };
    console.log(JSON.stringify(figures));
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true });
  }
}

await main();
