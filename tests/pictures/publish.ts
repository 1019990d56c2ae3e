import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { looks, type Look } from './looks';
import type { Scene } from './scene';
import { scenes } from './scenes';

const FOLDER = fileURLToPath(new URL('../../public/screenshots/', import.meta.url));

/** README.md shows the first four; the manifest offers all of them to the browser's own install sheet. */
const PICTURES: { file: string; scene: string; look: string }[] = [
  { file: 'tonight.png', scene: 'today-within', look: '360.zh.light' },
  { file: 'running-dark.png', scene: 'today-running', look: '360.zh.dark' },
  { file: 'look-back.png', scene: 'look-month', look: '360.zh.light' },
  { file: 'class-figure.png', scene: 'figure-over', look: '360.zh.light' },
  { file: 'desktop.png', scene: 'today-running', look: '1280.zh.light' },
];

/** Pixels a CSS pixel on a phone: sharp enough beside text, and each file under 120 kB. */
const SHARPNESS = 1.5;

type Hands = {
  newContext: (look: Look, sharpness: number) => Promise<BrowserContext>;
  stage: (page: Page, scene: Scene) => Promise<void>;
};

/** Writes the pictures that are shown to people into public/screenshots/. */
export async function publish({ newContext, stage }: Hands): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const picture of PICTURES) {
    const look = looks.find(({ name }) => name === picture.look);
    const scene = scenes.find(({ name }) => name === picture.scene);
    if (!look || !scene) throw new Error(`There is no ${picture.scene} in ${picture.look}.`);
    const context = await newContext(look, look.size.width < 900 ? SHARPNESS : 1);
    const page = await context.newPage();
    await stage(page, scene);
    const path = join(FOLDER, picture.file);
    await page.screenshot({ path });
    await context.close();
    console.log(`${picture.file}: ${Math.round(statSync(path).size / 1000)} kB`);
  }
}
