/** A picture for the group is as wide as a phone shows it sharp; its letters are read without zooming. */
const WIDTH = 750;
const EDGE = 48;
const FACE =
  "'PingFang SC', MiSans, 'HarmonyOS Sans SC', 'Noto Sans SC', 'Noto Sans CJK SC', system-ui, sans-serif";

/** A line of the picture: how large (px) it is written and in which colour. */
type Row = { text: string; size: number; colour: string; weight: string };

const INK = '#23211C';
const SOFT = '#6D675C';

/** What stays together: a number or a word with the closing marks behind it, or a letter with them. */
const PIECES = /(?:[\p{Script=Latin}\p{N}]+|\s+|[（“《(]*.)[，。；：、）”》！？,.;:)%]*/gsu;

/** A longer word than this (letters) breaks within: an address, or nonsense. */
const LONGEST_WORD = 24;

function piecesOf(text: string): string[] {
  return (text.match(PIECES) ?? []).flatMap((piece) =>
    piece.length > LONGEST_WORD ? Array.from(piece) : [piece],
  );
}

/** So few signs alone on the last line would look lost: what stands before them comes down. */
const LOST = 2;

function unorphaned(lines: string[][]): string[][] {
  const [before, last] = lines.slice(-2);
  if (before && last && last.join('').length <= LOST) last.unshift(before.pop() ?? '');
  return lines;
}

/** Breaks a text where the width is used up; a line never begins with a closing mark, and no number is torn. */
function broken(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[][] = [];
  for (const piece of piecesOf(text)) {
    const line = lines.at(-1);
    if (line && pen.measureText([...line, piece].join('')).width <= width) line.push(piece);
    else lines.push([line ? piece.trimStart() : piece]);
  }
  return unorphaned(lines).map((line) => line.join(''));
}

function rowsOf(pen: CanvasRenderingContext2D, paragraphs: readonly Row[]): Row[] {
  return paragraphs.flatMap((row) => {
    pen.font = `${row.weight} ${String(row.size)}px ${FACE}`;
    return broken(pen, row.text, WIDTH - 2 * EDGE).map((text) => ({ ...row, text }));
  });
}

/** What the picture says: a title, the lines of the group's text, and a small last line. */
export type PictureWords = { title: string; lines: readonly string[]; foot: string };

/** The notice as a PNG; undefined where the browser draws no pictures. */
export async function noticePicture({ title, lines, foot }: PictureWords): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  const rows = rowsOf(pen, [
    { text: title, size: 40, colour: INK, weight: '700' },
    ...lines.map((text) => ({ text, size: 32, colour: INK, weight: '400' })),
    { text: foot, size: 24, colour: SOFT, weight: '400' },
  ]);
  const heights = rows.map(({ size }) => Math.round(size * 1.6));
  canvas.width = WIDTH;
  canvas.height = 2 * EDGE + heights.reduce((sum, height) => sum + height, 0);
  pen.fillStyle = '#FFFDF8';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = 'middle';
  let top = EDGE;
  for (const [index, { text, size, colour, weight }] of rows.entries()) {
    const height = heights[index] ?? 0;
    pen.font = `${weight} ${String(size)}px ${FACE}`;
    pen.fillStyle = colour;
    pen.fillText(text, EDGE, top + height / 2);
    top += height;
  }
  return new Promise((resolve) => {
    canvas.toBlob((picture) => {
      resolve(picture ?? undefined);
    });
  });
}
