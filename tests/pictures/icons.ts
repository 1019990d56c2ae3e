/**
 * Draws the icons of the installed app from one lamp: writes public/icons/icon.svg and renders the PNGs.
 * Run again after changing a shape: `npm run pictures:icons`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';

const ICONS = new URL('../../public/icons/', import.meta.url);
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const PAPER = '#FAF6EE';
const INK = '#23211C';
const LAMP = '#F2A91E';

/** How strongly each shape is drawn: in colour, or by its alpha alone where the phone tints the icon itself. */
type Tones = { ink: string; lamp: string; glow: string };

const COLOURS: Tones = { ink: INK, lamp: LAMP, glow: 'url(#glow)' };
const SILHOUETTE: Tones = { ink: '#fff', lamp: '#fff', glow: 'none' };

const GLOW =
  '<defs><radialGradient id="glow" gradientUnits="userSpaceOnUse" cx="256" cy="272" r="214">' +
  `<stop stop-color="${LAMP}" stop-opacity=".95"/><stop offset=".45" stop-color="${LAMP}" stop-opacity=".5"/>` +
  `<stop offset="1" stop-color="${LAMP}" stop-opacity=".04"/></radialGradient></defs>`;

/** The lamp over the desk on a field of 512: cord, shade, light, bulb, desk. The cord runs out of the field. */
function lamp(tones: Tones): string {
  return (
    `<path d="M126 272a130 130 0 0 1 260 0L428 412H84Z" fill="${tones.glow}"/>` +
    `<path d="M256-100V130" stroke="${tones.ink}" stroke-width="16"/>` +
    `<path d="M126 272a130 130 0 0 1 260 0" fill="none" stroke="${tones.ink}" stroke-width="38" stroke-linecap="round"/>` +
    `<circle cx="256" cy="272" r="44" fill="${tones.lamp}"/>` +
    `<path d="M92 412H420" stroke="${tones.ink}" stroke-width="20" stroke-linecap="round"/>`
  );
}

function svg(body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${body}</svg>\n`;
}

/** Drawn smaller round the middle, so that a launcher's mask cuts nothing but the cord. */
function shrunk(body: string, scale: number): string {
  const shift = 256 * (1 - scale);
  return `<g transform="translate(${shift} ${shift}) scale(${scale})">${body}</g>`;
}

const ROUND_PAPER = `<clipPath id="round"><rect width="512" height="512" rx="116"/></clipPath>`;
const FULL_PAPER = `<rect width="512" height="512" fill="${PAPER}"/>`;

const APP = svg(`${GLOW}${ROUND_PAPER}<g clip-path="url(#round)">${FULL_PAPER}${lamp(COLOURS)}</g>`);
/** iOS rounds the corners itself and shows transparency as black. */
const APPLE = svg(`${GLOW}${FULL_PAPER}${shrunk(lamp(COLOURS), 0.92)}`);
/** Everything that matters within 40 % of the width from the middle: the mask's safe circle. */
const MASKABLE = svg(`${GLOW}${FULL_PAPER}${shrunk(lamp(COLOURS), 0.8)}`);
const MONOCHROME = svg(shrunk(lamp(SILHOUETTE), 0.8));

/** A shortcut: the shade over one character, as the shade stands over tonight's number in the app. */
function shortcut(character: string): string {
  return svg(
    `<circle cx="256" cy="256" r="250" fill="${PAPER}"/>` +
      `<path d="M104 268a152 152 0 0 1 304 0" fill="none" stroke="${INK}" stroke-width="36" stroke-linecap="round"/>` +
      `<text x="256" y="366" font-family="Noto Sans CJK SC, sans-serif" font-weight="700" font-size="208" ` +
      `text-anchor="middle" fill="${INK}">${character}</text>`,
  );
}

const PICTURES: { file: string; size: number; drawing: string }[] = [
  { file: '192.png', size: 192, drawing: APP },
  { file: '512.png', size: 512, drawing: APP },
  { file: 'maskable-512.png', size: 512, drawing: MASKABLE },
  { file: 'monochrome-512.png', size: 512, drawing: MONOCHROME },
  { file: 'apple-touch-icon.png', size: 180, drawing: APPLE },
  { file: 'shortcut-homework.png', size: 96, drawing: APP },
  { file: 'shortcut-chinese.png', size: 96, drawing: shortcut('语') },
  { file: 'shortcut-math.png', size: 96, drawing: shortcut('数') },
  { file: 'shortcut-english.png', size: 96, drawing: shortcut('英') },
];

async function render(page: Page, picture: (typeof PICTURES)[number]): Promise<void> {
  const { file, size, drawing } = picture;
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`);
  await page.screenshot({ path: fileURLToPath(new URL(file, ICONS)), omitBackground: true });
}

writeFileSync(new URL('icon.svg', ICONS), APP);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
for (const picture of PICTURES) await render(page, picture);
await browser.close();
