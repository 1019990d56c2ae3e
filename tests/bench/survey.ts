/**
 * `npm run bench:survey`: what answering costs a slow phone. The production build in real Chromium at CPU ×4: 40 questions
 * of every kind, each answered and left by taps; from a tap until what it changes has been drawn. Beside it, as base, what
 * the same browser takes to draw a changed line on a page without anything else. Goal: each tap within 100 ms; and the
 * form by itself is 15 kB (gzip) at most. The last line is one JSON object; a broken goal is exit code 1.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { nightAt, addNights } from '../../src/core/night';
import type { Element } from '../../src/core/survey';
import { chromiumPath } from '../setup/chromium.mjs';
import { CLASS_ID, CONSENT, FOUND } from '../setup/class';
import { householdOf, seed } from '../setup/household';
import { CHROMIUM_FLAGS, serveBuilt } from '../setup/served';
import { ASKED, DEFINITION, ELEMENTS, SURVEY_ID } from '../setup/survey';

const CPU_RATE = 4;
const QUESTIONS = 40;
const MOST_TAP_MS = 100;
const MOST_FORM_KB = 15;
const EMPTY_TAPS = 20;

/** Questions of every kind in turn, each shown to everybody; the eighth of each round only after the first. */
function elements(): Element[] {
  const kinds = ELEMENTS.filter(({ type, visibleIf }) => type !== 'html' && visibleIf === '');
  return Array.from({ length: QUESTIONS }, (_, index) => {
    const kind = kinds[index % kinds.length] as Element;
    const visibleIf = index > 0 && index % 5 === 0 ? "{who0} = 'mother' or {who0} = 'elder'" : '';
    return { ...kind, name: `${kind.name}${String(index)}`, visibleIf };
  });
}

/** Does something in the page and tells how long (ms) it takes until the next drawing after it is done. */
async function drawnAfter(page: Page, selector: string): Promise<number | undefined> {
  return page.evaluate(async (wanted) => {
    const place = document.querySelector<HTMLElement>(wanted);
    if (!place) return undefined;
    const began = performance.now();
    place.click();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  }, selector);
}

/** What is chosen in a list or written, by what stands on the screen; undefined where neither does. */
async function writtenAfter(page: Page): Promise<number | undefined> {
  return page.evaluate(async () => {
    const place = document.querySelector<HTMLSelectElement | HTMLTextAreaElement>(
      '.survey-form :is(select, textarea)',
    );
    if (!place) return undefined;
    const began = performance.now();
    const isList = place instanceof HTMLSelectElement;
    const { prototype } = isList ? HTMLSelectElement : HTMLTextAreaElement;
    // As the browser does it; React watches the element's own property.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(
      place,
      isList ? place.options[1]?.value : '少一点',
    );
    place.dispatchEvent(new Event(isList ? 'change' : 'input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  });
}

/** What a tap answers a question with, by what stands on the screen. */
const CONTROLS = [
  '.survey-matrix-row:nth-of-type(1) input',
  '.survey-option input',
  '.survey-step:last-child',
];

async function answerAll(page: Page): Promise<number[]> {
  const taps: number[] = [];
  const note = (ms: number | undefined) => {
    if (ms !== undefined) taps.push(ms);
    return ms !== undefined;
  };
  for (let question = 0; question < QUESTIONS; question += 1) {
    const isWritten = note(await writtenAfter(page));
    for (const control of isWritten ? [] : CONTROLS) if (note(await drawnAfter(page, control))) break;
    // The parent reads; what was kept is kept meanwhile.
    await page.waitForTimeout(50);
    const isLast = question === QUESTIONS - 1;
    if (!isLast && !note(await drawnAfter(page, '.survey-foot .button-main')))
      throw new Error(`Nothing leads on from question ${String(question + 1)}.`);
  }
  return taps;
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
}

/** The same browser, and nothing to do but to draw. */
async function emptyTaps(page: Page): Promise<number[]> {
  await page.setContent('<!doctype html><button onclick="this.textContent += 1">0</button>');
  const taps: number[] = [];
  for (let tap = 0; tap < EMPTY_TAPS; tap += 1) taps.push((await drawnAfter(page, 'button')) ?? NaN);
  return taps;
}

function sorted(numbers: readonly number[]): number[] {
  return [...numbers].sort((one, other) => one - other);
}

const median = (numbers: readonly number[]) =>
  Math.round(sorted(numbers)[Math.floor(numbers.length / 2)] ?? NaN);
const worst = (numbers: readonly number[]) => Math.round(Math.max(...numbers));

/** The form's own script and style as they lie in the build. */
function formKb(): number {
  const folder = 'dist/app/assets';
  const own = readdirSync(folder).filter((name) => /^survey-[\w-]{8}\.(js|css)$/.test(name));
  const form = own.filter((name) => readFileSync(`${folder}/${name}`, 'utf8').includes('survey-option'));
  const bytes = form.reduce((sum, name) => sum + gzipSync(readFileSync(`${folder}/${name}`)).length, 0);
  return Number((bytes / 1000).toFixed(1));
}

const executablePath = chromiumPath();
if (executablePath === undefined)
  throw new Error('There is no Chromium here. Install it, or set CHROMIUM to its path.');
const served = await serveBuilt();
const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
const page = await context.newPage();
const tonight = nightAt(new Date());
const origin = `http://127.0.0.1:${String(served.port)}`;
await page.goto(`${origin}/`);
await page.locator('main').waitFor();
const survey = {
  ...ASKED,
  id: `${CLASS_ID}/${SURVEY_ID}`,
  class: CLASS_ID,
  zone: 'Asia/Shanghai',
  definition: { ...DEFINITION, elements: elements() },
  opens: addNights(tonight, -3),
  closes: addNights(tonight, 7),
};
const seat = { ...FOUND, child: 'xiaomi', since: tonight, by: 'slip', consent: CONSENT };
await seed(page, {
  ...householdOf([{ id: 'xiaomi', nickname: '小米', grade: 3 }]),
  enrolments: [seat],
  surveys: [survey],
});
await page.goto(`${origin}/survey/${SURVEY_ID}/answer`);
await page.locator('.survey-form').waitFor();
// What is fetched ahead is fetched.
await page.waitForTimeout(5000);
await slowDown(page);
const taps = await answerAll(page);
const empty = await context.newPage();
await slowDown(empty);
const base = await emptyTaps(empty);
await browser.close();
await served.close();

const figures = {
  questions: QUESTIONS,
  taps: taps.length,
  tapMedianMs: median(taps),
  tapWorstMs: worst(taps),
  baseTapMedianMs: median(base),
  baseTapWorstMs: worst(base),
  formGzipKb: formKb(),
};
const isSlow = figures.tapWorstMs > MOST_TAP_MS;
const isLarge = !(figures.formGzipKb > 0 && figures.formGzipKb <= MOST_FORM_KB);
if (isSlow)
  console.log(`A tap took ${String(figures.tapWorstMs)} ms, and at most ${String(MOST_TAP_MS)} are allowed.`);
if (isLarge)
  console.log(
    `The form is ${String(figures.formGzipKb)} kB, and at most ${String(MOST_FORM_KB)} are allowed.`,
  );
console.log(JSON.stringify(figures));
process.exitCode = isSlow || isLarge ? 1 : 0;
