import { areThin, numbered, placeOf, runsOf, type Bar } from '../../ui/bar';
import { INK, take, type Pen } from './pen';

const HEIGHT = 340;
/** Above the drawing and below it, for numbers and names. */
const ROOM = { above: 40, below: 52 };
/** At the right, for the words of the limit. */
const SIDE = 150;
/** Where all minutes are few they look like few. */
const LEAST_HIGH = 30;
const HEADROOM = 1.12;
const SIZE = 28;

type Frame = { left: number; top: number; width: number; full: number; count: number };

/** What goes past the limit is hatched: a shape says it before a colour does. */
function hatch({ context }: Pen, area: { x: number; y: number; width: number; height: number }): void {
  const { x, y, width, height } = area;
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.strokeStyle = INK.over;
  context.lineWidth = 2;
  context.stroke();
  context.clip();
  context.lineWidth = 5;
  context.beginPath();
  for (let at = x - height; at < x + width; at += 13) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}

function drawEmpty({ context }: Pen, x: number, { width, top }: { width: number; top: number }): void {
  const height = HEIGHT * 0.14;
  context.save();
  context.strokeStyle = INK.soft;
  context.setLineDash([4, 8]);
  context.lineWidth = 2;
  context.strokeRect(x, top + HEIGHT - height, width, height);
  context.restore();
}

function drawBar(pen: Pen, { bar, index }: { bar: Bar; index: number }, frame: Frame): void {
  const { x, wide, high, within } = placeOf(bar, index, frame);
  const [left, width] = [frame.left + x * frame.width, wide * frame.width];
  if (bar.value === undefined) {
    drawEmpty(pen, left, { width, top: frame.top });
    return;
  }
  const yOf = (share: number) => frame.top + HEIGHT * (1 - share);
  pen.context.fillStyle = INK.ink;
  pen.context.fillRect(left, yOf(within), width, HEIGHT * within);
  if (high > within) hatch(pen, { x: left, y: yOf(high), width, height: HEIGHT * (high - within) });
}

/** Numbers above the bars, words in the empty places, names below: of thin bars only those that have room. */
function drawWords(pen: Pen, bars: readonly Bar[], frame: Frame): void {
  const { context } = pen;
  const told = areThin(bars) ? numbered(bars) : undefined;
  context.textAlign = 'center';
  for (const [index, bar] of bars.entries()) {
    const middle = frame.left + ((index + 0.5) / bars.length) * frame.width;
    const isTold = told ? told.has(index) : true;
    const share = (bar.value ?? 0) / frame.full;
    if (isTold)
      context.fillText(
        bar.text,
        middle,
        frame.top + HEIGHT * (1 - share) - (bar.value === undefined ? 64 : 12),
      );
    context.fillText(bar.label, middle, frame.top + HEIGHT + 40);
  }
}

function drawLimits(
  pen: Pen,
  bars: readonly Bar[],
  { frame, words }: { frame: Frame; words: (limit: number) => string },
): void {
  const { context } = pen;
  for (const { limit, from, end } of runsOf(bars)) {
    const y = frame.top + HEIGHT * (1 - limit / frame.full);
    const xOf = (index: number) => frame.left + (index / bars.length) * frame.width;
    context.save();
    context.strokeStyle = INK.over;
    context.lineWidth = 3;
    context.setLineDash([14, 10]);
    context.beginPath();
    context.moveTo(xOf(from), y);
    context.lineTo(xOf(end), y);
    context.stroke();
    context.restore();
    take(pen, { size: SIZE, color: INK.over });
    const isLast = end === bars.length;
    context.fillText(words(limit), isLast ? xOf(end) + 12 : xOf(from), isLast ? y + 10 : y - 10);
  }
}

/** Draws bars beside their limits as the page does, and goes on below them. */
export function drawBars(pen: Pen, bars: readonly Bar[], words: (limit: number) => string): void {
  const highest = Math.max(LEAST_HIGH, ...bars.map(({ value, limit }) => Math.max(value ?? 0, limit ?? 0)));
  const frame: Frame = {
    left: pen.left,
    top: pen.y + ROOM.above,
    width: pen.width - SIDE,
    full: highest * HEADROOM,
    count: bars.length,
  };
  for (const [index, bar] of bars.entries()) drawBar(pen, { bar, index }, frame);
  pen.context.fillStyle = INK.line;
  pen.context.fillRect(frame.left, frame.top + HEIGHT, frame.width, 2);
  drawLimits(pen, bars, { frame, words });
  take(pen, { size: SIZE });
  drawWords(pen, bars, frame);
  pen.y = frame.top + HEIGHT + ROOM.below;
}
