import jsQR from 'jsqr';

/** Longest sides (px) at which a picture is read: a QR is found at one size and missed at another. */
const SIDES = [1200, 700, 1800, 400, 950];
/** A small picture of a fine code is read only when it is drawn larger. */
const MOST_SCALE = 4;

function asAddress(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('The picture could not be read.'));
    };
    // Our pages show pictures from here and from data addresses, from blob addresses never.
    reader.readAsDataURL(file);
  });
}

function load(address: string): Promise<HTMLImageElement | undefined> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => {
      resolve(image);
    };
    image.onerror = () => {
      resolve(undefined);
    };
    image.src = address;
  });
}

function scalesFor({ naturalWidth, naturalHeight }: HTMLImageElement): Set<number> {
  return new Set(SIDES.map((side) => Math.min(MOST_SCALE, side / Math.max(naturalWidth, naturalHeight))));
}

function readAt(image: HTMLImageElement, scale: number): string | undefined {
  const [width, height] = [Math.ceil(image.naturalWidth * scale), Math.ceil(image.naturalHeight * scale)];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context || width === 0) return undefined;
  context.drawImage(image, 0, 0, width, height);
  return jsQR(context.getImageData(0, 0, width, height).data, width, height)?.data;
}

/** What a QR in a photograph says; undefined when there is none, or when the file is no picture. */
export async function textInPicture(file: Blob): Promise<string | undefined> {
  const image = await load(await asAddress(file));
  if (!image) return undefined;
  for (const scale of scalesFor(image)) {
    const text = readAt(image, scale);
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}
