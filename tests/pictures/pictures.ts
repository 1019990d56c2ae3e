/**
 * Takes a picture of every screen in every state into .pictures/, at both sizes, in both languages, light, dark
 * and in large type, and says what a machine can see is wrong with them.
 * `npm run pictures -- today zh light` takes only those whose name holds every word given;
 * `npm run pictures -- --publish` writes the pictures of README.md and of the manifest into public/screenshots/.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumPath } from '../setup/chromium.mjs';
import { seed } from '../setup/household';
import { CHROMIUM_FLAGS, serveBuilt } from '../setup/served';
import { builderScenes } from './builder-scenes';
import { familyScenes } from './family-scenes';
import { flawsOf } from './flaws';
import { publish } from './publish';
import type { Scene } from './scene';
import { noticeScenes } from './notice-scenes';
import { scenes as parentScenes } from './scenes';
import { openSchool, type School } from './school';
import { schoolScenes } from './school-scenes';
import { workScenes } from './work-scenes';
import { handOverScenes } from './hand-over-scenes';
import { sheetScenes } from './sheet-scenes';
import { surveyScenes } from './survey-scenes';
import { resultScenes } from './result-scenes';
import { looks, type Look } from './looks';

const FOLDER = fileURLToPath(new URL('../../.pictures/', import.meta.url));
/** Not this machine's name, so the browser takes it for plain http from elsewhere. */
const ELSEWHERE = 'lamplight.test';

type Studio = { browser: Browser; port: number; school: School };

const scenes: readonly Scene[] = [
  ...parentScenes,
  ...familyScenes,
  ...sheetScenes,
  ...handOverScenes,
  ...noticeScenes,
  ...surveyScenes,
  ...schoolScenes,
  ...workScenes,
  ...builderScenes,
  ...resultScenes,
];

function originFor({ school, port }: Studio, scene: Scene | undefined): string {
  if (scene?.visitor) return school.origin;
  return `http://${scene?.isPlainHttp ? ELSEWHERE : '127.0.0.1'}:${port}`;
}

/** The app has been there once: its database is made. */
async function visitOnce(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('main').waitFor();
  await page.close();
}

async function newContext(studio: Studio, look: Look, scene?: Scene): Promise<BrowserContext> {
  const isPhone = look.size.name === '360';
  const context = await studio.browser.newContext({
    baseURL: originFor(studio, scene),
    viewport: { width: look.size.width, height: look.size.height },
    deviceScaleFactor: look.sharpness ?? (isPhone ? 2 : 1),
    hasTouch: isPhone,
    locale: look.language,
    colorScheme: look.theme === 'dark' ? 'dark' : 'light',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...(scene?.userAgent && { userAgent: scene.userAgent }),
  });
  // tsx marks the functions it compiles with this word, and some of them run in the page.
  await context.addInitScript('globalThis.__name = (marked) => marked');
  const { language, theme, type } = look;
  await context.addInitScript(
    (appearance) => localStorage.setItem('lamplight.appearance', JSON.stringify(appearance)),
    { language, theme, type, staysAwake: true },
  );
  context.setDefaultTimeout(15_000);
  if (scene?.visitor) await context.addCookies(studio.school.cookies[scene.visitor]);
  else await visitOnce(context);
  return context;
}

/** On a desktop the week comes beside today a moment after the page. */
async function waitForWeek(page: Page): Promise<void> {
  const isWide = (page.viewportSize()?.width ?? 0) >= 900;
  if (isWide && (await page.locator('.today').count()) > 0) await page.locator('.week').waitFor();
}

/** Opens the scene and waits until it has come to rest. */
async function stage(page: Page, scene: Scene): Promise<void> {
  if (!scene.visitor) {
    await page.goto('/health');
    await seed(page, scene.diary);
  }
  await page.clock.setFixedTime(scene.at);
  if (scene.before) await page.addInitScript(scene.before);
  await page.goto(scene.path);
  await page.locator('main:not([aria-busy])').first().waitFor();
  if (/[?](log|edit|split|timer|school|line|paste)=/.test(scene.path))
    await page.locator('dialog[open]').waitFor();
  if ((await page.locator('.trouble').count()) > 0) throw new Error('The app says it cannot draw this.');
  await scene.act?.(page);
  await waitForWeek(page);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(120);
  // Words or a part that come late put the whole page back for a moment.
  await page.locator('.waiting').waitFor({ state: 'detached' });
}

/** How tall the window would have to be to show all of it (px). */
function wholeHeight(page: Page): Promise<number> {
  return page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]');
    return dialog ? Math.ceil(dialog.scrollHeight / 0.91) : document.documentElement.scrollHeight;
  });
}

type Shot = { scene: Scene; look: Look };

async function shoot(page: Page, { scene, look }: Shot): Promise<string[]> {
  const path = (part: string) => join(FOLDER, `${scene.name}.${look.name}${part}.png`);
  // Nothing of an earlier run may pass for this one's.
  for (const part of ['', '.whole']) rmSync(path(part), { force: true });
  await stage(page, scene);
  await page.screenshot({ path: path('') });
  const flaws = await flawsOf(page);
  const height = await wholeHeight(page);
  if (height > look.size.height) {
    await page.setViewportSize({ width: look.size.width, height });
    await page.screenshot({ path: path('.whole') });
    await page.setViewportSize({ width: look.size.width, height: look.size.height });
  }
  return flaws.map((flaw) => `${scene.name}.${look.name}: ${flaw}`);
}

async function takeLook(studio: Studio, look: Look, wanted: readonly Scene[]): Promise<string[]> {
  const usual = await newContext(studio, look);
  const flaws: string[] = [];
  for (const scene of wanted) {
    const isOwn = [scene.userAgent, scene.isPlainHttp, scene.visitor].some((own) => own !== undefined);
    const path = studio.school.addressOf(scene.path);
    const context = isOwn ? await newContext(studio, look, scene) : usual;
    const page = await context.newPage();
    try {
      flaws.push(...(await shoot(page, { scene: { ...scene, path }, look })));
    } catch (error) {
      flaws.push(`${scene.name}.${look.name}: no picture: ${String(error).split('\n')[0] ?? ''}`);
    }
    await (isOwn ? context.close() : page.close());
  }
  await usual.close();
  return flaws;
}

/** Both cores: looks are taken from one queue by two hands. */
async function takeAll(studio: Studio, words: readonly string[]): Promise<string[]> {
  const queue = looks
    .map((look) => ({
      look,
      wanted: scenes.filter(({ name }) => words.every((word) => `${name}.${look.name}`.includes(word))),
    }))
    .filter(({ wanted }) => wanted.length > 0);
  const flaws: string[] = [];
  const hand = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      flaws.push(...(await takeLook(studio, next.look, next.wanted)));
      console.log(`… ${next.look.name}: ${next.wanted.length} scenes`);
    }
  };
  await Promise.all([hand(), hand()]);
  return flaws.sort();
}

const words = process.argv.slice(2).filter((word) => word !== '--publish');
const executablePath = chromiumPath();
if (executablePath === undefined)
  throw new Error('There is no Chromium here. Install it, or set CHROMIUM to its path.');
mkdirSync(FOLDER, { recursive: true });
const served = await serveBuilt();
const browser = await chromium.launch({
  executablePath,
  args: [...CHROMIUM_FLAGS, `--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`],
});
const studio: Studio = { browser, port: served.port, school: await openSchool(browser) };
if (process.argv.includes('--publish')) {
  await publish({ newContext: (look, sharpness) => newContext(studio, { ...look, sharpness }), stage });
} else {
  const flaws = await takeAll(studio, words);
  writeFileSync(join(FOLDER, 'flaws.txt'), `${flaws.join('\n')}\n`);
  for (const flaw of flaws) console.log(flaw);
  console.log(`The pictures lie in .pictures/. ${flaws.length} things a machine finds wrong with them.`);
}
await browser.close();
await served.close();
await studio.school.close();
