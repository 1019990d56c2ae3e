/*
 * Writing on a canvas from top to bottom, as a hand does: whatever is written moves the pen down.
 */

/** The paper in daylight, whatever the phone shows: a picture is looked at in somebody else's chat. */
export const INK = { paper: '#fffdf8', ink: '#23211c', soft: '#6a6459', line: '#e6dfd1', over: '#a4432a' };

/** System fonts, as look.css names them. */
const FONTS = `'PingFang SC', MiSans, 'HarmonyOS Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', system-ui, sans-serif`;

export type Pen = { context: CanvasRenderingContext2D; left: number; width: number; y: number };

type Hand = { size: number; weight?: 400 | 700; color?: string };

export function take(pen: Pen, { size, weight = 400, color = INK.ink }: Hand): void {
  pen.context.font = `${String(weight)} ${String(size)}px ${FONTS}`;
  pen.context.fillStyle = color;
  pen.context.textBaseline = 'alphabetic';
  pen.context.textAlign = 'left';
}

/** What may not stand at the beginning of a line in Chinese. */
const NO_START = /^[，。：；？！、）”》〉…%]/;

/** Where a text may be broken: after any Chinese character, between words elsewhere. */
function piecesOf(text: string): string[] {
  return (
    text.match(
      /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|[^\p{Script=Han}\u3000-\u303f\uff00-\uffef\s]+\s*|\s+/gu,
    ) ?? []
  );
}

/** The lines of a text in a width. */
export function linesOf(pen: Pen, text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const piece of piecesOf(text)) {
    const last = lines.length - 1;
    const tried = (lines[last] ?? '') + piece;
    const fits = pen.context.measureText(tried.trimEnd()).width <= width;
    if (fits || lines[last] === '' || NO_START.test(piece)) lines[last] = tried;
    else lines.push(piece);
  }
  return unorphaned(lines);
}

/** Two signs of the last line alone would look lost: two more come down to them. */
function unorphaned(lines: string[]): string[] {
  const [before, last] = lines.slice(-2).map((line) => Array.from(line));
  if (!before || !last || last.join('').trim().length > 2) return lines;
  const moved = before.splice(-2);
  return [...lines.slice(0, -2), before.join(''), [...moved, ...last].join('')];
}

/** Writes a paragraph and goes on below it. */
export function write(pen: Pen, text: string, hand: Hand): void {
  take(pen, hand);
  for (const line of linesOf(pen, text, pen.width)) {
    pen.y += hand.size * 1.5;
    pen.context.fillText(line.trimEnd(), pen.left, pen.y - hand.size * 0.4);
  }
}

/** Writes a name at the left and its value at the right of one line; a long name breaks, the value stands beside its last line. */
export function writeRow(pen: Pen, { name, value }: { name: string; value: string }, size: number): void {
  take(pen, { size });
  const room = pen.width - pen.context.measureText(value).width - size;
  for (const line of linesOf(pen, name, room)) {
    pen.y += size * 1.6;
    pen.context.fillText(line.trimEnd(), pen.left, pen.y - size * 0.45);
  }
  pen.context.textAlign = 'right';
  pen.context.fillText(value, pen.left + pen.width, pen.y - size * 0.45);
}

/** Leaves room. */
export function skip(pen: Pen, height: number): void {
  pen.y += height;
}
