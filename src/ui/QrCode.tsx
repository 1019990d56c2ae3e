import { useMemo } from 'react';
import { encode } from 'uqr';

/** Light around the code that readers need: four modules. */
const BORDER = 4;

/** How much of a code may be covered: M a thumb or a fold; L next to nothing, for a long text on a bright screen. */
type Mending = 'L' | 'M';

/** The dark modules of a code, and how many stand in a row with the light around it. */
function modulesOf(
  text: string,
  ecc: Mending = 'M',
): { dark: readonly (readonly boolean[])[]; size: number } {
  // M mends what a thumb or a fold covers; higher levels would make the modules finer than a school's printer.
  const { data, size } = encode(text, { ecc, border: BORDER });
  return { dark: data, size };
}

/** Runs of dark modules as one path: a few hundred strokes instead of a thousand squares. */
function pathOf(dark: readonly (readonly boolean[])[]): string {
  return dark
    .map((row, y) =>
      row
        .map((isDark, x) => {
          if (!isDark || row[x - 1]) return '';
          const end = row.indexOf(false, x);
          return `M${String(x)} ${String(y)}h${String((end < 0 ? row.length : end) - x)}v1H${String(x)}z`;
        })
        .join(''),
    )
    .join('');
}

/**
 * A QR code, dark on light in every theme: readers need it so. Edges between two dots of the screen stay soft: made
 * crisp, modules of 2.6 dots are 2 or 3 of them, and a picture of the screen is not read any more.
 */
export function QrCode({ text, label, ecc = 'M' }: { text: string; label: string; ecc?: Mending }) {
  const { path, size } = useMemo(() => {
    const { dark, size } = modulesOf(text, ecc);
    return { path: pathOf(dark), size };
  }, [text, ecc]);
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${String(size)} ${String(size)}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** The same code as a picture to send, eight pixels a module. Undefined where the browser draws no pictures. */
export async function qrPicture(text: string): Promise<Blob | undefined> {
  const { dark, size } = modulesOf(text);
  const canvas = document.createElement('canvas');
  canvas.width = size * 8;
  canvas.height = size * 8;
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  for (const [y, row] of dark.entries())
    for (const [x, isDark] of row.entries()) if (isDark) pen.fillRect(x * 8, y * 8, 8, 8);
  return new Promise((resolve) => {
    canvas.toBlob((picture) => {
      resolve(picture ?? undefined);
    });
  });
}
