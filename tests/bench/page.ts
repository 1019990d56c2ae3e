/**
 * What the parents' first screen costs on a slow phone (CPU ×4) over Slow 4G, cold and offline from the service
 * worker, against a page of the libraries alone; both are visited in turn, medians of five. The last line is one
 * JSON object; a broken budget is a sentence and exit code 1.
 */
import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { chromium, type Browser } from 'playwright-core';
import { addNights, nightsFrom } from '../../src/core/night';
import { nightIn } from '../../src/core/zone';
import { chromiumPath } from '../setup/chromium.mjs';
import { householdOf, shapeOfDiary, withEntries } from '../setup/household';
import { CHROMIUM_FLAGS, serveBuilt, serveFolder } from '../setup/served';
import { buildLibraries } from './libraries';
import { visitCold, visitWarm, ZONE, type Visit, type Visitor } from './visit';

const ROUNDS = 5;

/** Issue 2, "Must be seen". */
const BUDGETS: Record<string, { most: number; what: string }> = {
  jsBrotliKb: { most: 130, what: "kB of script (brotli) for the parents' first screen" },
  requests: { most: 8, what: 'requests until the first screen can be used' },
  coldFcpMs: { most: 900, what: 'ms to the first paint, cold' },
  coldReadyMs: { most: 2200, what: "ms until today's data is on the screen, cold" },
  warmFcpMs: { most: 500, what: 'ms to the first paint, offline' },
  cls: { most: 0, what: 'of layout shift' },
};

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Bytes on the wire (body) of one address in one encoding. */
function transferred(address: string, encoding: 'br' | 'gzip'): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(address, { headers: { 'accept-encoding': encoding } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('end', () => resolve(bytes));
    });
    asking.on('error', reject).end();
  });
}

async function weigh(origin: string, { asked }: Visit): Promise<Record<string, number>> {
  const kb = async (type: string, encoding: 'br' | 'gzip') => {
    const paths = asked.filter((each) => each.type === type).map(({ path }) => path);
    const sizes = await Promise.all(paths.map((path) => transferred(`${origin}${path}`, encoding)));
    return rounded(sizes.reduce((sum, size) => sum + size, 0) / 1000, 1);
  };
  return {
    jsBrotliKb: await kb('Script', 'br'),
    jsGzipKb: await kb('Script', 'gzip'),
    cssBrotliKb: await kb('Stylesheet', 'br'),
    cssGzipKb: await kb('Stylesheet', 'gzip'),
    htmlBrotliKb: await kb('Document', 'br'),
    requests: asked.length,
  };
}

function rounded(number: number, digits: number): number {
  return Number(number.toFixed(digits));
}

function times(cold: readonly Visit[], warm: readonly Visit[]): Record<string, number> {
  const of = (visits: readonly Visit[], key: 'fcp' | 'lcp' | 'ready') =>
    Math.round(median(visits.map((visit) => visit[key])));
  return {
    coldFcpMs: of(cold, 'fcp'),
    coldLcpMs: of(cold, 'lcp'),
    coldReadyMs: of(cold, 'ready'),
    // The worst, not the median: one page that jumps is one too many.
    cls: rounded(Math.max(...[...cold, ...warm].map(({ cls }) => cls)), 4),
    warmFcpMs: of(warm, 'fcp'),
    warmLcpMs: of(warm, 'lcp'),
    warmReadyMs: of(warm, 'ready'),
  };
}

/** A month of evenings up to tonight, tonight's among them. */
async function familyAt(browser: Browser, origin: string): Promise<Visitor> {
  const page = await browser.newPage();
  await page.goto(`${origin}/`);
  await page.locator('main').waitFor();
  const shape = await shapeOfDiary(page);
  await page.close();
  const tonight = nightIn(ZONE, new Date());
  const nights = nightsFrom(addNights(tonight, -30), tonight);
  const sittings = nights.flatMap((night) =>
    (['chinese', 'math', 'english'] as const).map((subject) => ({
      child: 'xiaomi',
      night,
      subject,
      minutes: 15,
    })),
  );
  const rows = withEntries(householdOf([{ id: 'xiaomi', nickname: '小米', grade: 3 }]), sittings);
  return { origin, diary: { rows, shape } };
}

type Visits = { cold: Visit[]; warm: Visit[] };

/** Ours and the libraries' page in turn, so that whatever else the machine does falls on both. */
async function takeTurns(browser: Browser, visitors: readonly Visitor[]): Promise<Visits[]> {
  const all: Visits[] = visitors.map(() => ({ cold: [], warm: [] }));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, visitor] of visitors.entries()) {
      const cold = await visitCold(browser, visitor);
      const warm = await visitWarm(browser, visitor);
      // The first round warms the browser up and is not counted.
      if (round === 0) continue;
      all[index]?.cold.push(cold);
      all[index]?.warm.push(warm);
    }
  }
  return all;
}

/** What the page asked for, and when the service worker came. */
function tell({ cold }: Visits): void {
  for (const { type, path } of cold[0]?.asked ?? []) console.log(`  ${type} ${path}`);
  const registered = Math.round(median(cold.map(({ registeredAt }) => registeredAt ?? NaN)));
  const loaded = Math.round(median(cold.map(({ loadedAt }) => loadedAt)));
  console.log(`The service worker is asked for at ${registered} ms; the load event is over at ${loaded} ms.`);
}

async function figuresOf(origin: string, { cold, warm }: Visits): Promise<Record<string, number>> {
  const [first] = cold;
  if (!first) throw new Error(`Nobody visited ${origin}.`);
  return { ...(await weigh(origin, first)), ...times(cold, warm) };
}

const executablePath = chromiumPath();
if (executablePath === undefined)
  throw new Error('There is no Chromium here. Install it, or set CHROMIUM to its path.');
const folder = await buildLibraries();
const [ours, base] = [await serveBuilt(), await serveFolder(folder)];
const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
const [ourOrigin, baseOrigin] = [ours, base].map(({ port }) => `http://127.0.0.1:${port}`) as [
  string,
  string,
];
const family = await familyAt(browser, ourOrigin);
const [our, libraries] = (await takeTurns(browser, [family, { origin: baseOrigin }])) as [Visits, Visits];
tell(our);
const figures = await figuresOf(ourOrigin, our);
const baseFigures = await figuresOf(baseOrigin, libraries);
await browser.close();
await Promise.all([ours.close(), base.close()]);
rmSync(folder, { recursive: true });

const onBase = Object.entries(baseFigures).map(([key, value]) => [
  `base${key.charAt(0).toUpperCase()}${key.slice(1)}`,
  value,
]);
const broken = Object.entries(BUDGETS).filter(([key, { most }]) => !((figures[key] ?? NaN) <= most));
for (const [key, { most, what }] of broken) {
  console.log(`Over budget: ${figures[key]} ${what}, and at most ${most} are allowed.`);
}
console.log(JSON.stringify({ ...figures, ...Object.fromEntries(onBase) }));
process.exitCode = broken.length > 0 ? 1 : 0;
