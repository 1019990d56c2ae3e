import { spawnSync } from 'node:child_process';
import jsQR from 'jsqr';

/** Dots an inch: what an office printer does, or less. */
const DPI = 300;
export const MM = DPI / 25.4;

/** One page as dots, three bytes each. */
type Picture = { width: number; height: number; dots: Buffer };

/** Draws one page (from 1) of a PDF the way a printer would. */
export function drawPage(pdf: Buffer, page: number): Picture {
  const pages = ['-f', String(page), '-l', String(page)];
  const { stdout, stderr, status, error } = spawnSync('pdftoppm', ['-r', String(DPI), ...pages, '-'], {
    input: pdf,
    maxBuffer: 200_000_000,
  });
  if (error) throw new Error(`pdftoppm could not run (poppler-utils): ${error.message}`);
  if (status !== 0) throw new Error(stderr.toString());
  const header = /^P6\s(\d+) (\d+)\s255\s/.exec(stdout.subarray(0, 40).toString('latin1'));
  if (!header) throw new Error('pdftoppm drew something that is no picture.');
  return { width: Number(header[1]), height: Number(header[2]), dots: stdout.subarray(header[0].length) };
}

type Area = { left: number; top: number; width: number; height: number };

/** The QR code in one area of a page, with the length of its upper edge in millimetres. */
export function readCode(picture: Picture, area: Area): { text: string; sizeMm: number } | undefined {
  const [width, height] = [Math.floor(area.width), Math.floor(area.height)];
  const rgba = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = ((Math.floor(area.top) + y) * picture.width + Math.floor(area.left) + x) * 3;
      picture.dots.copy(rgba, (y * width + x) * 4, from, from + 3);
    }
  }
  const found = jsQR(new Uint8ClampedArray(rgba), width, height);
  if (!found) return undefined;
  const { topLeftCorner: a, topRightCorner: b } = found.location;
  return { text: found.data, sizeMm: Math.hypot(b.x - a.x, b.y - a.y) / MM };
}
