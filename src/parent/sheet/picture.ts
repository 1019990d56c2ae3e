import { drawBars } from './draw-bars';
import type { SheetContent } from './content';
import { INK, skip, take, write, writeRow, type Pen } from './pen';

/** As wide as a phone shows it sharply, and a chat does not shrink it. */
const WIDTH = 1080;
const MARGIN = 72;
const BODY = 36;
const SMALL = 30;

type DrawWords = { limit: (limit: number) => string };

function drawHead(pen: Pen, { title, who, period, number, sentences }: SheetContent): void {
  write(pen, title, { size: 52, weight: 700 });
  write(pen, `${who} · ${period}`, { size: BODY, color: INK.soft });
  skip(pen, 32);
  if (number) {
    write(pen, number.label, { size: BODY, color: INK.soft });
    take(pen, { size: 150, weight: 700 });
    pen.y += 150;
    pen.context.fillText(number.figure, pen.left, pen.y);
    const beside = pen.context.measureText(number.figure).width + 20;
    take(pen, { size: 44, color: INK.soft });
    pen.context.fillText(number.unit, pen.left + beside, pen.y);
    skip(pen, 36);
  }
  for (const sentence of sentences) write(pen, sentence, { size: 40 });
}

function drawParts(pen: Pen, { parts }: SheetContent): void {
  for (const part of parts) {
    skip(pen, 36);
    write(pen, part.title, { size: BODY, weight: 700 });
    for (const row of part.rows) writeRow(pen, row, BODY);
  }
}

/** Writes the whole sheet from the top; the pen stands below it afterwards. */
function drawSheet(pen: Pen, content: SheetContent, words: DrawWords): void {
  drawHead(pen, content);
  if (content.chart) {
    skip(pen, 48);
    write(pen, content.chart.caption, { size: BODY, weight: 700 });
    drawBars(pen, content.chart.bars, words.limit);
  }
  drawParts(pen, content);
  skip(pen, 40);
  for (const note of content.notes) write(pen, note, { size: SMALL, color: INK.soft });
}

function newPen(canvas: HTMLCanvasElement): Pen {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas to draw on.');
  return { context, left: MARGIN, width: WIDTH - 2 * MARGIN, y: MARGIN };
}

/** A canvas as tall as the sheet needs: it is written twice, because only writing it tells how long it gets. */
function drawnCanvas(content: SheetContent, words: DrawWords): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = 1;
  const trial = newPen(canvas);
  drawSheet(trial, content, words);
  canvas.height = Math.ceil(trial.y + MARGIN);
  const pen = newPen(canvas);
  pen.context.fillStyle = INK.paper;
  pen.context.fillRect(0, 0, canvas.width, canvas.height);
  drawSheet(pen, content, words);
  return canvas;
}

/**
 * The sheet as a PNG: pixels alone, with no word about the phone, the hour or the family beside them. `address` shows
 * the same picture on the page.
 */
export async function sheetPicture(
  content: SheetContent,
  words: DrawWords,
): Promise<{ blob: Blob; address: string }> {
  const canvas = drawnCanvas(content, words);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) throw new Error('The picture did not come off the canvas.');
  return { blob, address: canvas.toDataURL('image/png') };
}
